import type { Log, Notification, PhysicalLocation, Region, ReportingDescriptor, Result, Run } from "sarif";
import { projectUrl } from "../../project-url.ts";
import type { Range } from "../../report.ts";
import { Each, jsonPieces } from "../json-pieces.ts";
import { messageOf } from "./message.ts";

/** Code scanning refuses a file with more results in a run (docs.github.com, "SARIF results exceed limit"). */
export const maxResults = 25_000;

/** What differs between our runs. */
export interface SarifRun {
  /**
   * Distinguishes two reports about one commit, which code scanning would otherwise take for the same: `lint`
   * or `check`.
   */
  command: "lint" | "check";
  version: string;
  rules: ReportingDescriptor[];
  results: readonly Result[];
  /** Sentences about what is not in the results. */
  notes: readonly string[];
}

/** A SARIF 2.1.0 log of one run, piece by piece. */
export function sarifPieces({ command, version, rules, results, notes }: SarifRun): Iterable<string> {
  const run: Omit<Run, "results"> & { results: unknown } = {
    tool: {
      driver: {
        name: "nessus-audit",
        // An editor does not know it.
        ...(version !== "" && { version, semanticVersion: version }),
        informationUri: projectUrl,
        rules,
      },
    },
    automationDetails: { id: `nessus-audit-${command}/` },
    ...(notes.length > 0 && {
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: notes.map(notification) }],
    }),
    columnKind: "utf16CodeUnits",
    results: new Each(results, (result) => result),
  };
  const log: Omit<Log, "runs"> & { runs: unknown } = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: new Each([run], (one) => one),
  };
  return jsonPieces(log);
}

function notification(text: string): Notification {
  return { level: "warning", message: messageOf(text) };
}

const gravity = ["error", "warning", "note"] as const satisfies Result.level[];

/**
 * As many results as code scanning accepts, in their order: the most severe ones, and among equals the first.
 */
export function boundedResults(results: Result[]): { results: Result[]; notes: string[] } {
  if (results.length <= maxResults) return { results, notes: [] };
  const kept = new Set<Result>();
  for (const level of gravity) {
    for (const result of results) {
      if (kept.size === maxResults) break;
      if (result.level === level) kept.add(result);
    }
  }
  const left = results.length - maxResults;
  return {
    results: results.filter((result) => kept.has(result)),
    notes: [
      `${results.length} results exceed the ${maxResults} that code scanning accepts from a run: the mildest ${left} are left out. Other formats have all of them.`,
    ],
  };
}

export function location(path: string, where?: Region): PhysicalLocation {
  return { artifactLocation: artifact(path), ...(where && { region: where }) };
}

export function artifact(path: string) {
  const uri = path.split("/").map(uriPart).join("/");
  return path.startsWith("/") ? { uri: `file://${uri}` } : { uri, uriBaseId: "%SRCROOT%" };
}

/** Bytes of a name that are not UTF-8 are lone surrogates; see `cli/files/file-name.ts`. */
function uriPart(name: string): string {
  return name
    .split(/([\udc80-\udcff])/u)
    .map((piece, index) => {
      if (index % 2 === 0) return encodeURIComponent(piece.replace(/\p{Surrogate}/gu, "\ufffd"));
      return `%${(piece.charCodeAt(0) - 0xdc00).toString(16).toUpperCase()}`;
    })
    .join("");
}

export function region({ start, end }: Range): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
