import type { ItemSchema, KeywordSchema } from "../schema/index.ts";
import { isPortItemType } from "../semantics/port-check.ts";
import type { Value } from "../syntax/tree.ts";

/** A keyword as it is used in a check. What a rule has to do with it depends on nothing else. */
export interface KeywordUse {
  /** As written. */
  name: string;
  /** Undefined when its item type has no keyword of exactly this name. */
  keyword: KeywordSchema | undefined;
  /** Undefined when the item type of the check is unknown. */
  item: ItemSchema | undefined;
  /** Undefined when the keyword has no value. */
  kind: Value["kind"] | undefined;
}

/** Answers whether a rule may have something to say about a check that has such a keyword. */
export type Concern = (use: KeywordUse) => boolean;

/** May the check have patterns, as `patternsOf` lists them? */
export const patternConcern: Concern = ({ name, keyword }) => {
  const form = keyword?.form;
  return form === "regex" || form === "sql-expect" || (form === "expression" && name === "value_data");
};

/** An open-port check, as `portCheckOf` knows it. */
export const openPortConcern: Concern = ({ item }) => item !== undefined && isPortItemType(item.name);

/** The checks that have process names, as `processNamesOf` lists them, and open-port checks. */
export const processConcern: Concern = (use) => openPortConcern(use) || use.item?.name === "PROCESS_CHECK";

/** A `reference` that may be a list of pairs. */
export const referenceConcern: Concern = ({ name, kind }) => name === "reference" && kind === "string";

/** Any of the concerns. */
export function anyOf(...concerns: readonly Concern[]): Concern {
  return (use) => concerns.some((concern) => concern(use));
}

/** A keyword of one of these names, as `keywordOf` finds it. */
export function named(...names: readonly string[]): Concern {
  return ({ name }) => names.includes(name.toLowerCase());
}
