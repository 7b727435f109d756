import {
  boundedFindings,
  type Finding,
  type LeftOut,
  locateFindings,
  mostReported,
  type ReportedFinding,
} from "../../core/command-line.ts";
import type { Problems } from "../output/problems.ts";

/** The findings of a policy that are reported. */
export interface ShownFindings {
  findings: ReportedFinding[];
  /** How many others there are. */
  leftOut?: LeftOut;
}

/**
 * The findings of a text with their places: if there are very many, the most severe ones, with the number of
 * further findings for each rule.
 */
export function shownFindings(text: string, all: readonly Finding[]): ShownFindings {
  const { findings, more, leftOut } = boundedFindings(all, mostReported);
  const located = locateFindings(text, findings);
  return leftOut === undefined ? { findings: located } : { findings: withRest(located, more), leftOut };
}

/** Makes the last finding of a rule say how many more there are: in its message, which every format has. */
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

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Says once for a policy that not all of its findings are shown. */
export function noteLeftOut(path: string, { leftOut }: ShownFindings, problems: Problems): void {
  if (leftOut === undefined) return;
  const count = leftOut.error + leftOut.warning + leftOut.hint;
  const { ofRule, inAll } = mostReported;
  problems.note(
    `${path}: ${count} more findings are left out: the gravest ${ofRule} of each rule are shown, and ${grouped(inAll)} in all. Correct some of these first.`,
  );
}
