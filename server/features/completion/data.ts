import {
  aclSchema,
  builtinItem,
  type ItemSchema,
  itemSchema,
  type KeywordSchema,
  reportSchema,
  type Schema,
} from "../../../core/editor.ts";

/** What a completion item carries, so that its documentation can be built on demand. */
export type CompletionData = ItemReference | KeywordReference;

/** With the policy that it was suggested for: its configuration may add to the language. */
export type ResolvableData = CompletionData & { policy: string };

export interface ItemReference {
  of: "item";
  kind: ItemSchema["kind"];
  checkType: string;
  name: string;
}

export interface KeywordReference {
  of: "keyword";
  /** The item that the keyword belongs to, or the tag of an ACL. */
  owner: ItemReference | string;
  name: string;
}

export function referenceTo({ kind, checkType, name }: ItemSchema): ItemReference {
  return { of: "item", kind, checkType, name };
}

export function referencedItem(
  { kind, checkType, name }: ItemReference,
  schema: Schema,
): ItemSchema | undefined {
  if (kind === "report") return reportSchema(schema);
  if (kind === "builtin") return builtinItem(checkType, name, schema);
  return itemSchema(checkType, kind === "untyped" ? undefined : name, schema);
}

export function referencedKeyword(
  { owner, name }: KeywordReference,
  schema: Schema,
): { item: ItemSchema | undefined; keyword: KeywordSchema | undefined } {
  if (typeof owner === "string")
    return { item: undefined, keyword: aclSchema(owner)?.userKeywords.get(name) };
  const item = referencedItem(owner, schema);
  return { item, keyword: item?.keywords.get(name) };
}
