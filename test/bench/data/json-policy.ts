import type { JSONSchema } from "vscode-json-languageservice";
import {
  checkTypeSchema,
  type ItemSchema,
  itemTypesOf,
  type KeywordSchema,
} from "../../../core/schema/index.ts";
import type { Check, Policy } from "../../../core/semantics/policy.ts";
import { textOf } from "../../../core/syntax/string-value.ts";

/** Policies as JSON, for comparison with a JSON validator that does the same work. */

/** The checks of a policy as objects: keyword → value. */
export function jsonOf({ checks, tree }: Policy): string {
  const objectOf = ({ keywords }: Check) =>
    Object.fromEntries(keywords.map(({ name, value }) => [name, value ? textOf(tree, value) : ""]));
  return JSON.stringify(checks.map(objectOf), null, 2);
}

/**
 * A list of objects of strings: everything that a validator can check in any policy without knowing the
 * language.
 */
export const shapeSchema: JSONSchema = {
  type: "array",
  items: {
    type: "object",
    required: ["description"],
    additionalProperties: { type: "string" },
  },
};

/**
 * What our schema says about a check type, as JSON Schema: for each item type the keywords that it knows,
 * those that it needs, and the allowed values. An item type chooses with `if` and `then`: JSON Schema has
 * nothing shorter.
 */
export function checkTypeJsonSchema(checkType: string): JSONSchema | undefined {
  if (checkTypeSchema(checkType) === undefined) return undefined;
  const items = itemTypesOf(checkType).map((item) => ({
    if: { properties: { type: { const: item.name } }, required: ["type"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: itemJsonSchema(item),
  }));
  return { type: "array", items: { type: "object", allOf: items } };
}

function itemJsonSchema(item: ItemSchema): JSONSchema {
  const keywords = [...item.keywords.values()];
  return {
    required: keywords.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(keywords.map((keyword) => [keyword.name, valueJsonSchema(keyword)])),
    additionalProperties: false,
  };
}

function valueJsonSchema({ values, openValues, pattern }: KeywordSchema): JSONSchema {
  if (values.length > 0 && !openValues) return { type: "string", enum: values.map(({ value }) => value) };
  return pattern === undefined ? { type: "string" } : { type: "string", pattern };
}
