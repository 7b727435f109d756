import type { BoundedFindings, LeftOut } from "../../findings/bounded.ts";
import { locateFindings } from "../locate.ts";
import type { ReportedFinding } from "../report.ts";

/** The findings of a policy that are reported. */
export interface ShownFindings {
  findings: ReportedFinding[];
  /** How many others there are. */
  leftOut?: LeftOut;
}

/** The findings of a text with their places; the last one of a rule says how many more of it there are. */
export function shownFindings(text: string, { findings, more, leftOut }: BoundedFindings): ShownFindings {
  const located = locateFindings(text, findings);
  return leftOut === undefined ? { findings: located } : { findings: withRest(located, more), leftOut };
}

/** Puts the count into the message, which every format has. */
function withRest(
  findings: readonly ReportedFinding[],
  more: ReadonlyMap<string, number>,
): ReportedFinding[] {
  const last = new Map(findings.map((finding) => [finding.rule, finding]));
  return findings.map((finding) => {
    const count = more.get(finding.rule);
    if (count === undefined || last.get(finding.rule) !== finding) return finding;
    const rest = `\u2026 and ${grouped(count)} more of this rule in this file.`;
    return { ...finding, message: `${finding.message} ${rest}` };
  });
}

/** Formats a number with a comma for each thousand. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
