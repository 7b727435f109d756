import type { Finding, Severity } from "../findings/finding.ts";
import type { ReportDetails } from "../rules/rule.ts";
import type { Span } from "../syntax/tree.ts";
import type { ActiveRule } from "./active-rules.ts";

/**
 * Converts what a rule reports to a finding. A milder case never gets more severe than the severity that the
 * user set for the rule.
 */
export function findingOf(
  rule: ActiveRule,
  span: Span,
  message: string,
  { severity = rule.severity, related, fixes }: ReportDetails = noDetails,
): Finding {
  return {
    rule: rule.id,
    severity: loudness[severity] < loudness[rule.severity] ? severity : rule.severity,
    start: span.start,
    end: span.end,
    message: oneLine(message),
    ...(related && { related }),
    ...(fixes && fixes.length > 0 && { fixes }),
  };
}

const noDetails: ReportDetails = {};

/** Puts a message on one line, since quoted values may contain line breaks. */
function oneLine(message: string): string {
  return /[\r\n]/.test(message) ? message.replace(/(?<![ \t])[ \t]*[\r\n]\s*/g, " ") : message;
}

const loudness: Record<Severity, number> = { hint: 0, warning: 1, error: 2 };

/** Moves a finding by a number of characters. */
export function shift(finding: Finding, by: number): Finding {
  const { related, fixes } = finding;
  return {
    ...finding,
    start: finding.start + by,
    end: finding.end + by,
    ...(related && { related: { ...related, start: related.start + by, end: related.end + by } }),
    ...(fixes && {
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by })),
      })),
    }),
  };
}
