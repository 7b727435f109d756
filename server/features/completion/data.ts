import {
  aclSchema,
  builtinItem,
  type ItemSchema,
  itemSchema,
  type KeywordSchema,
  reportSchema,
} from "../../../core/schema/index.ts";

/** What a completion item carries, so that its documentation can be made when it is looked at. */
export type CompletionData = ItemReference | KeywordReference;

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

export function referencedItem({ kind, checkType, name }: ItemReference): ItemSchema | undefined {
  if (kind === "report") return reportSchema();
  if (kind === "builtin") return builtinItem(checkType, name);
  return itemSchema(checkType, kind === "untyped" ? undefined : name);
}

export function referencedKeyword({ owner, name }: KeywordReference): {
  item: ItemSchema | undefined;
  keyword: KeywordSchema | undefined;
} {
  if (typeof owner === "string")
    return { item: undefined, keyword: aclSchema(owner)?.userKeywords.get(name) };
  const item = referencedItem(owner);
  return { item, keyword: item?.keywords.get(name) };
}
