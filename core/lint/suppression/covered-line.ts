import { leavesOf } from "../../syntax/print.ts";
import type { PolicyTree, Span } from "../../syntax/tree.ts";
import { firstAt } from "../../text/first-at.ts";
import { endOfLine, startOfLine } from "../../text/lines.ts";

/**
 * The line at an offset, extended to whole keywords and tags: a keyword with a multi-line text counts as one
 * line, since it can't contain a comment.
 * @param leaves the leaves of the tree, in order
 */
export function coveredLine({ text }: PolicyTree, leaves: readonly Span[], offset: number): Span {
  let start = startOfLine(text, offset);
  for (;;) {
    const leaf = leaves[firstAt(leaves, start) - 1];
    if (leaf === undefined || leaf.end <= start) break;
    start = startOfLine(text, leaf.start);
  }
  let end = endOfLine(text, start);
  for (;;) {
    const leaf = leaves[firstAt(leaves, end) - 1];
    if (leaf === undefined || leaf.end <= end) break;
    end = endOfLine(text, leaf.end);
  }
  return { start, end };
}

/** The tags and keywords of a tree, for `coveredLine`. */
export function coveringLeaves(tree: PolicyTree): readonly Span[] {
  return [...leavesOf(tree)];
}
