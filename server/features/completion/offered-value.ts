import type { ItemSchema, Span } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { CompletionData } from "./data.ts";
import type { Suggestion } from "./edit.ts";
import type { ValuePlace } from "./place.ts";
import { requiredKeywords } from "./required-keywords.ts";
import { escapeSnippet } from "./snippet.ts";

/** A value of a keyword or an attribute, before it is known how to write it at the cursor. */
export interface OfferedValue {
  value: string;
  /** True: must stand without quotes. */
  bare: boolean;
  /** What is shown in the list, where that is not the value as it is written. */
  label?: string;
  /** The item type that it is: its required keywords come with it. */
  withKeywords?: ItemSchema;
  detail?: string | undefined;
  documentation?: string | undefined;
  data?: CompletionData;
}

/**
 * Writes a value at the cursor: with quotes where it needs them, and without those that it must not have. A value that
 * is there already is not offered: the list would take the Enter that ends the line.
 */
export function suggestValue(
  context: CompletionContext,
  place: ValuePlace,
  offered: OfferedValue,
): Suggestion[] {
  const suggestion = writeValue(context, place, offered);
  const { document, offset } = context;
  const { replace, text } = suggestion;
  const isThere = document.textOf(replace) === text && (offset === replace.end || offset === place.inner.end);
  if (offered.withKeywords === undefined) return isThere ? [] : [suggestion];
  const keywords = requiredKeywords(context, offered.withKeywords, replace);
  if (keywords === "") return isThere ? [] : [suggestion];
  return [{ ...suggestion, text: escapeSnippet(text) + keywords, isSnippet: true }];
}

function writeValue(
  { document, offset }: CompletionContext,
  place: ValuePlace,
  offered: OfferedValue,
): Suggestion {
  const { value, bare, label = value, withKeywords, ...rest } = offered;
  const { inner, quote } = place;
  // An edit of a completion stays in its line, and of a longer string only the word is replaced.
  const closed = place.closed && !document.textOf(inner).includes("\n");
  const suggestion = { label, kind: "EnumMember" as const, ...rest };
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
