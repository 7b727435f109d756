import type { Status } from "../evaluate/verdict.ts";
import type { Severity } from "../rules/finding.ts";
import { hash } from "./fingerprint.ts";
import { messageWithPlace } from "./related-place.ts";
import type { CheckReport, LintReport } from "./report.ts";
import { checkName } from "./verdict-groups.ts";

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
};

/** Verdicts other than PASSED as a GitLab code quality report. */
export function checkAsGitlab({ results }: CheckReport): string {
  return print(
    results.flatMap(({ policy, host, check, status, reason }) => {
      const severity = verdictSeverities[status];
      if (!severity) return [];
      return {
        description: `${status} on ${host}: ${checkName(check)}. ${reason}`,
        check_name: check.type || "untyped-check",
        fingerprint: hash(JSON.stringify([policy, host, check.type, check.description, check.line])),
        severity,
        location: { path: policy, lines: { begin: check.line } },
      };
    }),
  );
}

function print(entries: unknown[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`;
}
