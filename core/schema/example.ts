/** A small check of each kind, for hovers and the reference pages. */
import { valueFormSchema } from "./tables.ts";
import type { ItemSchema, KeywordSchema } from "./types.ts";

/** A whole check with the keywords of a new one, each with an example value; lines without a final line end. */
export function exampleCheck(item: ItemSchema): string {
  if (item.example !== undefined) return item.example;
  const keywords = item.order.map((name) => item.keywords.get(name) as KeywordSchema);
  const width = keywords.reduce((longest, { name }) => Math.max(longest, name.length), 0);
  const open = item.element === "report" ? '<report type:"PASSED">' : `<${item.element}>`;
  const lines = keywords.map((keyword) => `  ${keyword.name.padEnd(width)} : ${exampleValue(item, keyword)}`);
  return [open, ...lines, `</${item.element}>`].join("\n");
}

/** A value as written in a file: the keyword's own example, its first value, or that of its form. */
export function exampleValue(item: ItemSchema, keyword: KeywordSchema): string {
  if (keyword.name === "type" && item.kind === "typed") return item.name;
  if (keyword.name === "name" && item.kind === "builtin") return `"${item.name}"`;
  if (keyword.example) return keyword.example;
  const value = keyword.values[0]?.value;
  if (value !== undefined) return keyword.quoted === "bare" ? value : `"${value}"`;
  return valueFormSchema(keyword.form).example;
}
