import { type CharSet, hasCharacter } from "../characters/char-set.ts";
import { newline, wordCharacters } from "../characters/named-sets.ts";
import { type Kind, kinds } from "./places.ts";
import type { Program } from "./program.ts";

/**
 * Groups the characters of a program into classes: those of one class are in the same sets of the program,
 * and equivalent for places such as `\b`. A class is a number from 0 on.
 */
export interface Alphabet {
  /** How many classes there are. */
  size: number;
  /** The class of each code unit below 256. */
  latin: Uint8Array;
  /** The kind of each class for places. */
  kinds: readonly Kind[];
  newlineClass: number;
  /** Is a class in a set of the program? By class, 1 or 0. */
  membersOf(set: CharSet): Uint8Array;
  /** The class of a code point. */
  classOf(codePoint: number): number;
}

/** The work limit for computing classes: sets × places where any of them begins or ends. */
const mostWork = 2_000_000;
/** Classes are bytes. */
const mostClasses = 250;

/** The alphabet of a program and its lookarounds; undefined if it would be too large. */
export function alphabetOf(program: Program): Alphabet | undefined {
  const sets = setsOf(program);
  sets.set(keyOf(wordCharacters), wordCharacters);
  sets.set(keyOf(newline), newline);
  const starts = boundariesOf([...sets.values()]);
  if (starts.length * sets.size > mostWork) return undefined;
  const classes = new Uint16Array(starts.length);
  let size = 1;
  for (const set of sets.values()) {
    size = refine(classes, starts, set);
    if (size > mostClasses) return undefined;
  }
  const intervalOf = (codePoint: number) => lastAtMost(starts, codePoint);
  const representatives = new Array<number>(size).fill(0);
  for (const [index, each] of classes.entries()) representatives[each] = starts[index]!;
  const members = new Map<CharSet, Uint8Array>();
  const pages: (Uint8Array | undefined)[] = [];
  const pageOf = (page: number) =>
    Uint8Array.from({ length: 256 }, (_, at) => classes[intervalOf(page * 256 + at)]!);
  const latin = pageOf(0);
  return {
    size,
    latin,
    kinds: representatives.map((codePoint) =>
      codePoint === 0x0a ? kinds.newline : hasCharacter(wordCharacters, codePoint) ? kinds.word : kinds.other,
    ),
    newlineClass: latin[0x0a]!,
    membersOf(set) {
      let known = members.get(set);
      if (known === undefined) {
        known = Uint8Array.from(representatives, (codePoint) => (hasCharacter(set, codePoint) ? 1 : 0));
        members.set(set, known);
      }
      return known;
    },
    classOf(codePoint) {
      if (codePoint > 0xffff) return classes[intervalOf(codePoint)]!;
      const page = codePoint >> 8;
      pages[page] ??= pageOf(page);
      return pages[page][codePoint & 0xff]!;
    },
  };
}

function setsOf(program: Program, found = new Map<string, CharSet>()): Map<string, CharSet> {
  const seen = new Set<CharSet>();
  for (const instruction of program.instructions) {
    if (instruction.op === "character" && !seen.has(instruction.set)) {
      seen.add(instruction.set);
      found.set(keyOf(instruction.set), instruction.set);
    }
  }
  for (const look of program.looks) setsOf(look.program, found);
  return found;
}

function keyOf(set: CharSet): string {
  return set.join();
}

/** The code points, in order, at which some set begins or has just ended; the first is 0. */
function boundariesOf(sets: readonly CharSet[]): number[] {
  const found = new Set([0]);
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) found.add(set[i]!).add(set[i + 1]! + 1);
  }
  return [...found].filter((codePoint) => codePoint <= 0x10ffff).sort((a, b) => a - b);
}

/** Splits the classes by a set, and returns their number. */
function refine(classes: Uint16Array, starts: readonly number[], set: CharSet): number {
  const renamed = new Map<number, number>();
  let range = 0;
  for (const [index, start] of starts.entries()) {
    while (range < set.length && set[range + 1]! < start) range += 2;
    const isMember = range < set.length && set[range]! <= start;
    const key = 2 * classes[index]! + (isMember ? 1 : 0);
    let name = renamed.get(key);
    if (name === undefined) {
      name = renamed.size;
      renamed.set(key, name);
    }
    classes[index] = name;
  }
  return renamed.size;
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let lo = 0;
  let hi = sorted.length - 1;
  while (lo < hi) {
    const middle = (lo + hi + 1) >> 1;
    if (sorted[middle]! <= value) lo = middle;
    else hi = middle - 1;
  }
  return lo;
}
