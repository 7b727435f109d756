import type { Node } from "jsonc-parser";
import type { EvaluateOptions } from "../evaluate/options.ts";
import type { Finding } from "../rules/finding.ts";
import { rules } from "../rules/index.ts";
import type { SchemaAdditions } from "../schema/index.ts";
import {
  type Configuration,
  type ConfigurationLayer,
  type ConfigurationReference,
  emptyConfiguration,
  type RuleSettings,
} from "./configuration.ts";
import { globProblem } from "./glob.ts";
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
  /** What can be used of it. */
  configuration: Configuration;
  /** What it extends, in order: later ones win, and the file itself over all of them. */
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

/** As `unknownPorts` was called in an earlier version; it is still read, with a hint. */
const readUnlistedProtocol: Read<EvaluateOptions["unknownPorts"]> = (node, findings) => {
  const old = readWord(["error", "closed"] as const)(node, findings);
  if (old === undefined) return undefined;
  const unknownPorts = old === "error" ? "undecided" : old;
  const property = spanOf(node.parent ?? node);
  const newText = `"unknownPorts": "${unknownPorts}"`;
  const fix = { title: `Change to ${newText}`, safe: true, edits: [{ ...property, newText }] };
  report(findings, property, `unlistedProtocol is called unknownPorts now: write ${newText}.`, [fix], "hint");
  return unknownPorts;
};

const readEvaluateOptions = readObject<
  Omit<EvaluateOptions, "set" | "variables"> & { unlistedProtocol: EvaluateOptions["unknownPorts"] }
>({
  loopback: readWord(["ignore", "count"]),
  closedPort: readWord(["undecided", "error", "passed", "failed"]),
  unknownPorts: readWord(["undecided", "closed"]),
  processName: readWord(["name", "pattern-in-path"]),
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
  if (node.type === "object") report(findings, spanOf(node), "Say with files which policies this is for.");
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

/** Relative paths only: an absolute one may lead to another machine, and is right on one machine only. */
const readReference: Read<ConfigurationReference> = (node, findings) => {
  const path = readText(node, findings);
  if (path === undefined) return undefined;
  if (path !== "" && !/^(?:[\\/]|[A-Za-z][\w+.-]*:)/.test(path)) return { path, ...spanOf(node) };
  report(findings, spanOf(node), "Write a path that is relative to this file, such as ../base.json.");
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
});

function treeOf(text: string, findings: Finding[]): Node | undefined {
  if (text.trim() === "") return undefined;
  const { root, mistake } = parseJson(text);
  if (mistake !== undefined) report(findings, mistake, mistake.message);
  return root;
}
