import { checkTypes, itemSchema, itemTypesOf } from "../schema/schema.ts";
import type { ItemSchema, KeywordSchema } from "../schema/types.ts";
import { inlineCode } from "../text/markdown-text.ts";
import { describeItem } from "./item.ts";
import { describeKeyword, describeValue, meaningOf } from "./keyword.ts";
import { type Page, text } from "./page.ts";

/** A keyword, and the item types in which it means the same. */
interface KeywordUse {
  keyword: KeywordSchema;
  items: ItemSchema[];
}

/**
 * All meanings of a keyword, the most frequent first; undefined if there is no keyword of that name.
 * @param checkType the only check type to look at
 */
export function explainKeywordEverywhere(name: string, checkType: string | undefined): Page | undefined {
  const uses = usesOf(name, checkType);
  if (uses.length === 0) return undefined;
  return {
    title: inlineCode(name),
    about: "keyword",
    blocks: uses.flatMap(({ keyword, items }) => [
      ...text(`In ${describeItems(items)}: ${describeValue(keyword).join(", ")}.`),
      ...meaningOf(items[0], keyword),
    ]),
  };
}

function usesOf(name: string, checkType: string | undefined): KeywordUse[] {
  const uses = new Map<string, KeywordUse>();
  for (const { name: type, hasUntyped } of checkTypes()) {
    if (checkType !== undefined && type !== checkType) continue;
    const untyped = hasUntyped ? itemSchema(type, undefined) : undefined;
    for (const item of [...(untyped ? [untyped] : []), ...itemTypesOf(type)]) {
      const keyword = item.keywords.get(name);
      if (!keyword) continue;
      const meaning = describeKeyword(keyword);
      const use = uses.get(meaning) ?? { keyword, items: [] };
      use.items.push(item);
      uses.set(meaning, use);
    }
  }
  return [...uses.values()].sort((a, b) => b.items.length - a.items.length);
}

const mostItems = 12;

function describeItems(items: readonly ItemSchema[]): string {
  const names = items.map((item) => `${describeItem(item)} (${item.checkType})`);
  const more = names.length - mostItems;
  return names.slice(0, mostItems).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
