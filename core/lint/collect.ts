import type { Finding, Severity } from "../findings/finding.ts";
import type { Report, ReportDetails } from "../rules/rule.ts";
import type { Span } from "../syntax/tree.ts";
import type { ActiveRule } from "./active-rules.ts";

/** Where findings go, and the offset that theirs are relative to. */
export interface Sink {
  findings: Finding[];
  base: number;
}

/** A milder case never becomes louder than the rule as the user set it. */
export function collect(rule: ActiveRule, sink: Sink): Report {
  return (span: Span, message: string, details: ReportDetails = {}) => {
    const { severity = rule.severity, related, fixes } = details;
    const finding: Finding = {
      rule: rule.id,
      severity: loudness[severity] < loudness[rule.severity] ? severity : rule.severity,
      start: span.start,
      end: span.end,
      message: oneLine(message),
      ...(related && { related }),
      ...(fixes && fixes.length > 0 && { fixes }),
    };
    sink.findings.push(sink.base === 0 ? finding : shift(finding, -sink.base));
  };
}

/** What a message quotes of a value may hold line breaks; a finding is told on one line. */
function oneLine(message: string): string {
  return /[\r\n]/.test(message) ? message.replace(/(?<![ \t])[ \t]*[\r\n]\s*/g, " ") : message;
}

const loudness: Record<Severity, number> = { hint: 0, warning: 1, error: 2 };

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
