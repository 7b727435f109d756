import { type Reference, readReferences } from "../syntax/grammar/values/lists.ts";
import type { PolicyTree, StringValue } from "../syntax/tree.ts";
import { insideQuotes } from "./operands.ts";

/** The list of a tree that was read last: one rule after the other asks for it. */
const lastRead = new WeakMap<PolicyTree, { start: number; references: readonly Reference[] }>();

/** Calls `visit` for every `FRAMEWORK|ID` pair between the commas, in order. */
export function forEachReference(
  tree: PolicyTree,
  value: StringValue,
  visit: (reference: Reference) => void,
): void {
  let read = lastRead.get(tree);
  if (read?.start !== value.start) {
    read = { start: value.start, references: readReferences(tree.text, insideQuotes(value)) };
    lastRead.set(tree, read);
  }
  for (const reference of read.references) visit(reference);
}
