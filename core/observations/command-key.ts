/** What tells commands apart: the text with its blanks folded, since copies and policies break lines where they like. */
export function commandKey(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
