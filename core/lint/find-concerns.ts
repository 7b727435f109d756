import type { Concern, KeywordUse } from "../rules/concern.ts";
import type { ItemSchema } from "../schema/index.ts";
import type { Check } from "../semantics/policy.ts";

/** Tells which of the concerns a check meets: the result holds a 1 at the index of each, up to the next call. */
export type FindConcerns = (check: Check, item: ItemSchema | undefined) => Uint8Array;

/**
 * Most rules have nothing to do with most checks, and a schema answers that once for all checks that use a keyword alike.
 * @param concerns which then are known by their indexes
 */
export function concernFinder(concerns: readonly Concern[]): FindConcerns {
  const met = new Uint8Array(concerns.length);
  const tables = new WeakMap<ItemSchema, ItemTable>();
  const meetings = (use: KeywordUse): number[] =>
    concerns.flatMap((concern, index) => (concern(use) ? [index] : []));
  return (check, item) => {
    met.fill(0);
    let table = item && tables.get(item);
    if (item !== undefined && table === undefined) {
      table = new Map();
      tables.set(item, table);
    }
    for (const { name, value } of check.keywords) {
      const kind = value?.kind;
      for (const index of meetingsOf(table, name, kind, item, meetings)) met[index] = 1;
    }
    return met;
  };
}

/** By kind of value, then by name. */
type ItemTable = Map<KeywordUse["kind"], Map<string, readonly number[]>>;

function meetingsOf(
  table: ItemTable | undefined,
  name: string,
  kind: KeywordUse["kind"],
  item: ItemSchema | undefined,
  compute: (use: KeywordUse) => readonly number[],
): readonly number[] {
  const known = table?.get(kind)?.get(name);
  if (known !== undefined) return known;
  const keyword = item?.keywords.get(name);
  const meetings = compute({ name, keyword, item, kind });
  // What the schema doesn't know comes from a policy, and may be without end.
  if (table === undefined || keyword === undefined) return meetings;
  let names = table.get(kind);
  if (names === undefined) {
    names = new Map();
    table.set(kind, names);
  }
  names.set(name, meetings);
  return meetings;
}
