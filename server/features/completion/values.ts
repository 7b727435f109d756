import {
  builtinItems,
  explainOperator,
  explainValue,
  explainValueType,
  frameworks,
  type KeywordSchema,
  operators,
  pageAsMarkdown,
  type Span,
  typedValueOf,
  type ValueSchema,
  valueTypeSchema,
} from "../../../core/editor.ts";
import { documentCheckType } from "../../documents/keyword-holder.ts";
import type { CompletionContext } from "./context.ts";
import { type CompletionData, referenceTo } from "./data.ts";
import type { Suggestion } from "./edit.ts";
import type { ValuePlace } from "./place.ts";
import { itemTypesToOffer } from "./snippet.ts";

/** A value of a keyword or an attribute, before it is known how to write it at the cursor. */
export interface OfferedValue {
  value: string;
  /** True: must stand without quotes. */
  bare: boolean;
  detail?: string | undefined;
  documentation?: string | undefined;
  data?: CompletionData;
}

export function suggestKeywordValues(
  context: CompletionContext,
  name: string,
  place: ValuePlace,
): Suggestion[] {
  const keyword = context.holder?.keywords.get(name);
  if (keyword?.form === "reference-list" && place.quote !== undefined)
    return suggestFrameworks(context, place);
  return valuesOf(context, name, keyword).map((value) => suggestValue(context, place, value));
}

function valuesOf(
  { document, holder }: CompletionContext,
  name: string,
  keyword: KeywordSchema | undefined,
): OfferedValue[] {
  const checkType = documentCheckType(document);
  const tag = holder?.check?.tag;
  if (checkType !== undefined && name === "type" && tag !== undefined && tag !== "report") {
    return itemTypesToOffer(checkType.name, document.schema).map((item) => ({
      value: item.name,
      bare: true,
      data: referenceTo(item),
    }));
  }
  if (checkType !== undefined && name === "name" && tag === "item" && holder?.check?.itemType === undefined) {
    return [...builtinItems(checkType.name, document.schema).values()].map((item) => ({
      value: item.name,
      bare: false,
      detail: item.category,
      data: referenceTo(item),
    }));
  }
  if (keyword === undefined) return [];
  const { check, item } = holder!;
  const typed = check && item && typedValueOf(check, item, document.schema);
  const byType = typed !== undefined && typed.keyword.name === name ? typed.type.values : [];
  const bare = keyword.quoted === "bare";
  return distinct([...byType, ...keyword.values]).map((value) => ({
    value: value.value,
    bare,
    detail: value.value === keyword.default ? "default" : undefined,
    documentation: documentationOf(keyword, value),
  }));
}

function distinct(values: readonly ValueSchema[]): ValueSchema[] {
  return [...new Map(values.map((value) => [value.value, value])).values()];
}

function documentationOf(keyword: KeywordSchema, value: ValueSchema): string {
  const type = keyword.name === "value_type" ? valueTypeSchema(value.value) : undefined;
  if (type !== undefined) return pageAsMarkdown(explainValueType(type));
  const operator = keyword.name === "check_type" && operators().find(({ name }) => name === value.value);
  return pageAsMarkdown(operator ? explainOperator(operator) : explainValue(value, keyword));
}

/** Writes a value at the cursor: with quotes where it needs them, and without those that it must not have. */
export function suggestValue(
  { document, offset }: CompletionContext,
  place: ValuePlace,
  offered: OfferedValue,
): Suggestion {
  const { value, bare, ...rest } = offered;
  const { inner, quote } = place;
  // An edit of a completion stays in its line, and of a longer string only the word is replaced.
  const closed = place.closed && !document.textOf(inner).includes("\n");
  const suggestion = { label: value, kind: "EnumMember" as const, ...rest };
  // An edit has to hold the cursor, which may stand behind the word.
  const openEnd = Math.max(offset, wordEnd(document.text, inner));
  if (quote !== undefined && (bare || offset < inner.start)) {
    const replace = { start: inner.start - 1, end: closed ? inner.end + 1 : openEnd };
    const text = bare ? value : quote + value + quote;
    return { ...suggestion, replace, text, filter: quote + value };
  }
  if (quote !== undefined) {
    const replace = closed ? inner : { start: inner.start, end: openEnd };
    return { ...suggestion, replace, text: place.closed ? value : value + quote };
  }
  const gap = place.touchesColon ? " " : "";
  return { ...suggestion, replace: inner, text: gap + (bare ? value : `"${value}"`) };
}

/** Without a closing quote in this line the rest of it may be anything: only the word is replaced. */
function wordEnd(text: string, { start }: Span): number {
  let end = start;
  while (end < text.length && /[\w -]/.test(text[end]!)) end++;
  return end;
}

/** `800-53|` and so on, for the part between two commas. */
function suggestFrameworks({ document, offset }: CompletionContext, { inner }: ValuePlace): Suggestion[] {
  const { text } = document;
  let start = Math.max(inner.start, text.lastIndexOf(",", offset - 1) + 1);
  while (start < offset && text[start] === " ") start++;
  if (text.slice(start, offset).includes("|")) return [];
  let end = offset;
  while (end < inner.end && !/[|,\r\n]/.test(text[end]!)) end++;
  const hasBar = text[end] === "|" && end < inner.end;
  return frameworks(document.schema).map(({ id, name }) => ({
    label: id,
    kind: "Reference",
    replace: { start, end },
    text: hasBar ? id : `${id}|`,
    detail: name,
  }));
}
