import type { Node } from "jsonc-parser";
import type { EvaluateOptions } from "../evaluate/options.ts";
import type { Finding } from "../findings/finding.ts";
import { globProblem } from "../regex/glob.ts";
import { rules } from "../rules/index.ts";
import type { SchemaAdditions } from "../schema/index.ts";
import { type SystemName, systems } from "../snapshot/systems.ts";
import { hostWordProblem } from "../targets/host-list.ts";
import type { TargetEntry } from "../targets/targets.ts";
import {
  type Configuration,
  type ConfigurationLayer,
  type ConfigurationReference,
  emptyConfiguration,
  type RuleSettings,
} from "./configuration.ts";
import { parseJson } from "./json-mistakes.ts";
import {
  isKnownName,
  type Read,
  readList,
  readNothing,
  readObject,
  readRecord,
  readText,
  readWord,
  report,
  spanOf,
} from "./read-json.ts";
import { readSchemaAdditions } from "./read-schema-additions.ts";

export interface ParsedConfiguration {
  /** The usable part of it. */
  configuration: Configuration;
  /** What it extends, in order: later ones win, and the file itself wins over all of them. */
  extends: ConfigurationReference[];
  /** What is wrong with it, in order of offsets. */
  findings: Finding[];
}

/** Reads the text of a configuration file: JSON with comments and trailing commas. Never throws. */
export function parseConfiguration(text: string): ParsedConfiguration {
  const findings: Finding[] = [];
  const root = treeOf(text, findings);
  const file = root === undefined ? {} : (readFile(root, findings) ?? {});
  const base: ConfigurationLayer = {
    files: undefined,
    rules: file.rules ?? {},
    evaluate: file.evaluate ?? {},
    variables: file.variables ?? {},
  };
  findings.sort((left, right) => left.start - right.start);
  return {
    configuration:
      root === undefined
        ? emptyConfiguration
        : {
            layers: [base, ...(file.overrides ?? [])],
            ignore: file.ignore ?? [],
            schema: file.schema === undefined ? [] : [file.schema],
            targets: file.targets ?? [],
          },
    extends: file.extends ?? [],
    findings,
  };
}

interface ConfigurationFile {
  $schema: never;
  extends: ConfigurationReference[];
  rules: RuleSettings;
  overrides: ConfigurationLayer[];
  ignore: string[];
  evaluate: Partial<EvaluateOptions>;
  variables: Record<string, string>;
  schema: SchemaAdditions;
  targets: TargetEntry[];
}

const ruleIds = rules.map(({ id }) => id);

const readRules: Read<RuleSettings> = readRecord(
  readWord(["error", "warning", "hint", "off"] as const),
  (name, findings) => isKnownName(name, ruleIds, "rule", findings),
);

const readGlobs = readList((node, findings) => {
  const glob = readText(node, findings);
  const problem = glob === undefined ? undefined : globProblem(glob);
  if (problem !== undefined) report(findings, spanOf(node), `This glob ${problem}.`);
  return problem === undefined ? glob : undefined;
});

/** The name of `unknownPorts` in an earlier version; it is still read, with a hint. */
const readUnlistedProtocol: Read<EvaluateOptions["unknownPorts"]> = (node, findings) => {
  const old = readWord(["error", "closed"] as const)(node, findings);
  if (old === undefined) return undefined;
  const unknownPorts = old === "error" ? "undecided" : old;
  const property = spanOf(node.parent ?? node);
  const newText = `"unknownPorts": "${unknownPorts}"`;
  const fix = { title: `Change to ${newText}`, safe: true, edits: [{ ...property, newText }] };
  report(findings, property, `unlistedProtocol is now called unknownPorts: write ${newText}.`, [fix], "hint");
  return unknownPorts;
};

const readEvaluateOptions = readObject<
  Omit<EvaluateOptions, "set" | "variables"> & { unlistedProtocol: EvaluateOptions["unknownPorts"] }
>({
  loopback: readWord(["ignore", "count"]),
  closedPort: readWord(["undecided", "error", "passed", "failed"]),
  unknownPorts: readWord(["undecided", "closed"]),
  processName: readWord(["name", "pattern-in-path"]),
  selectedLines: readWord(["all", "any"]),
  unlistedProtocol: readUnlistedProtocol,
});

