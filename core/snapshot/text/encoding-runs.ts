/** Finds where a file changes from one encoding to another: two shells may have written to it. */

export type Encoding = "narrow" | "utf-16le" | "utf-16be";

export interface Run {
  start: number;
  end: number;
  encoding: Encoding;
}

/** This many bytes without a zero are not UTF-16: one of its blanks, digits or line ends would have one. */
const SURELY_NARROW = 64;
/** At the end of a file fewer are enough. */
const SURELY_NARROW_AT_END = 16;

/**
 * Splits bytes into runs of one encoding each: UTF-16 with or without a byte order mark, or one byte for each
 * ASCII character, in UTF-8 or a code page. Marks are not part of the runs.
 */
export function encodingRuns(bytes: Uint8Array): Run[] {
  const runs: Run[] = [];
  let at = 0;
  while (at < bytes.length) {
    const marked = markAt(bytes, at);
    if (marked !== null) at += 2;
    const encoding = marked ?? (wideAt(bytes, at) || "narrow");
    const end = encoding === "narrow" ? endOfNarrow(bytes, at) : endOfWide(bytes, at);
    if (end > at) runs.push({ start: at, end, encoding });
    else if (marked === null) break;
    at = end;
  }
  return runs;
}

function markAt(bytes: Uint8Array, at: number): Encoding | null {
  if (bytes[at] === 0xff && bytes[at + 1] === 0xfe) return "utf-16le";
  return bytes[at] === 0xfe && bytes[at + 1] === 0xff ? "utf-16be" : null;
}

/** How many characters are looked at to recognise UTF-16 without a mark. */
const LOOK = 1024;

/** Command output is mostly ASCII, so in UTF-16 every second byte is zero. */
function wideAt(bytes: Uint8Array, start: number): Encoding | undefined {
  const pairs = Math.min((bytes.length - start) >> 1, LOOK);
  if (pairs < 4) return undefined;
  let even = 0;
  let odd = 0;
  let seen = 0;
  for (; seen < pairs; seen++) {
    if (bytes[start + 2 * seen] === 0) even++;
    if (bytes[start + 2 * seen + 1] === 0) odd++;
    // A run of the other kind may follow soon, and bytes that are all zero are not text.
    if (seen >= 16 && (even + odd < seen / 2 || (even > seen / 4 && odd > seen / 4))) break;
  }
  if (odd > seen * 0.6 && even < seen * 0.1) return "utf-16le";
  return even > seen * 0.6 && odd < seen * 0.1 ? "utf-16be" : undefined;
}

/** Returns the end of a narrow run: a mark, or the first character of UTF-16 without one. */
function endOfNarrow(bytes: Uint8Array, start: number): number {
  for (let zero = bytes.indexOf(0, start); zero >= 0; zero = bytes.indexOf(0, zero + 1)) {
    // The zero is the second byte of a character in one order, the first in the other.
    for (const at of [zero - 1, zero]) {
      if (at <= start) continue;
      const isMarked = at - 2 > start && markAt(bytes, at - 2) !== null;
      if (isMarked) return at - 2;
      const wide = wideAt(bytes, at);
      if (wide === (at === zero ? "utf-16be" : "utf-16le")) return at;
    }
  }
  return bytes.length;
}

/** Returns the end of a wide run: where text without zero bytes follows, or the end. */
function endOfWide(bytes: Uint8Array, start: number): number {
  let from = start;
  while (bytes.length - from >= SURELY_NARROW) {
    // Searched from the last byte backwards: in UTF-16 it or the one before it is a zero, and nothing before
    // that matters.
    const next = behindWide(bytes, from, from + SURELY_NARROW);
    if (next === from) return from;
    from = next;
  }
  for (let next = from; ; from = next) {
    next = behindWide(bytes, from, bytes.length);
    if (next === from) break;
  }
  return bytes.length - from >= SURELY_NARROW_AT_END ? from : bytes.length;
}

/**
 * Returns the offset after the last byte that narrow text can't have, or after one letter too many; `from` if
 * there is none.
 */
function behindWide(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (bytes[at]! < 9) return at + 1;
  let letters = 0;
  for (let at = from; at < to; at++) {
    // Other scripts in UTF-16 have bytes without zeros too; narrow text is ASCII except for a letter now and
    // then.
    if (bytes[at]! >= 0x80 && ++letters > MOST_LETTERS) return at + 1;
  }
  return from;
}

/** Counted among as many bytes as are surely narrow. */
const MOST_LETTERS = 8;
