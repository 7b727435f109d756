import type { RegexError } from "../../regex/syntax/regex-error.ts";
import { type Pattern, parsePattern, placeInFile } from "../../semantics/patterns.ts";
import type { PolicyTree, Span } from "../../syntax/tree.ts";
import { withBackslashes } from "./dropped-backslashes.ts";

/**
 * A backslash in a pattern that was meant literally, but is not: `[\]`, one at the end, or those of a path.
 */
export interface BareBackslash {
  /** The place in the file. */
  place: Span;
  /** How it is read, and what to write, as sentences in terms of the file. */
  message: string;
  /** The backslashes in the file to replace, each with what means one literal `\`. */
  edits: (Span & { newText: string })[];
}

/**
 * Why a pattern does not compile, if the reason is a backslash that was meant literally. The guide recommends
 * brackets for it (G 172-173), but even in brackets it takes two, so this mistake is common.
 */
export function bareBackslashOf(tree: PolicyTree, pattern: Pattern): BareBackslash | undefined {
  if (!mayBeBare.test(pattern.text)) return undefined;
  const error = parsePattern(asMeant(pattern)).errors[0];
  if (error === undefined) return undefined;
  if (error.kind === "unterminated-class") return inBrackets(tree, pattern, error);
  if (error.kind === "trailing-backslash") return atEnd(pattern);
  return error.kind === "bad-escape" ? inPath(pattern, error) : undefined;
}

/** What such a pattern contains: brackets with nothing else in them, a final backslash, or a drive. */
const mayBeBare = /\[\^?\\?\]|\\$|[A-Za-z]:\\/;

/** Puts back the backslashes that the scanner drops. */
function asMeant({ text, decoded: { dropped } }: Pattern): string {
  if (dropped.length === 0) return text;
  return withBackslashes(text, dropped);
}

/** `[\]` or `[^\]`: the backslash escapes the bracket, so the brackets never close. */
function inBrackets(tree: PolicyTree, pattern: Pattern, error: RegexError): BareBackslash | undefined {
  const open = indexInText(pattern, error.start);
  const start = pattern.decoded.sourceOffset(open);
  const match = bracketsPattern(pattern).exec(tree.text.slice(start, pattern.value.end));
  if (match === null) return undefined;
  const [whole, bracket = "", backslashes = ""] = match;
  const at = start + bracket.length;
  const written = backslashOf(pattern);
  return {
    place: { start, end: start + whole.length },
    message: `${whole} does not close: the backslash escapes the ]. Write ${bracket}${written}] for the character \\.`,
    edits: [{ start: at, end: at + backslashes.length, newText: written }],
  };
}

/** One backslash of the pattern between brackets, as in the file: one, or the two that are read as one. */
function bracketsPattern({ value }: Pattern): RegExp {
  return value.raw ? /^(\[\^?)(\\)\]/ : /^(\[\^?)(\\{1,2})\]/;
}

function atEnd(pattern: Pattern): BareBackslash {
  const { decoded, text } = pattern;
  const place = { start: decoded.sourceOffset(text.length - 1), end: decoded.sourceOffset(text.length) };
  const written = backslashOf(pattern);
  return {
    place,
    message: `The pattern ends with a backslash that escapes nothing. Write ${written} for the character \\.`,
    edits: [{ ...place, newText: written }],
  };
}

const drive = /(?:^|[^A-Za-z0-9])[A-Za-z]:(?=\\[^\\])/;

/** The separators of a path with its drive: `C:\logs` contains the escape `\l`. */
function inPath(pattern: Pattern, error: RegexError): BareBackslash | undefined {
  const { text, decoded } = pattern;
  const match = decoded.dropped.length > 0 ? null : drive.exec(text);
  if (match === null || match.index > error.start) return undefined;
  const written = backslashOf(pattern);
  const edits: BareBackslash["edits"] = [];
  for (const { index, 0: found } of text.slice(match.index).matchAll(/\\[\s\S]/g)) {
    if (!/\\[\w.]/.test(found)) continue;
    const at = match.index + index;
    edits.push({ ...placeInFile(pattern, { start: at, end: at + 1 }), newText: written });
  }
  const pair = text.slice(error.start, error.start + 2);
  return {
    place: placeInFile(pattern, { start: error.start, end: error.start + 2 }),
    message: `The pattern reads ${pair} as an escape. Write ${written} for each \\ of the path.`,
    edits,
  };
}

/** A literal `\` of a pattern, as this string has to write it. */
function backslashOf({ value }: Pattern): string {
  return value.raw ? "\\\\" : "\\\\\\\\";
}

/** Converts an index in the pattern with its dropped backslashes to one in the text without them. */
function indexInText({ decoded: { dropped } }: Pattern, index: number): number {
  let at = index;
  for (const [count, place] of dropped.entries()) {
    if (place + count >= index) break;
    at--;
  }
  return at;
}
