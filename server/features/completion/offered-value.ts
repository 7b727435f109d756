import type { ItemSchema, Span } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { CompletionData } from "./data.ts";
import type { Suggestion } from "./edit.ts";
import type { ValuePlace } from "./place.ts";
import { requiredKeywords } from "./required-keywords.ts";
import { escapeSnippet } from "./snippet.ts";

/** A value of a keyword or an attribute, before it is decided how to write it at the cursor. */
export interface OfferedValue {
  value: string;
  /** True: must be written without quotes. */
  bare: boolean;
  /** What the list shows, if it differs from the written value. */
  label?: string;
  /** The item type, if it is one: its required keywords are inserted with it. */
  withKeywords?: ItemSchema;
  detail?: string | undefined;
  documentation?: string | undefined;
  data?: CompletionData;
}

/**
 * Writes a value at the cursor: with quotes where it needs them, and without those that it must not have. A
 * value that is already written is not offered: the list would catch the Enter that ends the line.
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
  // A completion edit must stay in its line, so only the word of a longer string is replaced.
  const closed = place.closed && !document.textOf(inner).includes("\n");
  const suggestion = { label, kind: "EnumMember" as const, ...rest };
  // An edit has to include the cursor, which may be after the word.
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
