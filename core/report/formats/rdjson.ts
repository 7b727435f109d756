import type { Severity } from "../../findings/finding.ts";
import { checkName, doubtText, groupVerdicts, verdictBlocks } from "../check/verdict-groups.ts";
import { projectUrl } from "../project-url.ts";
import { messageWithPlace } from "../related-place.ts";
import type { CheckReport, LintReport, Place, Range, ReportedFinding, ReportedVerdict } from "../report.ts";
import { verdictSeverities } from "./annotated.ts";
import { Each, jsonPieces } from "./json-pieces.ts";

const severities: Record<Severity, string> = { error: "ERROR", warning: "WARNING", hint: "INFO" };

const source = { name: "nessus-audit", url: projectUrl };

/**
 * Findings in the format of reviewdog, whose suggestions a reviewer can commit. Columns count UTF-8 bytes,
 * and the end of a range is exclusive.
 */
export function lintAsRdjson({ files }: LintReport): string {
  const diagnostics = files.flatMap(({ path, findings }) =>
    findings.map((finding) => findingDiagnostic(path, finding)),
  );
  return `${JSON.stringify({ source, diagnostics }, undefined, 2)}\n`;
}

function findingDiagnostic(path: string, finding: ReportedFinding): unknown {
  const { rule, severity, url, fix, range } = finding;
  const edit = suggestedEdit(finding);
  // A suggestion is only shown if it covers the same lines as its finding.
  const place = edit !== undefined && !sameLines(edit.range, range) ? edit.range : range;
  const caution = edit !== undefined && !fix!.safe ? " The suggestion may change what is checked." : "";
  return {
    message: `${messageWithPlace(finding)}${caution}`,
    location: { path, range: rangeInBytes(place, finding) },
    severity: severities[severity],
    code: { value: rule, url },
    ...(edit && { suggestions: [{ range: rangeInBytes(edit.range, finding), text: edit.newText }] }),
  };
}

/**
 * The fix of a finding if it is a single edit on its lines: of several, one could be committed without the
 * others.
 */
function suggestedEdit({ fix, range }: ReportedFinding): { range: Range; newText: string } | undefined {
  if (fix?.edits.length !== 1) return undefined;
  const [edit] = fix.edits;
  const isNear = edit!.range.start.line >= range.start.line && edit!.range.end.line <= range.end.line;
  return isNear ? edit : undefined;
}

function sameLines(one: Range, other: Range): boolean {
  return one.start.line === other.start.line && one.end.line === other.end.line;
}

function rangeInBytes({ start, end }: Range, { utf8Columns }: ReportedFinding) {
  const inBytes = ({ line, column, offset }: Place) => ({
    line,
    column: utf8Columns?.find((known) => known.offset === offset)?.column ?? column,
  });
  return { start: inBytes(start), end: inBytes(end) };
}

/** Verdicts that need attention in the format of reviewdog; an undecided condition is a single one. */
export function checkAsRdjson(report: CheckReport): string {
  return [...checkAsRdjsonPieces(report)].join("");
}

/** The same, piece by piece. */
export function checkAsRdjsonPieces({ results }: CheckReport): Iterable<string> {
  return jsonPieces({ source, diagnostics: new Each(verdictDiagnostics(results), (one) => one) });
}

function* verdictDiagnostics(results: Iterable<ReportedVerdict>): Generator<unknown> {
  for (const { verdicts } of groupVerdicts(results)) {
    for (const block of verdictBlocks(verdicts)) {
      if (block.kind === "verdict") yield* verdictDiagnostic(block.verdict);
      else {
        const { policy, host, title, line } = block.doubt;
        const message = `UNDECIDED on ${host}: ${title}. ${doubtText(block.doubt)}`;
        yield diagnostic(policy, line, message, "INFO", "undecided");
      }
    }
  }
}

function verdictDiagnostic({ policy, host, check, status, reason, remedy }: ReportedVerdict): unknown[] {
  const severity = verdictSeverities[status];
  if (!severity) return [];
  const help = remedy === undefined ? "" : ` ${remedy}`;
  const message = `${status} on ${host}: ${checkName(check)}. ${reason}${help}`;
  return [diagnostic(policy, check.line, message, severities[severity], check.type || "untyped-check")];
}

function diagnostic(path: string, line: number, message: string, severity: string, code: string): unknown {
  return { message, location: { path, range: { start: { line } } }, severity, code: { value: code } };
}