const readEvaluate: Read<Partial<EvaluateOptions>> = (node, findings) => {
  const { unlistedProtocol, ...options } = readEvaluateOptions(node, findings) ?? {};
  return unlistedProtocol === undefined ? options : { unknownPorts: unlistedProtocol, ...options };
};

const readVariables: Read<Record<string, string>> = readRecord(readText, (name, findings) => {
  if (/^[A-Z][A-Z0-9_]*$/.test(name.value)) return true;
  report(findings, spanOf(name), "Write the name of a variable in capitals, without the @ around it.");
  return false;
});

const readOverride: Read<ConfigurationLayer> = (node, findings) => {
  const { files, rules = {}, evaluate = {}, variables = {} } = readLayer(node, findings) ?? {};
  if (files !== undefined) return { files, rules, evaluate, variables };
  if (node.type === "object") report(findings, spanOf(node), "Name the policies that this is for in files.");
};

const readLayer = readObject<{
  files: string[];
  rules: RuleSettings;
  evaluate: Partial<EvaluateOptions>;
  variables: Record<string, string>;
}>({
  files: readGlobs,
  rules: readRules,
  evaluate: readEvaluate,
  variables: readVariables,
});

/** A non-empty list: what an empty one would mean is anyone's guess. */
function readSome<Value>(read: Read<Value>): Read<Value[]> {
  const list = readList(read);
  return (node, findings) => {
    if (node.type === "array" && node.children?.length === 0) {
      report(findings, spanOf(node), "This list is empty: add an entry, or remove it.");
    }
    const values = list(node, findings);
    return values?.length === 0 ? undefined : values;
  };
}

const readHostWord: Read<string> = (node, findings) => {
  const word = readText(node, findings);
  const problem = word === undefined ? undefined : hostWordProblem(word);
  if (problem !== undefined) report(findings, spanOf(node), problem);
  return problem === undefined ? word : undefined;
};

/** `web` or `!web`, which are `@web` and `!@web` of a list of hosts; the sign is optional. */
const readGroup: Read<string> = (node, findings) =>
  readHostWord(node, findings)?.replace(/^(!?)\s*@?/, "$1@");

const readTargetProperties = readObject<{
  files: string[];
  hosts: string[];
  groups: string[];
  systems: SystemName[];
}>({
  files: readGlobs,
  hosts: readSome(readHostWord),
  groups: readSome(readGroup),
  systems: readSome(readWord(systems.map(({ name }) => name))),
});

const readTarget: Read<TargetEntry> = (node, findings) => {
  if (node.type !== "object") {
    readTargetProperties(node, findings);
    return undefined;
  }
  const { files, hosts = [], groups = [], systems } = readTargetProperties(node, findings) ?? {};
  const takesBack = (word: string) => word.trimStart().startsWith("!");
  // Exclusions come after what they exclude from, whichever of the two lists they are in.
  const words = [
    ...groups.filter((group) => !takesBack(group)),
    ...hosts,
    ...groups.filter((group) => takesBack(group)),
  ];
  return { files, hosts: words.length === 0 ? undefined : words, systems };
};

/** Only relative paths: an absolute one may lead to another machine, and is only right on one machine. */
const readReference: Read<ConfigurationReference> = (node, findings) => {
  const path = readText(node, findings);
  if (path === undefined) return undefined;
  if (path !== "" && !/^(?:[\\/]|[A-Za-z][\w+.-]*:)/.test(path)) return { path, ...spanOf(node) };
  report(findings, spanOf(node), "Write a path relative to this file, such as ../base.json.");
};

const readFile = readObject<ConfigurationFile>({
  $schema: readNothing,
  extends: readList(readReference),
  rules: readRules,
  overrides: readList(readOverride),
  ignore: readGlobs,
  evaluate: readEvaluate,
  variables: readVariables,
  schema: readSchemaAdditions,
  targets: readList(readTarget),
});

function treeOf(text: string, findings: Finding[]): Node | undefined {
  if (text.trim() === "") return undefined;
  const { root, mistake } = parseJson(text);
  if (mistake !== undefined) report(findings, mistake, mistake.message);
  return root;
}
