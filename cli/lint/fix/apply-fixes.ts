import { applyEdits, chooseFixes, type Finding } from "../../../core/command-line.ts";

export interface FixedText {
  text: string;
  /** How many fixes were applied. */
  applied: number;
}

/** Applies one fix for each finding, as long as fixes don't overlap; only safe ones unless `unsafe`. */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
  options: { unsafe: boolean },
): FixedText {
  const { edits, count } = chooseFixes(findings, options);
  return { text: applyEdits(text, edits), applied: count };
}
