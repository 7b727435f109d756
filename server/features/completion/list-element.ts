import { endOfLine, type Span, startOfLine } from "../../../core/editor.ts";
import type { CompletionContext } from "./context.ts";
import type { ValuePlace } from "./place.ts";

/** The element of a list inside a string that the cursor is in. */
export interface ListElement {
  /** The element without the blanks around it; empty if nothing is written yet. */
  span: Span;
  /** The other elements of the list, as far as it is in this line. */
  others: string[];
}

/** @param separator a single character, such as the comma of port lists */
export function listElementAt(
  { document, offset }: CompletionContext,
  { inner, closed }: ValuePlace,
  separator: string,
): ListElement {
  const { text } = document;
  const lineEnd = endOfLine(text, offset);
  // Without a closing quote the rest of the line may be anything: the list ends at the cursor.
  const end = closed ? Math.min(inner.end, lineEnd) : Math.max(offset, Math.min(inner.end, offset));
  const lineStart = startOfLine(text, offset);
  const listStart = Math.max(inner.start, lineStart);
  let from = Math.max(listStart, text.lastIndexOf(separator, offset - 1) + 1);
  while (from < offset && isBlank(text[from]!)) from++;
  const next = text.indexOf(separator, offset);
  let to = next === -1 ? end : Math.min(next, end);
  while (to > offset && isBlank(text[to - 1]!)) to--;
  const others = [...text.slice(listStart, from).split(separator), ...text.slice(to, end).split(separator)];
  return {
    span: { start: from, end: Math.max(to, offset) },
    others: others.map((each) => each.trim()).filter((each) => each !== ""),
  };
}

function isBlank(character: string): boolean {
  return character === " " || character === "\t";
}
