import { frameworks, type Schema } from "../schema/index.ts";
import { type Reference, readReferences } from "../syntax/grammar/values/lists.ts";
import type { PolicyTree, StringValue } from "../syntax/tree.ts";
import { rememberFor } from "../text/remember.ts";
import { insideQuotes } from "./operands.ts";

/** The last answer about a tree: one rule after another asks for the same list. */
interface LastRead {
  start: number;
  areKnown: boolean | undefined;
  references: readonly Reference[] | undefined;
}

const lastRead = new WeakMap<PolicyTree, LastRead>();

function readAt(tree: PolicyTree, { start }: StringValue): LastRead {
  let read = lastRead.get(tree);
  if (read === undefined) {
    read = { start, areKnown: undefined, references: undefined };
    lastRead.set(tree, read);
  } else if (read.start !== start) {
    read.start = start;
    read.areKnown = undefined;
    read.references = undefined;
  }
  return read;
}

/** Calls `visit` for every `FRAMEWORK|ID` pair between the commas, in order. */
export function forEachReference(
  tree: PolicyTree,
  value: StringValue,
  visit: (reference: Reference) => void,
): void {
  const read = readAt(tree, value);
  read.references ??= readReferences(tree.text, insideQuotes(value));
  for (const reference of read.references) visit(reference);
}

/**
 * Is every reference of a list a pair with a framework that the schema knows? Nearly all lists are such, and
 * comparing them with a pattern is far cheaper than reading them. False if that is not certain, as for an id
 * with a quote in it.
 */
export function areKnownReferences(tree: PolicyTree, value: StringValue, schema: Schema): boolean {
  const read = readAt(tree, value);
  if (read.areKnown === undefined) {
    const { start, end } = insideQuotes(value);
    const pattern = knownReferences(schema);
    pattern.lastIndex = start;
    read.areKnown = pattern.test(tree.text) && pattern.lastIndex === end;
  }
  return read.areKnown;
}

/**
 * Commas separate references, the first bar of each its framework and its id; blanks around these are
 * ignored.
 */
const knownReferences = rememberFor((schema: Schema): RegExp => {
  const names = frameworks(schema).map(({ id }) => id.replace(/[^\w\s]/g, "\\$&"));
  const pair = String.raw`[\0-\x20]*(?:${names.join("|")})\|[\0-\x20]*[^\0-\x20,"'][^,"']*`;
  return new RegExp(`${pair}(?:,${pair})*`, "y");
});
