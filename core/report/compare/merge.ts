import type { EditionComparison } from "../../editions/compare-editions.ts";
import type { Unit } from "../../editions/edition.ts";
import type { MergeItem } from "../../editions/merge/decide.ts";
import type { EditionMerge } from "../../editions/merge/merge-editions.ts";
import { LineIndex } from "../../text/lines.ts";
import { plural } from "../../text/plural.ts";
import type { NamedText } from "./comparison.ts";

/** My changes of a policy and the vendor's next edition of it, in the form that every report shows. */
export interface ReportedMerge {
  /** The names of the three. */
  base: string;
  mine: string;
  next: string;
  changes: ReportedMergeItem[];
  /** What the vendor changed. */
  vendor: EditionComparison["counts"];
  notes: string[];
}

export interface ReportedMergeItem {
  outcome: MergeItem["outcome"];
  about: "check" | "condition" | "acl" | "variable" | "policy";
  name: string;
  keyword?: string;
  /** What I changed, and what the vendor changed in the same thing or next to it. */
  mine: string;
  next?: string;
  /** Lines, from 1, in the files that have it. */
  lines: { base?: number; mine?: number; next?: number };
}

export function reportedMerge(
  files: Record<"base" | "mine" | "next", NamedText>,
  { items, vendor, notes }: EditionMerge,
): ReportedMerge {
  const indexes = {
    base: new LineIndex(files.base.text),
    mine: new LineIndex(files.mine.text),
    next: new LineIndex(files.next.text),
  };
  const lineOf = (side: keyof typeof indexes, unit: Unit | undefined) =>
    unit === undefined ? {} : { [side]: indexes[side].positionAt(unit.element.start).line + 1 };
  return {
    base: files.base.name,
    mine: files.mine.name,
    next: files.next.name,
    changes: items.map(({ outcome, about, name, mine, next, keyword, node }) => ({
      outcome,
      about: about === "conditional" ? "condition" : about,
      name,
      ...(keyword !== undefined && { keyword }),
      mine,
      ...(next !== undefined && { next }),
      lines: { ...lineOf("base", node?.base), ...lineOf("mine", node?.mine), ...lineOf("next", node?.next) },
    })),
    vendor,
    notes,
  };
}

const headings: Record<MergeItem["outcome"], string> = {
  conflict: "Conflicts",
  applies: "Still apply",
  "made-too": "Made by the vendor too",
};

/** The changes by outcome, conflicts first; each group has a heading. */
export function groupedByOutcome(
  changes: readonly ReportedMergeItem[],
): { heading: string; outcome: MergeItem["outcome"]; changes: ReportedMergeItem[] }[] {
  return (Object.keys(headings) as MergeItem["outcome"][]).flatMap((outcome) => {
    const group = changes.filter((change) => change.outcome === outcome);
    return group.length === 0 ? [] : [{ heading: headings[outcome], outcome, changes: group }];
  });
}

/** `5 of your changes still apply, 1 was made by the vendor too, 2 conflict.` */
export function outcomesText(changes: readonly { outcome: MergeItem["outcome"] }[]): string {
  const count = (outcome: MergeItem["outcome"]) =>
    changes.filter((change) => change.outcome === outcome).length;
  if (changes.length === 0) return "You changed nothing.";
  const [applies, madeToo, conflicts] = [count("applies"), count("made-too"), count("conflict")];
  const parts = [
    ...(applies > 0
      ? [`${plural(applies, "change")} of yours still ${applies === 1 ? "applies" : "apply"}`]
      : []),
    ...(madeToo > 0 ? [`${madeToo} the vendor made too`] : []),
    conflicts === 0 ? "no conflicts" : plural(conflicts, "conflict"),
  ];
  return `${parts.join(", ")}.`;
}

/** `expect "a" → "b"; the next edition: expect "a" → "c"` */
export function mergeWords({ mine, next }: ReportedMergeItem): string {
  return next === undefined ? mine : `${mine}; the next edition: ${next}`;
}
