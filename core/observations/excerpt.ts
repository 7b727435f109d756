import { firstIndex } from "../text/first-at.ts";
import { rememberFor } from "../text/remember.ts";
import type { Place, Source } from "./observation.ts";

/** A part of a line of the snapshot, to be shown. */
export interface Excerpt {
  /** Line of the snapshot, from 1. */
  line: number;
  /** The line, or what is around the part if the line is long. */
  text: string;
  /** Where `text` begins in the line, in UTF-16 code units. */
  column: number;
  /** The part, as offsets in `text`. */
  start: number;
  end: number;
}

/** The longest text of an excerpt, in UTF-16 code units. */
export const longestExcerpt = 300;
/** How much is shown before the part, if the line is long. */
const before = 60;

/** The line in which a place begins, with the place marked as far as it is in that line. */
export function excerptOf({ source, start, end }: Place): Excerpt {
  const { text } = source;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const feed = text.indexOf("\n", start);
  let lineEnd = feed < 0 ? text.length : feed;
  if (text.charCodeAt(lineEnd - 1) === 13 && lineEnd > lineStart) lineEnd--;
  const from = lineEnd - lineStart <= longestExcerpt ? lineStart : Math.max(lineStart, start - before);
  const to = Math.min(lineEnd, from + longestExcerpt);
  return {
    line: lineOf(source, start),
    text: text.slice(from, to),
    column: from - lineStart,
    start: Math.min(start, to) - from,
    end: Math.min(end, to) - from,
  };
}

/** The line of the snapshot that an offset is in, from 1. */
export function lineOf(source: Source, offset: number): number {
  const starts = lineStarts(source);
  const line = firstIndex(starts.length, (at) => starts[at]! > offset) - 1;
  const { firstLine, folded = [] } = source;
  return firstLine + line + firstIndex(folded.length, (at) => folded[at]! >= line);
}

/** The offsets at which lines start. Computed once for a source: verdicts ask for many lines of few texts. */
const lineStarts = rememberFor(({ text }: Source): Uint32Array => {
  const found = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) found.push(at + 1);
  return Uint32Array.from(found);
});
