import type { Status } from "../../evaluate/verdict.ts";
import type { Severity } from "../../findings/finding.ts";
import {
  checkName,
  doubtText,
  groupVerdicts,
  type SharedDoubt,
  statusLabel,
  verdictBlocks,
} from "../check/verdict-groups.ts";
import { printable } from "../paint.ts";
import { messageWithPlace } from "../related-place.ts";
import type { CheckReport, LintReport, ReportedFinding, ReportedVerdict } from "../report.ts";

/**
 * Findings, one per line, `path:line:column: severity: message [rule]`, as compilers print them: for the
 * problem lists of editors and for grep. Nothing is printed if there is nothing to report.
 */
export function lintAsUnix({ files }: Pick<LintReport, "files">): string {
  return files
    .flatMap(({ path, findings }) => findings.map((finding) => findingLine(path, finding)))
    .join("");
}

export function findingLine(path: string, finding: ReportedFinding): string {
  return line(path, finding.range.start, finding.severity, messageWithPlace(finding), finding.rule);
}

const severities: Partial<Record<Status, Severity>> = {
  FAILED: "error",
  ERROR: "error",
  WARNING: "warning",
  UNDECIDED: "warning",
};

/**
 * Verdicts that need attention, one per line, at the lines of their checks; an undecided condition is one
 * line.
 */
export function checkAsUnix(report: CheckReport): string {
  return [...checkAsUnixPieces(report)].join("");
}

/** The same, piece by piece. */
export function* checkAsUnixPieces({ results }: CheckReport): Generator<string> {
  for (const { verdicts } of groupVerdicts(results)) {
    yield verdictBlocks(verdicts)
      .map((block) => (block.kind === "verdict" ? verdictLine(block.verdict) : doubtLine(block.doubt)))
      .join("");
  }
}

/** Empty for a verdict that needs no attention. */
export function verdictLine({ policy, host, check, status, reason, remedy }: ReportedVerdict): string {
  const severity = severities[status];
  if (!severity) return "";
  const help = remedy === undefined ? "" : ` ${remedy}`;
  const message = `${statusLabel(status)} on ${host}: ${checkName(check)}: ${reason}${help}`;
  return line(policy, { line: check.line, column: 1 }, severity, message, check.type);
}

export function doubtLine(doubt: SharedDoubt): string {
  const message = `UNDECIDED on ${doubt.host}: ${doubt.title}: ${doubtText(doubt)}`;
  return line(doubt.policy, { line: doubt.line, column: 1 }, "hint", message, "undecided");
}

function line(
  path: string,
  at: { line: number; column: number },
  severity: Severity,
  message: string,
  code: string,
): string {
  const text = message.replace(/\s+/g, " ");
  return `${printable(`${path}:${at.line}:${at.column}: ${severity}: ${text} [${code}]`)}\n`;
}
