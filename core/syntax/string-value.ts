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
  const rule: EscapeRule = { drops, escapes: drops && use === "code" ? escapes.ofCode : escapes.ofText };
  let places: EscapePlaces | undefined;
  const placesOf = () => {
    places ??= escapePlaces(source, rule);
    return places;
  };
  return {
    text: resolvedText(source, rule),
    get dropped() {
      return placesOf().dropped;
    },
    sourceOffset: (index) => start + index + countBelow(placesOf().resolved, index),
  };
}

const noneDropped: readonly number[] = [];

/** How many of the sorted numbers are smaller than `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  return firstIndex(numbers.length, (index) => numbers[index]! >= limit);
}

/** What a backslash does in a string. */
interface EscapeRule {
  /** Is it dropped where the character after it needs none? */
  drops: boolean;
  /** What it means with the character after it. */
  escapes: Readonly<Record<string, string | undefined>>;
}

/** In text, and where other backslashes are dropped. */
interface Escapes {
  ofText: EscapeRule["escapes"];
  ofCode: EscapeRule["escapes"];
}

const characters = { "\\": "\\", '"': '"', "'": "'" };
const commonEscapes: Escapes = { ofText: { ...characters, n: "\n" }, ofCode: characters };
const windowsEscapes: Escapes = {
  ofText: { ...characters, n: "\n", r: "\r", t: "\t" },
  ofCode: { ...characters, r: "\r", t: "\t" },
};

/** A backslash with what comes after it; with a quote or another one; with what may mean a control character. */
const pair = /\\([\s\S])/g;
const quotedPair = /\\(["'\\])/g;
const controlPair = /\\[nrt]/;

/**
 * The text that the pairs make. Where each becomes its own second character, which is what nearly all do, the engine
 * replaces them without a call and an object for each: a value may be all backslashes.
 */
function resolvedText(source: string, { drops, escapes }: EscapeRule): string {
  if (!controlPair.test(source)) return source.replace(drops ? pair : quotedPair, "$1");
  return source.replace(pair, (both, next: string) => escapes[next] ?? (drops ? next : both));
}

interface EscapePlaces {
  /** Characters of the text by the pair of source characters that means them. */
  resolved: readonly number[];
  /** Those of them whose backslash was dropped, and not needed. */
  dropped: readonly number[];
}

function escapePlaces(source: string, { drops, escapes }: EscapeRule): EscapePlaces {
  const resolved: number[] = [];
  const dropped: number[] = [];
  for (let at = source.indexOf("\\"); at !== -1; at = source.indexOf("\\", at)) {
    const next = source[at + 1] ?? "";
    const isEscape = escapes[next] !== undefined;
    if (next === "" || !(isEscape || drops)) {
      at++;
      continue;
    }
    const index = at - resolved.length;
    resolved.push(index);
    if (!isEscape) dropped.push(index);
    at += 2;
  }
  return { resolved, dropped };
}

/** What a value says, decoded for strings, as written for everything else. */
export function textOf(tree: PolicyTree, value: Value): string {
  return value.kind === "string" ? decodeString(tree, value).text : tree.text.slice(value.start, value.end);
}
