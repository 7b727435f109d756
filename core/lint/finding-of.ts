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
  return movePlaces(finding, (place) => ({ ...place, start: place.start + by, end: place.end + by }));
}

/** Moves every place that a finding names: its own, the related one, and those of its fixes. */
export function movePlaces(finding: Finding, move: <Place extends Span>(place: Place) => Place): Finding {
  const { related, fixes } = finding;
  return {
    ...move(finding),
    ...(related && { related: move(related) }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => move(edit)) })) }),
  };
}
