import { type ItemSchema, type Schema, type ValueTypeSchema, valueTypeSchema } from "../schema/index.ts";
import type { Keyword } from "../syntax/tree.ts";
import { type Check, keywordOf, keywordText } from "./policy.ts";

/** A value, with the value type that says how it is read. */
export interface TypedValue {
  keyword: Keyword;
  type: ValueTypeSchema;
}

/** `value_data` with its `value_type`, or the `value` of a predefined policy (G 249, 335). */
export function typedValueOf(check: Check, item: ItemSchema, schema: Schema): TypedValue | undefined {
  const predefined = item.valueType !== undefined;
  if (!predefined && !item.keywords.has("value_type")) return undefined;
  const name = predefined ? item.valueType : keywordText(check, "value_type");
  const keyword = name && keywordOf(check, predefined ? "value" : "value_data");
  const type = name && valueTypeSchema(name, schema);
  return keyword && type ? { keyword, type } : undefined;
}

/** True for value types that are numbers of something. */
export function isNumeric({ name }: ValueTypeSchema): boolean {
  return (
    name === "POLICY_DWORD" || name === "POLICY_DAY" || name === "POLICY_KBYTE" || name.startsWith("TIME_")
  );
}
