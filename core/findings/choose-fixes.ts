import { firstAt } from "../text/first-at.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Finding, Fix } from "./finding.ts";

export interface ChosenFixes {
  /** In order of their offsets; none of them touch. */
  edits: TextEdit[];
  /** How many fixes they are from. */
  count: number;
}

/**
 * The first fix of each finding, safe ones only unless `unsafe`. A fix is applied entirely or not at all; if
 * two touch, the one of the earlier finding wins, and the other is left for the next pass.
 */
export function chooseFixes(findings: readonly Finding[], { unsafe }: { unsafe: boolean }): ChosenFixes {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const fix of findings.map((finding) => fixOf(finding, unsafe))) {
    if (!fix || fix.edits.some((edit) => touchesOne(edits, edit))) continue;
    for (const edit of fix.edits) edits.splice(indexOf(edits, edit), 0, edit);
    count++;
  }
  return { edits, count };
}

function fixOf({ fixes }: Finding, unsafe: boolean): Fix | undefined {
  return fixes?.find((fix) => fix.safe) ?? (unsafe ? fixes?.[0] : undefined);
}

/** Edits that don't touch have the same order by start and by end: only two can touch another. */
function touchesOne(edits: readonly TextEdit[], edit: TextEdit): boolean {
  const index = indexOf(edits, edit);
  return [edits[index - 1], edits[index]].some((other) => other !== undefined && touches(edit, other));
}

/** Its index among edits that are sorted by start. */
function indexOf(edits: readonly TextEdit[], { start }: TextEdit): number {
  return firstAt(edits, start + 1);
}

/** Two insertions at the same offset also touch: their order would be a guess. */
function touches(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
