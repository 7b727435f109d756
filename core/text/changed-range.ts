import { firstIndex } from "./first-at.ts";

/** The part of a text that another one replaces: what is before and after it is the same in both. */
export interface ChangedRange {
  start: number;
  /** End in the old text. */
  oldEnd: number;
  /** End in the new text. */
  newEnd: number;
}

/** Two changes, one after the other, as one: what is before and after it is the same in the first text and the last. */
export function joinRanges(first: ChangedRange, second: ChangedRange): ChangedRange {
  const end = Math.max(first.newEnd, second.oldEnd);
  return {
    start: Math.min(first.start, second.start),
    oldEnd: first.oldEnd + end - first.newEnd,
    newEnd: second.newEnd + end - second.oldEnd,
  };
}

/** Finds the part in which two texts differ; empty, at their end, if they are equal. */
export function changedRange(old: string, text: string): ChangedRange {
  const shorter = Math.min(old.length, text.length);
  const start = largest(shorter, (from, to) => old.slice(from, to) === text.slice(from, to));
  const behind = largest(shorter - start, (from, to) => {
    const slice = old.slice(old.length - to, old.length - from);
    return slice === text.slice(text.length - to, text.length - from);
  });
  return { start, oldEnd: old.length - behind, newEnd: text.length - behind };
}

/** The largest length that is the same from the first character on. Slices are compared in machine words. */
function largest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  return firstIndex(limit, (index) => {
    if (!isSame(same, index + 1)) return true;
    same = index + 1;
    return false;
  });
}
