import type { Span } from "../../text/span.ts";
import type { Program } from "./program.ts";
import { run } from "./run.ts";

/** Does the whole text match a program that reads forward? */
export function matchesFully(program: Program, text: string): boolean {
  const codePoints = codePointsOf(text);
  let matched = false;
  run(program, codePoints, "first-place", (place) => {
    matched = place === codePoints.length;
    return matched;
  });
  return matched;
}

/** Does some part of the text match a program that reads forward? */
export function matchesSomewhere(program: Program, text: string): boolean {
  let matched = false;
  run(program, codePointsOf(text), "every-place", () => {
    matched = true;
    return true;
  });
  return matched;
}

/**
 * The leftmost match that begins at or after an offset, and the longest of those. Takes the programs of one
 * pattern for both directions: the backward one finds where matches begin, the forward one where those that
 * begin there end.
 */
export function findMatch(forward: Program, backward: Program, text: string, from: number): Span | undefined {
  const codePoints = codePointsOf(text);
  const offsets = offsetsOf(codePoints);
  let start = -1;
  run(backward, codePoints, "every-place", (place) => {
    if (offsets[place]! < from) return true;
    start = place;
    return false;
  });
  if (start < 0) return undefined;
  let end = start;
  run(forward, codePoints, start, (place) => {
    end = place;
    return false;
  });
  return { start: offsets[start]!, end: offsets[end]! };
}

function codePointsOf(text: string): number[] {
  const codePoints: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const codePoint = text.codePointAt(at)!;
    if (codePoint > 0xffff) at++;
    codePoints.push(codePoint);
  }
  return codePoints;
}

/** The offset of each place in UTF-16 code units. */
function offsetsOf(codePoints: readonly number[]): number[] {
  const offsets = [0];
  for (const [index, codePoint] of codePoints.entries()) {
    offsets.push(offsets[index]! + (codePoint > 0xffff ? 2 : 1));
  }
  return offsets;
}
