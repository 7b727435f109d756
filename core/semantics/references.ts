import type { PolicyTree, Span, StringValue } from "../syntax/tree.ts";
import { insideQuotes } from "./operands.ts";

/** One `FRAMEWORK|ID` pair of a `reference` (G 172, 199). */
export interface Reference extends Span {
  /** Empty where the `|` is missing. */
  framework: string;
  id: string;
}

/** Calls `visit` for every pair between the commas, in order. */
export function forEachReference(
  tree: PolicyTree,
  value: StringValue,
  visit: (reference: Reference) => void,
): void {
  const { text } = tree;
  const inside = insideQuotes(value);
  for (let from = inside.start; from <= inside.end; ) {
    let to = text.indexOf(",", from);
    if (to === -1 || to > inside.end) to = inside.end;
    let start = from;
    let end = to;
    while (start < end && text.charCodeAt(start) <= 32) start++;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    const bar = text.indexOf("|", start);
    const split = bar !== -1 && bar < end;
    visit({
      start,
      end,
      framework: split ? text.slice(start, bar) : "",
      id: split ? text.slice(bar + 1, end) : "",
    });
    from = to + 1;
  }
}
