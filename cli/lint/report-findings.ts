import { type Finding, gravest, locateFindings, type ReportedFinding } from "../../core/command-line.ts";
import type { Problems } from "../output/problems.ts";

/**
 * More than anyone corrects. A hostile policy of a megabyte has hundreds of thousands; a report of them would take
 * gigabytes.
 */
const mostFindings = 10_000;

/** What of the findings of a policy is reported. */
export interface ShownFindings {
  findings: ReportedFinding[];
  /** How many others there are. */
  leftOut?: number;
}

/** The findings of a text with their places; of very many the gravest. */
export function shownFindings(text: string, findings: readonly Finding[]): ShownFindings {
  const leftOut = findings.length - mostFindings;
  const shown = { findings: locateFindings(text, gravest(findings, mostFindings)) };
  return leftOut > 0 ? { ...shown, leftOut } : shown;
}

/** Says once for a policy that not all of its findings are shown. */
export function noteLeftOut(path: string, { leftOut }: ShownFindings, problems: Problems): void {
  if (leftOut === undefined) return;
  problems.note(
    `${path}: ${leftOut} more findings are left out; the gravest ${mostFindings} are shown. Correct some of these first.`,
  );
}
