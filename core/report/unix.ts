import type { Status } from "../evaluate/verdict.ts";
import type { Severity } from "../rules/finding.ts";
import { printable } from "./paint.ts";
import { messageWithPlace } from "./related-place.ts";
import type { CheckReport, LintReport } from "./report.ts";
import { checkName, statusLabel } from "./verdict-groups.ts";

/**
 * Findings one a line, `path:line:column: severity: message [rule]`, as compilers print them: for the problem lists of
 * editors and for grep. Nothing is printed where there is nothing to report.
 */
export function lintAsUnix({ files }: LintReport): string {
  return files
    .flatMap(({ path, findings }) =>
      findings.map((finding) =>
        line(path, finding.range.start, finding.severity, messageWithPlace(finding), finding.rule),
      ),
    )
    .join("");
}

const severities: Partial<Record<Status, Severity>> = { FAILED: "error", ERROR: "error", WARNING: "warning" };

/** Verdicts other than PASSED one a line, at the lines of their checks. */
export function checkAsUnix({ results }: CheckReport): string {
  return results
    .map(({ policy, host, check, status, reason }) => {
      const severity = severities[status];
      if (!severity) return "";
      const message = `${statusLabel(status)} on ${host}: ${checkName(check)}: ${reason}`;
      return line(policy, { line: check.line, column: 1 }, severity, message, check.type);
    })
    .join("");
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
