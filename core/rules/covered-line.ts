import { endOfLine, startOfLine } from "../syntax/lines.ts";
import { leavesOf } from "../syntax/print.ts";
import type { PolicyTree, Span } from "../syntax/tree.ts";

/**
 * The line at an offset, drawn out to whole keywords and tags: a keyword with a text of many lines counts as one line,
 * since no comment can stand inside it.
 * @param leaves of the tree, in order
 */
export function coveredLine({ text }: PolicyTree, leaves: readonly Span[], offset: number): Span {
  let start = startOfLine(text, offset);
  for (;;) {
    const leaf = leaves[lastBefore(leaves, start)];
    if (leaf === undefined || leaf.end <= start) break;
    start = startOfLine(text, leaf.start);
  }
  let end = endOfLine(text, start);
  for (;;) {
    const leaf = leaves[lastBefore(leaves, end)];
    if (leaf === undefined || leaf.end <= end) break;
    end = endOfLine(text, leaf.end);
  }
  return { start, end };
}

/** Tags and keywords of a tree, as `coveredLine` needs them. */
export function coveringLeaves(tree: PolicyTree): readonly Span[] {
  return [...leavesOf(tree)];
}

/** Index of the last leaf that starts before the offset, or -1. */
function lastBefore(leaves: readonly Span[], offset: number): number {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leaves[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
