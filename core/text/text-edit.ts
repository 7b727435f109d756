import type { Span } from "./span.ts";

/** Replaces a part of a text; an empty part means an insertion. */
export interface TextEdit extends Span {
  newText: string;
}

/** The text with all edits made. @param edits in order of their offsets; they don't touch */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of edits) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
