import {
  checkTypes,
  type ItemSchema,
  itemSchema,
  itemTypesOf,
  type KeywordSchema,
  valueFormSchema,
} from "../../core/command-line.ts";
import { keywordText } from "./item-page.ts";
import { type Page, sourceText } from "./page.ts";

/** A keyword, and the item types in which it means the same. */
export interface KeywordUse {
  keyword: KeywordSchema;
  items: ItemSchema[];
}

/** How the check types use a keyword, most used first; uses whose text is the same are one. */
export function keywordUses(name: string, checkType: string | undefined): KeywordUse[] {
  const uses = new Map<string, KeywordUse>();
  for (const { name: type, hasUntyped } of checkTypes()) {
    if (checkType !== undefined && type !== checkType) continue;
    const untyped = hasUntyped ? itemSchema(type, undefined) : undefined;
    for (const item of [...(untyped ? [untyped] : []), ...itemTypesOf(type)]) {
      const keyword = item.keywords.get(name);
      if (!keyword) continue;
      const text = keywordText({ ...keyword, required: false });
      const use = uses.get(text) ?? { keyword, items: [] };
      use.items.push(item);
      uses.set(text, use);
    }
  }
  return [...uses.values()].sort((a, b) => b.items.length - a.items.length);
}

/** The page of a keyword. */
export function keywordPage(name: string, uses: readonly KeywordUse[], page: Page): string {
  return [
    page.title(name, "keyword"),
    ...uses.flatMap(({ keyword, items }) => [
      "",
      page.paragraph(keywordText({ ...keyword, required: false })),
      ...(keyword.example ? [page.sample(`${name} : ${keyword.example}`)] : []),
      page.entry("value", formText(keyword)),
      page.entry("in", itemList(items)),
      page.entry("", sourceText(keyword)),
    ]),
  ].join("\n");
}

function formText({ form, quoted }: KeywordSchema): string {
  const quotes = { bare: ", without quotes", quoted: ", in quotes", either: "" }[quoted];
  return `${valueFormSchema(form)?.label ?? form}${quotes}`;
}

const shownItems = 12;

function itemList(items: readonly ItemSchema[]): string {
  const names = items.map(({ name, checkType }) => `${name || "checks without a type"} (${checkType})`);
  const more = names.length - shownItems;
  return names.slice(0, shownItems).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
