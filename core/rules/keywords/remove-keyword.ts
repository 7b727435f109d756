import type { Keyword, PolicyTree } from "../../syntax/tree.ts";
import type { TextEdit } from "../../text/text-edit.ts";

/**
 * Takes a keyword out, with its line if nothing else stands on it.
 * @param from where the line may begin at the earliest: the end of what stands before the keyword
 */
export function removeKeyword({ text }: PolicyTree, { start, end }: Keyword, from: number): TextEdit {
  // Only the blanks around the keyword are looked at: a line may have thousands of keywords.
  let lineStart = start;
  while (lineStart > from && isBlank(text, lineStart - 1)) lineStart--;
  let newline = end;
  while (isBlank(text, newline)) newline++;
  const alone = lineStart > from && text[lineStart - 1] === "\n" && text[newline] === "\n";
  return alone ? { start: lineStart, end: newline + 1, newText: "" } : { start, end, newText: "" };
}

/** What `trim` takes away, but for the line break. */
function isBlank(text: string, at: number): boolean {
  return at < text.length && text[at] !== "\n" && /\s/.test(text[at]!);
}
