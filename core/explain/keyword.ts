import { exampleValue } from "../schema/example.ts";
import { valueFormSchema } from "../schema/tables.ts";
import type { ItemSchema, KeywordSchema } from "../schema/types.ts";
import { inlineCode } from "../text/markdown-text.ts";
import { type Block, type Page, policy, text } from "./page.ts";
import { source } from "./source.ts";
import { describeValues, valueList } from "./value.ts";

/** Whether the keyword is required, and with what, in a few words each. */
export function describeUse({ required, requiredUnless, requires, repeatable }: KeywordSchema): string[] {
  const unless = requiredUnless.map(inlineCode).join(" or ");
  return [
    required ? (unless === "" ? "required" : `required unless ${unless} is given`) : "optional",
    ...(requires.length > 0 ? [`goes with ${requires.map(inlineCode).join(", ")}`] : []),
    ...(repeatable ? ["may be repeated"] : []),
  ];
}

/**
 * What its value must be, in a few words each; the values themselves are for `describeValues` or `valueList`.
 */
export function describeValue(keyword: KeywordSchema): string[] {
  const { form, quoted, maxLength } = keyword;
  const { label } = valueFormSchema(form);
  const bounds = describeBounds(keyword);
  return [
    quoted === "quoted" && !label.includes("quote") ? `${label} in quotes` : label,
    ...(bounds === undefined ? [] : [bounds]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(keyword.default === undefined ? [] : [`default ${inlineCode(keyword.default)}`]),
  ];
}

function describeBounds({ minimum, maximum }: KeywordSchema): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `at least ${minimum}`;
  return maximum === undefined ? undefined : `at most ${maximum}`;
}

/** What it says, and what its value must be, on one line. */
export function describeKeyword(keyword: KeywordSchema): string {
  const { summary, note, values, openValues } = keyword;
  const known = values.length === 0 ? [] : [describeValues(values, openValues)];
  const value = [...describeValue(keyword), ...known].join("; ");
  return [summary, note, `Value: ${value}.`].filter(Boolean).join(" ");
}

/**
 * Explains a keyword where it is used. @param item what it is a keyword of; undefined for one in an ACL block
 */
export function explainKeyword(item: ItemSchema | undefined, keyword: KeywordSchema): Page {
  return {
    title: inlineCode(keyword.name),
    about: [...describeUse(keyword), ...describeValue(keyword)].join(", "),
    blocks: meaningOf(item, keyword),
  };
}

/** What it says in full. @param item the item type whose value is the example */
export function meaningOf(item: ItemSchema | undefined, keyword: KeywordSchema): Block[] {
  const { name, summary, note, values, openValues } = keyword;
  return [
    ...text(summary),
    ...text(note),
    ...valueList(values, openValues),
    ...(item === undefined ? [] : [policy(`${name} : ${exampleValue(item, keyword)}`)]),
    source(keyword),
  ];
}
