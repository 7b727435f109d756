import { resolve } from "node:path";
import {
  type FillValue,
  filledAsJson,
  filledAsText,
  fillVariables,
  hasErrors,
  parse,
  policyOf,
  reportedFill,
} from "../../core/command-line.ts";
import { configurationsFor } from "../files/configurations.ts";
import { encodingNotes, readPolicy } from "../files/read-policy.ts";
import { readText } from "../files/read-text.ts";
import { writeResult } from "../files/write/write-result.ts";
import type { Arguments } from "../options/arguments.ts";
import { nearestConfigurationOption, stdinFilenameOption } from "../options/policy-options.ts";
import { UsageError } from "../options/usage-error.ts";
import { type ExitCode, exitCode } from "../output/exit-code.ts";
import { problemsOn } from "../output/problems.ts";
import type { Terminal } from "../output/terminal.ts";
import type { Command } from "./command.ts";

const formats = ["text", "json"] as const;

export const fillCommand: Command = {
  name: "fill",
  summary: "fill in the variables of a policy, so that it can be uploaded",
  usage: ["POLICY [OPTIONS]"],
  details: [
    "The scanner has no form for the variables of an uploaded policy. fill writes their values wherever @NAME@ appears, with",
    "the escapes that each place needs. In a pattern a value is part of the pattern, as the defaults in headers",
    "are: 10\\.0\\.0\\.5; with --set-text it matches only itself. Without --output the policy is printed, and what was",
    "filled in is listed on standard error. If a variable has no value, or a value has no variable, it is reported and",
    "nothing is written; the exit code is 2.",
  ].join("\n"),
  options: [
    {
      name: "set",
      value: "NAME=VALUE",
      multiple: true,
      help: "the value of a variable; part of the pattern if it is in one",
    },
    {
      name: "set-text",
      value: "NAME=TEXT",
      multiple: true,
      help: "plain text, which is escaped in patterns",
    },
    {
      name: "values",
      value: "FILE",
      multiple: true,
      help: 'values of variables: lines NAME=VALUE, or JSON {"NAME": "VALUE", "OTHER": {"text": "10.0.0.5"}}',
    },
    { name: "defaults", help: "use the defaults in the header for values that are not given" },
    { name: "output", short: "o", value: "FILE", help: "write the policy there instead of printing it" },
    { name: "force", help: "replace the file of --output" },
    {
      name: "format",
      value: "FORMAT",
      choices: formats,
      default: "text",
      help: "how the filled in values are listed",
    },
    nearestConfigurationOption,
    stdinFilenameOption,
  ],
  examples: [
    { does: "Which variables there are", command: "nessus-audit fill cis.audit" },
    {
      does: "A policy to upload",
      command: "nessus-audit fill cis.audit --set-text NTP_SERVER=10.0.0.5 --defaults -o cis-site.audit",
    },
    {
      does: "The values of a site in a file",
      command: "nessus-audit fill cis.audit --values site.env -o cis-site.audit",
    },
  ],
  run: runFill,
};

