import type { Span } from "../syntax/tree.ts";
import { firstAt } from "../text/first-at.ts";

/**
 * Returns a function that tests whether an offset is inside one of the spans, both ends included, since
 * effects of a reported cause are not reported as well.
 */
export function explainedBy(spans: readonly Span[]): (start: number) => boolean {
  const inOrder = spans.toSorted((left, right) => left.start - right.start);
  /** The furthest end of the spans up to each one. */
  const reaches: number[] = [];
  for (const { end } of inOrder) reaches.push(Math.max(end, reaches.at(-1) ?? end));
  return (start) => {
    const before = firstAt(inOrder, start + 1) - 1;
    return before >= 0 && start <= reaches[before]!;
  };
}
