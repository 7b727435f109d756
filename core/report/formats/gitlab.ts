import type { Status } from "../../evaluate/verdict.ts";
import type { Severity } from "../../findings/finding.ts";
import {
  checkName,
  doubtText,
  groupVerdicts,
  type SharedDoubt,
  verdictBlocks,
} from "../check/verdict-groups.ts";
import { hash } from "../lint/fingerprint.ts";
import { messageWithPlace } from "../related-place.ts";
import type { CheckReport, LintReport, ReportedVerdict } from "../report.ts";
import { Each, jsonPieces } from "./json-pieces.ts";

const severities: Record<Severity, string> = { error: "major", warning: "minor", hint: "info" };

/** Findings as a GitLab code quality report. */
export function lintAsGitlab({ files }: LintReport): string {
  return print(
    files.flatMap(({ path, findings }) =>
      findings.map((finding) => ({
        description: messageWithPlace(finding),
        check_name: finding.rule,
        fingerprint: hash(`${path}\n${finding.fingerprint}`),
        severity: severities[finding.severity],
        location: { path, lines: { begin: finding.range.start.line, end: finding.range.end.line } },
      })),
    ),
  );
}

const verdictSeverities: Partial<Record<Status, string>> = {
  FAILED: "critical",
  ERROR: "major",
  WARNING: "minor",
  UNDECIDED: "minor",
};

/** Verdicts that need attention as a GitLab code quality report; an undecided condition is a single entry. */
export function checkAsGitlab({ results }: CheckReport): string {
  return [...checkAsGitlabPieces({ results })].join("");
}

/** The same, piece by piece. */
export function checkAsGitlabPieces({ results }: Pick<CheckReport, "results">): Iterable<string> {
  return jsonPieces(new Each(verdictEntries(results), (entry) => entry));
}

function* verdictEntries(results: Iterable<ReportedVerdict>): Generator<unknown> {
  for (const { verdicts } of groupVerdicts(results)) {
    for (const block of verdictBlocks(verdicts)) {
      if (block.kind === "doubt") yield doubtEntry(block.doubt);
      else yield* verdictEntry(block.verdict);
    }
  }
}

function verdictEntry({ policy, host, check, status, reason, remedy }: ReportedVerdict): unknown[] {
  const severity = verdictSeverities[status];
  if (!severity) return [];
  const help = remedy === undefined ? "" : ` ${remedy}`;
  return [
    {
      description: `${status} on ${host}: ${checkName(check)}. ${reason}${help}`,
      check_name: check.type || "untyped-check",
      fingerprint: hash(JSON.stringify([policy, host, check.type, check.description, check.line])),
      severity,
      location: { path: policy, lines: { begin: check.line } },
    },
  ];
}

function doubtEntry(doubt: SharedDoubt): unknown {
  const { policy, host, title, line } = doubt;
  return {
    description: `UNDECIDED on ${host}: ${title}. ${doubtText(doubt)}`,
    check_name: "undecided",
    fingerprint: hash(JSON.stringify([policy, host, title, line])),
    severity: "info",
    location: { path: policy, lines: { begin: line } },
  };
}

function print(entries: unknown[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`;
}