async function runFill(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [path, ...more] = args.words;
  if (path === undefined || more.length > 0)
    throw new UsageError("fill needs one policy, such as fill web.audit.");
  const problems = problemsOn(terminal);
  const output = args.value("output");
  try {
    const file = await readPolicy(path, terminal, args.value("stdin-filename"));
    const configurations = await configurationsFor(terminal.cwd, args.value("config"), problems);
    const { schema, evaluate } = await configurations.settingsOf(resolve(terminal.cwd, file.path));
    const policy = policyOf(parse(file.text, schema));
    const values = await valuesOf(args, terminal);
    const isNamed = (name: string) => file.text.includes(`@${name}@`);
    for (const [name, value] of Object.entries(evaluate.variables)) {
      // a configuration is for many policies, each with its own variables
      if (!values.has(name) && isNamed(name))
        values.set(name, { value, isText: false, from: "the configuration" });
    }
    const answer = fillVariables(policy, values, {
      withDefaults: args.has("defaults"),
      ...(schema !== undefined && { schema }),
    });
    if (!answer.ok) {
      for (const problem of answer.problems) problems.report(`${file.path}: ${problem}`);
      const isMissing = answer.problems.some((problem) => problem.includes(" has no value."));
      if (isMissing)
        problems.note(
          "Give values with --set NAME=VALUE, --values FILE or, for those of the header, --defaults.",
        );
      return exitCode.incomplete;
    }
    if (output === undefined) terminal.exact(answer.text, file.path);
    else await writeResult(output, answer.text, { force: args.has("force"), terminal });
    const report = reportedFill(file, { ...answer, notes: [...answer.notes, ...encodingNotes(file)] });
    const stream = output === undefined ? "err" : "out";
    if (args.choice("format", formats) === "json") terminal[stream](filledAsJson(report), "json");
    else
      terminal[stream](
        filledAsText(report, { color: stream === "out" ? terminal.colorOut : terminal.colorErr }),
      );
    const name = output ?? "the filled policy";
    if (hasErrors(policyOf(parse(answer.text, schema))))
      problems.note(`${name} has errors: see nessus-audit lint.`);
    return exitCode.clean;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    problems.fail(path, error);
    return exitCode.incomplete;
  }
}

/**
 * The values from the command line and from the files that it names; later ones win, and the command line
 * wins over files.
 */
async function valuesOf(args: Arguments, terminal: Terminal): Promise<Map<string, FillValue>> {
  const values = new Map<string, FillValue>();
  for (const path of args.values("values")) {
    const { text } = await readText(resolve(terminal.cwd, path), path);
    for (const [name, value] of valuesOfFile(text, path)) values.set(name, value);
  }
  const given = new Set<string>();
  for (const option of ["set", "set-text"] as const) {
    for (const text of args.values(option)) {
      const [name, value] = assignment(text, `--${option}`);
      if (given.has(name)) throw new UsageError(`${name} is given twice.`);
      given.add(name);
      values.set(name, { value, isText: option === "set-text", from: "the command line" });
    }
  }
  return values;
}

function assignment(text: string, option: string): [name: string, value: string] {
  const parts = /^([A-Z][A-Z0-9_]*)=(.*)$/s.exec(text);
  if (parts === null)
    throw new UsageError(`${option} needs NAME=VALUE, such as ${option} SSH_PORT=22, not "${text}".`);
  return [parts[1]!, parts[2]!];
}

/** @throws Error with a message for the user */
function valuesOfFile(text: string, path: string): [name: string, value: FillValue][] {
  return /^\s*\{/.test(text) ? valuesOfJson(text, path) : valuesOfLines(text, path);
}

function valuesOfLines(text: string, path: string): [string, FillValue][] {
  return text.split(/\r?\n/).flatMap((line, index): [string, FillValue][] => {
    if (/^\s*(?:#|$)/.test(line)) return [];
    const parts = /^\s*([A-Z][A-Z0-9_]*)\s*=(.*)$/.exec(line);
    if (parts === null) throw new Error(`${path}, line ${index + 1}: write NAME=VALUE, or # for a comment.`);
    return [[parts[1]!, { value: parts[2]!.trim(), isText: false, from: path }]];
  });
}

function valuesOfJson(text: string, path: string): [string, FillValue][] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`);
  }
  return Object.entries(read as Record<string, unknown>).map(([name, value]): [string, FillValue] => {
    if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw new Error(`${path}: ${name} is not the name of a variable.`);
    if (typeof value === "string" || typeof value === "number")
      return [name, { value: String(value), isText: false, from: path }];
    const plain =
      typeof value === "object" && value !== null ? (value as { text?: unknown }).text : undefined;
    if (typeof plain !== "string")
      throw new Error(`${path}: ${name} must be a string, a number, or {"text": "…"} for a plain text.`);
    return [name, { value: plain, isText: true, from: path }];
  });
}
