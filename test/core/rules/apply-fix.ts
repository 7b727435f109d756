import type { Fix } from "../../../core/findings/finding.ts";

/** The text after a fix; its edits must not overlap. */
export function applyFix(text: string, { edits }: Pick<Fix, "edits">): string {
  let fixed = text;
  for (const { start, end, newText } of [...edits].sort((left, right) => right.start - left.start)) {
    fixed = fixed.slice(0, start) + newText + fixed.slice(end);
  }
  return fixed;
}
