import { type DecodedString, decodeString } from "../syntax/string-value.ts";
import type { PolicyTree, StringValue } from "../syntax/tree.ts";

/** One way in which the scanner may read a string. */
export type StringReading = Pick<DecodedString, "text" | "sourceOffset">;

/**
 * The ways in which the scanner may read a string that is in another language, most likely first. A backslash
 * before a quote or a backslash is certain; whether it is dropped, kept or makes a line break before anything
 * else is not, so the second way, if there is one, keeps all of these.
 */
export function readingsOf(tree: PolicyTree, value: StringValue): StringReading[] {
  const likely = decodeString(tree, value, "code");
  const start = value.start + 1;
  const source = tree.text.slice(start, value.end - 1);
  if (value.raw || !source.includes("\\")) return [likely];
  /** Indexes of `text` before which a backslash was removed. */
  const taken: number[] = [];
  let text = "";
  let from = 0;
  for (
    let at = source.indexOf("\\");
    at !== -1 && at + 1 < source.length;
    at = source.indexOf("\\", at + 2)
  ) {
    const next = source[at + 1];
    if (next !== "\\" && next !== value.quote) continue;
    text += source.slice(from, at);
    taken.push(text.length);
    from = at + 1;
  }
  text += source.slice(from);
  if (text === likely.text) return [likely];
  const sourceOffset = (index: number): number => {
    let before = 0;
    while (before < taken.length && taken[before]! < index) before++;
    return start + index + before;
  };
  return [likely, { text, sourceOffset }];
}
