import {
  type CheckTypeSchema,
  checkTypesWithItemType,
  isOfOneFamily,
  itemSchema,
  type Schema,
} from "../schema/index.ts";
import type { Check, Policy } from "./policy.ts";

/** Checks whose item type does not exist in the check type of the file, but in another one. */
export function foreignChecks(policy: Policy, checkType: CheckTypeSchema, schema: Schema): Check[] {
  const known = new Map<string, boolean>();
  return policy.checks.filter(({ itemType }) => {
    if (itemType === undefined) return false;
    let isForeign = known.get(itemType);
    if (isForeign === undefined) {
      isForeign =
        itemSchema(checkType.name, itemType, schema) === undefined &&
        checkTypesWithItemType(itemType, schema).length > 0;
      known.set(itemType, isForeign);
    }
    return isForeign;
  });
}

/**
 * The check type that the file's checks suggest, if most of them belong to another one than the file names;
 * undefined if they fit, or if it can't be determined. Item types of one family of plugins say more than
 * those of several.
 */
export function likelyCheckType(
  policy: Policy,
  checkType: CheckTypeSchema,
  foreign: readonly Check[],
  schema: Schema,
): string | undefined {
  if (foreign.length < 2) return undefined;
  const typed = policy.checks.filter(({ itemType }) => itemType !== undefined);
  if (foreign.length * 2 <= typed.length) return undefined;
  const votes = new Map<string, number>();
  for (const { itemType } of typed) {
    for (const name of checkTypesWithItemType(itemType!, schema)) votes.set(name, (votes.get(name) ?? 0) + 1);
  }
  votes.delete(checkType.name);
  const telling = foreign.filter(({ itemType }) => isOfOneFamily(itemType!, schema));
  for (const name of [...votes.keys()]) {
    const own = telling.filter(({ itemType }) => itemSchema(name, itemType, schema) !== undefined);
    if (telling.length > 0 && own.length * 2 <= telling.length) votes.delete(name);
  }
  const [likely] = [...votes].sort((left, right) => right[1] - left[1]);
  return likely !== undefined && likely[1] * 2 > typed.length ? likely[0] : undefined;
}
