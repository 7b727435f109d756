const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * A part of a text as lines, which end with `\n` or `\r\n`. A line break at the end of the part begins no
 * further line. Searches end with the part, so searching many parts of one text takes time linear in their
 * lengths.
 */
export interface Lines {
  text: string;
  start: number;
  end: number;
  /** The place of the first line break at or after a place; the end of the part if there is none. */
  breakAfter(place: number): number;
  /** The first occurrence of the searched text at or after a place; -1 if there is none. */
  indexOf(searched: string, place: number): number;
}

export function linesIn(text: string, start: number, end: number): Lines {
  // A slice of a string copies nothing.
  const part = start === 0 && end === text.length ? text : text.slice(start, end);
  const indexOf = (searched: string, place: number) => {
    const found = part.indexOf(searched, place - start);
    return found < 0 ? found : start + found;
  };
  return {
    text,
    start,
    end,
    indexOf,
    breakAfter(place) {
      const found = indexOf("\n", place);
      return found < 0 ? end : found;
    },
  };
}

/** The end of a line whose line break, or the end of the part, is at `lineBreak`. */
export function trimReturn(text: string, lineStart: number, lineBreak: number): number {
  return lineBreak > lineStart && text.charCodeAt(lineBreak - 1) === carriageReturn
    ? lineBreak - 1
    : lineBreak;
}

/** The start of the line that a place is in, not before `earliest`, which is the start of a line. */
export function lineStartBefore(text: string, place: number, earliest: number): number {
  let at = place;
  while (at > earliest && text.charCodeAt(at - 1) !== newline) at--;
  return at;
}
