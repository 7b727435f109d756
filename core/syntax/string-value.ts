import { firstIndex } from "../text/first-at.ts";
import type { PolicyTree, StringValue, Value } from "./tree.ts";

/** What the scanner reads from a string: the text between the quotes, unescaped. */
export interface DecodedString {
  text: string;
  /**
   * Indexes of the characters of `text` before which a single backslash was dropped, in order. Backslashes
   * that a quote, another backslash or a line break in a text needs are not included.
   */
  dropped: readonly number[];
  /** The offset in the file of character `index` of `text` (0 to `text.length`). */
  sourceOffset(index: number): number;
}

/**
 * Decodes a string value. Escapes differ by check type:
 * - raw strings have none;
 * - single quotes in Windows policies have `\n`, `\r`, `\t`, `\\` and quotes (G 19);
 * - in double quotes in Unix policies, a backslash is dropped and escapes the next character, whatever it is:
 *   the scanner prints `(\[^#]+,` as `([^#]+,`. In texts `\n` is a line break (G 28, 180);
 * - elsewhere `\\`, `\"`, `\'` and `\n` are resolved, and every other pair, such as `\s`, stays.
 * @param use `code` for what is not text: patterns, commands and names, in which `\n` is not special on Unix
 */
export function decodeString(
  tree: PolicyTree,
  value: StringValue,
  use: "text" | "code" = "text",
): DecodedString {
  const start = value.start + 1;
  const end = value.closed && value.end - 1 >= start ? value.end - 1 : value.end;
  const source = tree.text.slice(start, end);
  if (value.raw || !source.includes("\\")) {
    return { text: source, dropped: noneDropped, sourceOffset: (index) => start + index };
  }
  const drops = tree.quoteRule === "escaped" && value.quote === '"';
  const escapes = tree.rawDoubleQuotes ? windowsEscapes : commonEscapes;
  /** The characters of `text` that are two characters in the source. */
  const resolved: number[] = [];
  const dropped: number[] = [];
  let text = "";
  let from = 0;
  for (let at = source.indexOf("\\"); at !== -1; at = source.indexOf("\\", at)) {
    const next = source[at + 1] ?? "";
    let character = escapes[next];
    const alone = drops && next !== "" && (character === undefined || (next === "n" && use === "code"));
    if (alone) character = next;
    if (character === undefined) {
      at++;
      continue;
    }
    text += source.slice(from, at) + character;
    resolved.push(text.length - 1);
    if (alone) dropped.push(text.length - 1);
    at += 2;
    from = at;
  }
  text += source.slice(from);
  return { text, dropped, sourceOffset: (index) => start + index + countBelow(resolved, index) };
}

const noneDropped: readonly number[] = [];

/** How many of the sorted numbers are smaller than `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  return firstIndex(numbers.length, (index) => numbers[index]! >= limit);
}

const commonEscapes: Record<string, string> = { "\\": "\\", '"': '"', "'": "'", n: "\n" };
const windowsEscapes: Record<string, string> = { ...commonEscapes, r: "\r", t: "\t" };

/** What a value says, decoded for strings, as written for everything else. */
export function textOf(tree: PolicyTree, value: Value): string {
  return value.kind === "string" ? decodeString(tree, value).text : tree.text.slice(value.start, value.end);
}
