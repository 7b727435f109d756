import { type DecodedString, decodeString } from "../syntax/string-value.ts";
import type { PolicyTree, StringValue } from "../syntax/tree.ts";
import { firstIndex } from "../text/first-at.ts";

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
  const text = source.replace(value.quote === '"' ? doubleQuotedPair : singleQuotedPair, "$1");
  if (text === likely.text) return [likely];
  let taken: readonly number[] | undefined;
  const sourceOffset = (index: number): number => {
    taken ??= takenFrom(source, value.quote);
    const backslashes = taken;
    return start + index + firstIndex(backslashes.length, (at) => backslashes[at]! >= index);
  };
  return [likely, { text, sourceOffset }];
}

const doubleQuotedPair = /\\(["\\])/g;
const singleQuotedPair = /\\(['\\])/g;

/** Indexes of the text of a source before which a backslash was taken away, in order. */
function takenFrom(source: string, quote: string): number[] {
  const taken: number[] = [];
  for (let at = source.indexOf("\\"); at !== -1; at = source.indexOf("\\", at + 2)) {
    const next = source[at + 1];
    if (next === "\\" || next === quote) taken.push(at - taken.length);
  }
  return taken;
}
