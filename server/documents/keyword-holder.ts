import {
  aclSchema,
  builtinItems,
  type Check,
  type CheckTypeSchema,
  checkTypeSchema,
  type Element,
  type ItemSchema,
  itemTypesOf,
  type Keyword,
  type KeywordSchema,
  schemaOfCheck,
} from "../../core/editor.ts";
import type { PolicyDocument } from "./policy-document.ts";
import { checkOf } from "./syntax-at.ts";

/** An element whose content is keywords, a check or the `<user>` of an ACL, with what the schema says about it. */
export interface KeywordHolder {
  element: Element;
  /** The keywords that it takes, as far as its type is known. */
  keywords: ReadonlyMap<string, KeywordSchema>;
  /** The keywords that it has. */
  present: readonly Keyword[];
  check: Check | undefined;
  /** Undefined for a `<user>`, and for a check whose type is missing or unknown. */
  item: ItemSchema | undefined;
}

export function documentCheckType({ tree, schema }: PolicyDocument): CheckTypeSchema | undefined {
  return tree.checkType === undefined ? undefined : checkTypeSchema(tree.checkType, schema);
}

export function keywordHolder(
  document: PolicyDocument,
  element: Element | undefined,
): KeywordHolder | undefined {
  if (element === undefined) return undefined;
  const present = element.children.filter((child): child is Keyword => child.kind === "keyword");
  const check = checkOf(document.policy, element);
  if (check !== undefined) {
    const checkType = documentCheckType(document);
    const item = checkType && schemaOfCheck(checkType, check, document.schema);
    const keywords = item?.keywords ?? commonKeywords(document, checkType, check);
    return { element, keywords, present, check, item };
  }
  const acl = element.parent && aclSchema(element.parent.tag);
  if (acl === undefined || element.tag !== "user") return undefined;
  return { element, keywords: acl.userKeywords, present, check, item: undefined };
}

/** The keywords that every check of a check type takes, for a check without an item type or name yet. */
function commonKeywords(
  { schema }: PolicyDocument,
  checkType: CheckTypeSchema | undefined,
  { tag }: Check,
): Map<string, KeywordSchema> {
  const typed = checkType && itemTypesOf(checkType.name, schema)[0];
  const [builtin] = checkType && tag === "item" ? builtinItems(checkType.name, schema).values() : [];
  const names = new Map([...(builtin?.keywords ?? [])].filter(([name]) => name === "name"));
  const common = [...(typed?.keywords ?? [])].filter(([name, { common }]) => common || name === "type");
  return new Map([...names, ...common]);
}
