import { commonOptions } from "../options/arguments.ts";
import type { Option } from "../options/option.ts";
import type { Command } from "./command.ts";

/** Text of `nessus-audit --help`. */
export function programHelp(commands: readonly Command[]): string {
  const width = widest(commands.map(({ name }) => name));
  return [
    "Writes, lints and previews Tenable Nessus .audit policies. Nothing is sent anywhere.",
    "",
    "Usage: nessus-audit COMMAND [OPTIONS]",
    "",
    "Commands:",
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    "",
    "Options:",
    "  -h, --help     show this help; after a command, the help of that command",
    "  -V, --version  show the version",
    "",
    "Exit codes: 0 nothing to report, 1 findings, or verdicts that failed or are undecided, 2 the run could not be",
    "completed.",
    "",
    "Examples:",
    ...commands.slice(0, 3).flatMap(({ examples }) => exampleLines(examples.slice(0, 1))),
    "",
  ].join("\n");
}

/** Text of `nessus-audit COMMAND --help`. */
export function commandHelp({ name, summary, usage, details, options, examples }: Command): string {
  const lines = usage.map((form, index) =>
    `${index === 0 ? "Usage:" : "      "} nessus-audit ${name} ${form}`.trimEnd(),
  );
  return [
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    "",
    ...lines,
    "",
    ...(details ? [details, ""] : []),
    "Options:",
    ...optionLines([...options, ...commonOptions].filter(({ replacedBy }) => replacedBy === undefined)),
    "",
    "Examples:",
    ...exampleLines(examples),
    "",
  ].join("\n");
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

function optionLines(options: readonly Option[]): string[] {
  // Long names are aligned, whether or not there is a short one before them.
  const heads = options.map((option) => `${option.short ? "" : "    "}${optionForm(option)}`);
  const width = widest(heads);
  return options.flatMap((option, index) => {
    const text = optionText(option);
    const [first, ...rest] = wrap(text, Math.max(40, 100 - width));
    return [
      `  ${heads[index]!.padEnd(width)}  ${first}`,
      ...rest.map((line) => `  ${" ".repeat(width)}  ${line}`),
    ];
  });
}

/** What the help says about an option, with its values and its default. */
export function optionText({ help, choices, default: preset }: Option): string {
  return `${help}${choices ? `: ${choices.join(", ")}` : ""}${preset === undefined ? "" : ` (default: ${preset})`}`;
}

/** How an option is written: `-o, --output FORMAT=FILE…`. */
export function optionForm({ name, short, value, multiple, takes }: Option): string {
  const dots = multiple || takes ? "…" : "";
  return `${short ? `-${short}, ` : ""}--${name}${value ? ` ${value}${dots}` : ""}`;
}

function exampleLines(examples: Command["examples"]): string[] {
  return examples.flatMap(({ does, command }) => [`  # ${does}`, `  ${command}`]);
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
