import type { Keyword, PolicyTree } from "../../syntax/tree.ts";
import { startOfLine } from "../../text/lines.ts";
import type { TextEdit } from "../../text/text-edit.ts";

/**
 * Takes a keyword out, with its line if nothing else stands on it.
 * @param from where the line may begin at the earliest: the end of what stands before the keyword
 */
export function removeKeyword({ text }: PolicyTree, { start, end }: Keyword, from: number): TextEdit {
  const lineStart = startOfLine(text, start);
  const newline = text.indexOf("\n", end);
  const alone =
    newline !== -1 &&
    lineStart > from &&
    text.slice(lineStart, start).trim() === "" &&
    text.slice(end, newline).trim() === "";
  return alone ? { start: lineStart, end: newline + 1, newText: "" } : { start, end, newText: "" };
}
