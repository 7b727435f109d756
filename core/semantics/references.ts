import { type Reference, readReferences } from "../syntax/grammar/values/lists.ts";
import type { PolicyTree, StringValue } from "../syntax/tree.ts";
import { insideQuotes } from "./operands.ts";

/** Calls `visit` for every `FRAMEWORK|ID` pair between the commas, in order. */
export function forEachReference(
  tree: PolicyTree,
  value: StringValue,
  visit: (reference: Reference) => void,
): void {
  for (const reference of readReferences(tree.text, insideQuotes(value))) visit(reference);
}
