import type { Log, PhysicalLocation, Region, ReportingDescriptor, Result, Run } from "sarif";
import type { Status } from "../../evaluate/verdict.ts";
import type { Severity } from "../../findings/finding.ts";
import { checkName, verdictDetails } from "../check/verdict-groups.ts";
import { hash } from "../lint/fingerprint.ts";
import { ruleUrl } from "../lint/rule-url.ts";
import type {
  CheckReport,
  LintReport,
  Range,
  ReportedFinding,
  ReportedFix,
  ReportedVerdict,
  Tool,
} from "../report.ts";
import { Each, jsonPieces } from "./json-pieces.ts";

const levels = { error: "error", warning: "warning", hint: "note" } as const satisfies Record<
  Severity,
  string
>;

/** Findings as SARIF 2.1.0, with the rules they come from, fingerprints and fixes. */
export function lintAsSarif({ tool, files }: LintReport): string {
  const rules = [...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const results = files.flatMap(({ path, findings }) =>
    findings.map((finding) => lintResult(path, finding, rules.indexOf(finding.rule))),
  );
  return print(
    tool,
    rules.map((rule) => ruleDescriptor(rule, tool)),
    results,
  );
}

function lintResult(path: string, finding: ReportedFinding, ruleIndex: number): Result {
  const { rule, severity, message, range, related, fix, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: location(path, region(range)) }],
    ...(related && {
      relatedLocations: [
        { message: { text: related.message }, physicalLocation: location(path, region(related.range)) },
      ],
    }),
    partialFingerprints: { "nessusAudit/v1": fingerprint },
    ...(fix && { fixes: [sarifFix(path, fix)] }),
  };
}

function ruleDescriptor(rule: string, { rules }: Tool): ReportingDescriptor {
  const known = rules.get(rule);
  return {
    id: rule,
    ...(known && {
      shortDescription: { text: known.summary },
      defaultConfiguration: { level: levels[known.severity] },
    }),
    helpUri: ruleUrl(rule),
  };
}

function sarifFix(path: string, { title, edits }: ReportedFix) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifact(path),
        replacements: edits.map(({ range, newText }) => ({
          deletedRegion: region(range),
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}

/** Verdicts as SARIF 2.1.0: the item type is the rule, the check's place in the policy the location. */
export function checkAsSarif(report: CheckReport): string {
  return [...checkAsSarifPieces(report)].join("");
}

/** The same piece by piece. */
export function checkAsSarifPieces({ tool, results }: CheckReport): Iterable<string> {
  const found = new Set<string>();
  for (const { check } of results) found.add(ruleOfCheck(check.type));
  const types = [...found].sort();
  return pieces(
    tool,
    types.map((id) => ({ id })),
    new Each(results, (verdict) => verdictResult(verdict, types)),
  );
}

/** "open": there was too little information to decide (SARIF 2.1.0, 3.27.9). */
const kinds: Record<Status, Pick<Result, "kind" | "level">> = {
  PASSED: { kind: "pass", level: "none" },
  FAILED: { kind: "fail", level: "error" },
  WARNING: { kind: "fail", level: "warning" },
  ERROR: { kind: "fail", level: "error" },
  SKIPPED: { kind: "notApplicable", level: "none" },
  UNDECIDED: { kind: "open", level: "none" },
  NOT_EVALUATED: { kind: "notApplicable", level: "none" },
};

function verdictResult(verdict: ReportedVerdict, types: readonly string[]): Result {
  const { policy, host, snapshot, check, status, evidence } = verdict;
  const ruleId = ruleOfCheck(check.type);
  const [reason, ...details] = verdictDetails(verdict);
  const rows = evidence.flatMap(({ socket, excerpt, message }) => {
    const line = socket?.line ?? excerpt?.line;
    return line === undefined ? [] : [{ line, message }];
  });
  return {
    ruleId,
    ruleIndex: types.indexOf(ruleId),
    ...kinds[status],
    message: { text: [`${checkName(check)} on ${host}: ${status}. ${reason}`, ...details].join("\n") },
    locations: [{ physicalLocation: location(policy, { startLine: check.line }) }],
    ...(snapshot !== undefined &&
      rows.length > 0 && {
        relatedLocations: rows.map(({ line, message }) => ({
          message: { text: message },
          physicalLocation: location(snapshot, { startLine: line }),
        })),
      }),
    partialFingerprints: { "nessusAudit/v1": hash(JSON.stringify([host, check.type, check.description])) },
  };
}

function ruleOfCheck(type: string): string {
  return type || "untyped-check";
}

function location(path: string, where: Region): PhysicalLocation {
  return { artifactLocation: artifact(path), region: where };
}

function artifact(path: string) {
  const uri = path.split("/").map(uriPart).join("/");
  return path.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}

/** Bytes of a name that are not UTF-8 are halves of surrogate pairs: see `cli/file-name.ts`. */
function uriPart(name: string): string {
  return name
    .split(/([\udc80-\udcff])/u)
    .map((piece, index) => {
      if (index % 2 === 0) return encodeURIComponent(piece.replace(/\p{Surrogate}/gu, "\ufffd"));
      return `%${(piece.charCodeAt(0) - 0xdc00).toString(16).toUpperCase()}`;
    })
    .join("");
}

function region({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function print(tool: Tool, rules: ReportingDescriptor[], results: Result[]): string {
  return [...pieces(tool, rules, new Each(results, (result) => result))].join("");
}

function pieces(tool: Tool, rules: ReportingDescriptor[], results: Iterable<unknown>): Iterable<string> {
  const run: Omit<Run, "results"> & { results: unknown } = {
    tool: { driver: { name: "nessus-audit", version: tool.version, rules } },
    columnKind: "utf16CodeUnits",
    results,
  };
  const log: Omit<Log, "runs"> & { runs: unknown } = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: new Each([run], (one) => one),
  };
  return jsonPieces(log);
}
