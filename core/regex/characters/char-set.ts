/** A set of Unicode code points: sorted, disjoint, non-adjacent pairs `lo, hi` (both included), flattened. */
export type CharSet = readonly number[];

const lastCodePoint = 0x10ffff;

export const noCharacter: CharSet = [];

/** The set of all characters in the given pairs, which may overlap and come in any order. */
export function charSetOf(pairs: readonly (readonly [number, number])[]): CharSet {
  const sorted = pairs.length > 1 ? [...pairs].sort((a, b) => a[0] - b[0]) : pairs;
  const set: number[] = [];
  for (const [lo, hi] of sorted) {
    const last = set.length - 1;
    if (last > 0 && lo <= set[last]! + 1) {
      set[last] = Math.max(set[last]!, hi);
    } else {
      set.push(lo, hi);
    }
  }
  return set;
}

export function oneCharacter(codePoint: number): CharSet {
  return [codePoint, codePoint];
}

function pairsOf(set: CharSet): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < set.length; i += 2) {
    pairs.push([set[i]!, set[i + 1]!]);
  }
  return pairs;
}

export function hasCharacter(set: CharSet, codePoint: number): boolean {
  let lo = 0;
  let hi = set.length / 2;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (codePoint > set[2 * middle + 1]!) {
      lo = middle + 1;
    } else {
      hi = middle;
    }
  }
  return 2 * lo < set.length && codePoint >= set[2 * lo]!;
}

export function unionOf(sets: readonly CharSet[]): CharSet {
  if (sets.length === 1) return sets[0]!;
  return charSetOf(sets.flatMap(pairsOf));
}

export function complementOf(set: CharSet): CharSet {
  const complement: number[] = [];
  let next = 0;
  for (let i = 0; i < set.length; i += 2) {
    if (set[i]! > next) {
      complement.push(next, set[i]! - 1);
    }
    next = set[i + 1]! + 1;
  }
  if (next <= lastCodePoint) {
    complement.push(next, lastCodePoint);
  }
  return complement;
}

export function haveCommonCharacter(a: CharSet, b: CharSet): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i + 1]! < b[j]!) {
      i += 2;
    } else if (b[j + 1]! < a[i]!) {
      j += 2;
    } else {
      return true;
    }
  }
  return false;
}

/** Adds both cases of every ASCII letter to a set; PCRE without UTF mode folds no other letters. */
export function withBothCases(set: CharSet): CharSet {
  const folded = pairsOf(set);
  for (const [lo, hi] of pairsOf(set)) {
    addShifted(folded, Math.max(lo, 0x41), Math.min(hi, 0x5a), 0x20);
    addShifted(folded, Math.max(lo, 0x61), Math.min(hi, 0x7a), -0x20);
  }
  return charSetOf(folded);
}

function addShifted(pairs: [number, number][], lo: number, hi: number, by: number): void {
  if (lo <= hi) {
    pairs.push([lo + by, hi + by]);
  }
}
