import { firstIndex } from "../text/first-at.ts";
import type { LineIndex } from "../text/lines.ts";

/** For a line, the multi-byte characters, in order, and how many extra bytes there are up to each. */
interface WideCharacters {
  at: number[];
  more: number[];
}

/**
 * Columns in UTF-8 bytes, for formats whose readers treat lines of a file as bytes. Most policies are ASCII,
 * for which there is nothing to convert.
 *
 * @returns the column, from 1, of a place given in UTF-16 code units from 0; undefined if it is the same
 */
export function utf8Columns(lines: LineIndex): (line: number, character: number) => number | undefined {
  if (isAscii(lines.text)) return () => undefined;
  const known = new Map<number, WideCharacters>();
  return (line, character) => {
    const wide = known.get(line) ?? wideCharacters(lines.lineText(line));
    known.set(line, wide);
    const before = firstIndex(wide.at.length, (index) => wide.at[index]! >= character);
    return before === 0 ? undefined : character + 1 + wide.more[before - 1]!;
  };
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}

function wideCharacters(text: string): WideCharacters {
  const wide: WideCharacters = { at: [], more: [] };
  let more = 0;
  for (const { index, 0: character } of text.matchAll(/[^\x00-\x7f]/gu)) {
    more += bytesOf(character.codePointAt(0)!) - character.length;
    wide.at.push(index);
    wide.more.push(more);
  }
  return wide;
}

/** A lone surrogate is written as U+FFFD, which has three bytes. */
function bytesOf(codePoint: number): number {
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
