import type { Keyword, PolicyTree } from "../../syntax/tree.ts";
import type { TextEdit } from "../../text/text-edit.ts";

/**
 * Removes a keyword, with its line if nothing else is on it.
 * @param from where the line can begin at the earliest: the end of what is before the keyword
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

/** Does `trim` remove it, other than a line break? */
function isBlank(text: string, at: number): boolean {
  return at < text.length && text[at] !== "\n" && /\s/.test(text[at]!);
}
