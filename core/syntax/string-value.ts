import type { PolicyTree, StringValue, Value } from "./tree.ts";

/** What the scanner reads out of a string: the text between the quotes with its escapes resolved. */
export interface DecodedString {
  text: string;
  /** Offset in the file of character `index` of `text` (0 to `text.length`). */
  sourceOffset(index: number): number;
}

/**
 * Decodes a string value. Escapes differ by check type: raw strings have none; single quotes in Windows policies
 * know `\n`, `\r`, `\t`, `\\` and quotes (G 19); elsewhere `\\`, `\"`, `\'` and `\n` are resolved and every other
 * pair, such as `\s`, stays as it is.
 */
export function decodeString(tree: PolicyTree, value: StringValue): DecodedString {
  const start = value.start + 1;
  const end = value.closed && value.end - 1 >= start ? value.end - 1 : value.end;
  const source = tree.text.slice(start, end);
  if (value.raw || !source.includes("\\")) {
    return { text: source, sourceOffset: (index) => start + index };
  }
  const escapes = tree.rawDoubleQuotes ? windowsEscapes : commonEscapes;
  /** Characters of `text` that two characters of the source stand for. */
  const resolved: number[] = [];
  let text = "";
  let from = 0;
  for (let at = source.indexOf("\\"); at !== -1; at = source.indexOf("\\", at)) {
    const character = escapes[source[at + 1] ?? ""];
    if (character === undefined) {
      at++;
      continue;
    }
    text += source.slice(from, at) + character;
    resolved.push(text.length - 1);
    at += 2;
    from = at;
  }
  text += source.slice(from);
  return { text, sourceOffset: (index) => start + index + countBelow(resolved, index) };
}

/** How many of the sorted numbers are smaller than `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const commonEscapes: Record<string, string> = { "\\": "\\", '"': '"', "'": "'", n: "\n" };
const windowsEscapes: Record<string, string> = { ...commonEscapes, r: "\r", t: "\t" };

/** What a value says, decoded for strings, as written for everything else. */
export function textOf(tree: PolicyTree, value: Value): string {
  return value.kind === "string" ? decodeString(tree, value).text : tree.text.slice(value.start, value.end);
}
