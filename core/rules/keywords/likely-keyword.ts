import {
  type CheckTypeSchema,
  closest,
  closestKeyword,
  type ItemSchema,
  itemTypesOf,
  type Schema,
  twinKeyword,
} from "../../schema/index.ts";
import { type Check, keywordOf } from "../../semantics/policy.ts";
import { isOtherDialect, portDialectOf } from "../../semantics/port-check.ts";
import { closestByPart, isAbbreviated } from "../../text/closest-part.ts";
import { rememberFor } from "../../text/remember.ts";
import type { CheckContext } from "../rule.ts";

/**
 * Is this a keyword of the check? A keyword in another case, or one of the other dialect, counts: other rules
 * report those. A check without a type is compared with all keywords of the check type, one with an unknown
 * type with none.
 */
export function isKnownKeyword(context: CheckContext, name: string): boolean {
  const { check, checkType, item, schema } = context;
  if (item !== undefined) {
    return (
      item.keywords.has(name) ||
      item.keywords.has(name.toLowerCase()) ||
      twinKeyword(item, name) !== undefined ||
      isOtherDialect(portDialectOf(check), name)
    );
  }
  if (checkType === undefined || check.itemType !== undefined || check.builtin !== undefined) return true;
  return allKeywords(checkType, schema).has(name.toLowerCase());
}

/** What was found for the names in a check: several rules need it, and a name may occur many times. */
const likelyNames = rememberFor((_: Check): LikelyNames => ({ schema: undefined, names: new Map() }));

interface LikelyNames {
  schema: Schema | undefined;
  names: Map<string, string | undefined>;
}

/** The keyword of the check that an unknown one probably means. */
export function likelyKeyword(context: CheckContext, name: string): string | undefined {
  const known = likelyNames(context.check);
  if (known.schema !== context.schema) {
    known.schema = context.schema;
    known.names.clear();
  }
  const { names } = known;
  if (!names.has(name)) names.set(name, findLikelyKeyword(context, name));
  return names.get(name);
}

function findLikelyKeyword(context: CheckContext, name: string): string | undefined {
  const { checkType, item, schema } = context;
  if (item !== undefined) return closestKeyword(item, name, schema) ?? missingNamesake(context, item, name);
  return checkType && closest(name, ["type", "name", ...allKeywords(checkType, schema)]);
}

/**
 * The only keyword that the check needs and lacks, and whose name this one shortens, writes out or contains.
 */
function missingNamesake({ check }: CheckContext, item: ItemSchema, name: string): string | undefined {
  const alike = [...item.keywords.values()].filter(
    (keyword) =>
      keyword.required &&
      (isAbbreviated(name, keyword.name) || closestByPart(name, [keyword.name]) !== undefined) &&
      // Last, because it iterates over the keywords of the check.
      keywordOf(check, keyword.name) === undefined,
  );
  return alike.length === 1 ? alike[0]!.name : undefined;
}

const keywordsByCheckType = new WeakMap<CheckTypeSchema, ReadonlySet<string>>();

function allKeywords(checkType: CheckTypeSchema, schema: Schema): ReadonlySet<string> {
  let keywords = keywordsByCheckType.get(checkType);
  if (keywords === undefined) {
    const items: readonly ItemSchema[] = itemTypesOf(checkType.name, schema);
    keywords = new Set(["type", "name", ...items.flatMap((item) => [...item.keywords.keys()])]);
    keywordsByCheckType.set(checkType, keywords);
  }
  return keywords;
}
