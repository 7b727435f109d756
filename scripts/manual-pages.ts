/** The pages of docs/manual: every command with its options, every setting of the editor, the JSON that commands print. */
import { readdirSync, readFileSync } from "node:fs";
import { optionForm, optionText } from "../cli/commands/help.ts";
import type { Command } from "../cli/commands/index.ts";
import { inlineCode, proseAsMarkdown } from "../core/pages.ts";
import { type JsonSchema, jsonRows } from "./json-rows.ts";
import { type ManifestTexts, withTexts } from "./packaging/manifest-texts.ts";
import { table } from "./reference-markdown.ts";

const notice = "<!-- Written by `npm run docs`. Change what it is made of instead. -->";

interface Setting {
  type: string | string[];
  default?: unknown;
  scope?: string;
  enum?: (string | null)[];
  enumDescriptions?: string[];
  markdownEnumDescriptions?: string[];
  description?: string;
  markdownDescription?: string;
  markdownDeprecationMessage?: string;
}

interface Manifest {
  contributes: {
    configuration: { title: string; properties: Record<string, Setting> }[];
    commands: { command: string; title: string; category?: string }[];
    keybindings: { command: string; key: string; mac?: string }[];
  };
}

/** File name to text of each page. @param commands the subcommands, in the order of `--help` */
export function manualPages(commands: readonly Command[]): Map<string, string> {
  return new Map([
    ["commands.md", commandsPage(commands)],
    ["settings.md", settingsPage(readManifest())],
    ["json.md", jsonPage()],
  ]);
}

function commandsPage(commands: readonly Command[]): string {
  return [
    notice,
    "",
    "# Commands of `nessus-audit`",
    "",
    table(
      ["command", "does"],
      commands.map(({ name, summary }) => [`[\`${name}\`](#${name})`, proseAsMarkdown(summary)]),
    ),
    "",
    "## Exit codes",
    "",
    table(
      ["code", "means"],
      [
        ["0", "Nothing to report."],
        ["1", "Findings, or verdicts that failed or are undecided."],
        ["2", "The run could not be done in full: a file can't be read, or the command line is not valid."],
      ],
    ),
    "",
    "`-h`, `--help` shows the help of the program or, after a command, of that command; `-V`, `--version` the version.",
    ...commands.flatMap(commandSection),
    "",
  ].join("\n");
}

function commandSection({ name, summary, usage, details, options, examples }: Command): string[] {
  const shown = options.filter(({ replacedBy }) => replacedBy === undefined);
  const rows = shown.map((option) => [inlineCode(optionForm(option)), proseAsMarkdown(optionText(option))]);
  return [
    "",
    `## ${name}`,
    "",
    `${proseAsMarkdown(`${summary[0]!.toUpperCase()}${summary.slice(1)}`)}.`,
    "",
    "```sh",
    ...usage.map((form) => `nessus-audit ${name} ${form}`.trimEnd()),
    "```",
    ...(details === undefined ? [] : ["", proseAsMarkdown(details)]),
    ...(rows.length === 0 ? [] : ["", table(["option", "does"], rows)]),
    "",
    "```sh",
    ...examples.flatMap(({ does, command }) => [`# ${does}`, command]),
    "```",
  ];
}

function settingsPage({ contributes }: Manifest): string {
  const keys = new Map(contributes.keybindings.map(({ command, key, mac }) => [command, { key, mac }]));
  return [
    notice,
    "",
    "# Settings, commands and keys of the editor",
    "",
    "What a repository settles for everybody, such as the severity of rules, is in",
    "[`.nessus-audit.json`](../configuration.md), which the command line reads too.",
    "",
    "## Settings",
    ...contributes.configuration.flatMap(({ title, properties }) => [
      "",
      `### ${title}`,
      ...Object.entries(properties).flatMap(([name, setting]) => settingSection(name, setting)),
    ]),
    "",
    "## Commands",
    "",
    table(
      ["command", "key", "on a Mac"],
      contributes.commands.map(({ command, title, category }) => {
        const own = keys.get(command);
        return [
          category === undefined ? title : `${category}: ${title}`,
          inlineKey(own?.key),
          inlineKey(own?.mac ?? own?.key),
        ];
      }),
    ),
    "",
  ].join("\n");
}

function inlineKey(key: string | undefined): string {
  return key === undefined ? "" : inlineCode(key);
}

function settingSection(name: string, setting: Setting): string[] {
  const choices = (setting.enum ?? []).map((value, index) => {
    const says = setting.markdownEnumDescriptions?.[index] ?? setting.enumDescriptions?.[index] ?? "";
    return `- ${inlineCode(value === null ? "null" : value)}${says === "" ? "" : `: ${says}`}`;
  });
  return [
    "",
    `#### \`${name}\``,
    "",
    withLinks(setting.markdownDescription ?? setting.description ?? deprecation(setting)),
    ...(choices.length === 0 ? [] : ["", ...choices]),
    "",
    `${[setting.type].flat().join(" or ")}; default ${inlineCode(JSON.stringify(setting.default ?? null))}`,
  ];
}

function deprecation({ markdownDeprecationMessage = "" }: Setting): string {
  return `Deprecated. ${markdownDeprecationMessage}`;
}

/** The editor turns names of settings between `#` signs into links, and so does the page. */
function withLinks(text: string): string {
  return text.replace(
    /`#([\w.]+)#`/g,
    (_, name: string) => `[${inlineCode(name)}](#${name.toLowerCase().replaceAll(".", "")})`,
  );
}

function jsonPage(): string {
  const folder = new URL("../schema/output/", import.meta.url);
  const schemas = readdirSync(folder)
    .filter((name) => name.endsWith(".schema.json"))
    .sort()
    .map((name) => ({ name, schema: readJson<JsonSchema>(new URL(name, folder)) }));
  return [
    notice,
    "",
    "# What commands print with `--format json`",
    "",
    "Each output has a `version`. Within a version keys may be added; none changes its meaning or goes. The schemas are in",
    "[schema/output](../../schema/output).",
    ...schemas.flatMap(({ name, schema }) => [
      "",
      `## ${schema.title?.replace(/^Output of /, "") ?? name}`,
      "",
      ...(schema.description === undefined ? [] : [proseAsMarkdown(schema.description), ""]),
      table(["key", "type", "always there", "what it says"], jsonRows(schema)),
    ]),
    "",
  ].join("\n");
}

/** The manifest, with English texts in place of their keys. */
function readManifest(): Manifest {
  const root = new URL("../", import.meta.url);
  const manifest = readJson<Manifest>(new URL("package.json", root));
  return withTexts(manifest, readJson<ManifestTexts>(new URL("package.nls.json", root)));
}

function readJson<T>(url: URL): T {
  return JSON.parse(readFileSync(url, "utf8")) as T;
}
