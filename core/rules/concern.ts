import type { ItemSchema, KeywordSchema } from "../schema/index.ts";
import { isPortItemType } from "../semantics/port-check.ts";
import type { Value } from "../syntax/tree.ts";

/** A keyword as it is used in a check. Whether a rule concerns it depends on nothing else. */
export interface KeywordUse {
  /** As written. */
  name: string;
  /** Undefined if its item type has no keyword of exactly this name. */
  keyword: KeywordSchema | undefined;
  /** Undefined if the item type of the check is unknown. */
  item: ItemSchema | undefined;
  /** Undefined if the keyword has no value. */
  kind: Value["kind"] | undefined;
}

/** Can a rule have something to report about a check with such a keyword? */
export type Concern = (use: KeywordUse) => boolean;

/** Can the check have patterns, as listed by `patternsOf`? */
export const patternConcern: Concern = ({ name, keyword }) => {
  const form = keyword?.form;
  return form === "regex" || form === "sql-expect" || (form === "expression" && name === "value_data");
};

/** An open-port check, as recognised by `portCheckOf`. */
export const openPortConcern: Concern = ({ item }) => item !== undefined && isPortItemType(item.name);

/** Checks with process names, as listed by `processNamesOf`, and open-port checks. */
export const processConcern: Concern = (use) => openPortConcern(use) || use.item?.name === "PROCESS_CHECK";

/** A `reference` that may be a list of pairs. */
export const referenceConcern: Concern = ({ name, kind }) => name === "reference" && kind === "string";

/** Any of the concerns. */
export function anyOf(...concerns: readonly Concern[]): Concern {
  return (use) => concerns.some((concern) => concern(use));
}

/** A keyword with one of these names, as found by `keywordOf`. */
export function named(...names: readonly string[]): Concern {
  return ({ name }) => names.includes(name.toLowerCase());
}
