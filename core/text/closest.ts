/** "Did you mean": the known word that a misspelt one was probably meant to be. */
import { remember } from "./remember.ts";

/**
 * The candidate nearest to `word`, or undefined if none is similar enough.
 *
 * Ignores case, hyphens, blanks and underscores, counts transposed letters as one mistake, and accepts words
 * in another order or with one missing (`CHECK_CONFIG`), a plural, and a missing or additional prefix
 * `AUDIT_`. Among equals, the first candidate wins, so pass the likely ones first.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = spell(word);
  if (wanted.letters === "") return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const limit = Math.min(allowedMistakes(wanted.letters.length), bestDistance - 1);
    if (limit < 0) break;
    const distance = spellingDistance(wanted, spellingOf(candidate), limit);
    if (distance <= limit) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Nobody misspells a word this long; a pasted text is not compared with everything. */
const longestWord = 200;

function allowedMistakes(length: number): number {
  if (length <= 2) return 0;
  if (length <= 5) return 1;
  if (length <= 8) return 2;
  return Math.min(5, Math.floor(length / 3));
}

/** A word as it is compared. */
interface Spelling {
  /** In lower case, without what separates words. */
  letters: string;
  /** Without the prefix `audit` and the plural. */
  stem: string;
  parts: readonly string[];
  /** The parts in alphabetical order, if there are several. */
  sorted: string | undefined;
}

function spell(word: string): Spelling {
  const lower = word.toLowerCase();
  const letters = lower.replace(/[\s_.-]/g, "");
  const parts = lower.split(/[\s_-]/);
  const sorted = parts.length < 2 ? undefined : parts.toSorted().join("_");
  return { letters, stem: stemOf(letters), parts, sorted };
}

/** Candidates recur: the names of a schema. */
const spellingOf = remember(spell, { most: 20_000 });

function spellingDistance(wanted: Spelling, other: Spelling, limit: number): number {
  if (wanted.letters === other.letters) return 0;
  if (limit >= 1 && (wanted.stem === other.stem || hasSameParts(wanted, other))) return 1;
  if (limit >= 2 && isPartsWithOneMissing(wanted, other)) return 2;
  return editDistance(wanted.letters, other.letters, limit);
}

/** `AUDIT_PORTS_ALLOWED` for `AUDIT_ALLOWED_OPEN_PORTS`: the same parts in any order, one left out. */
function isPartsWithOneMissing({ parts }: Spelling, other: Spelling): boolean {
  if (parts.length < 2 || other.parts.length !== parts.length + 1) return false;
  const rest = [...other.parts];
  return parts.every((part) => {
    const index = rest.indexOf(part);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
}

function stemOf(letters: string): string {
  const start = letters.startsWith("audit") ? 5 : 0;
  const end = letters.endsWith("s") ? letters.length - 1 : letters.length;
  return letters.slice(start, end);
}

/** `ALLOWED_AUDIT_PORTS` for `AUDIT_ALLOWED_PORTS`: the same parts in another order. */
function hasSameParts({ sorted }: Spelling, other: Spelling): boolean {
  return sorted !== undefined && sorted === other.sorted;
}

/** The last three rows of the table; kept, because thousands of words are compared. */
let [beforeLast, last, current]: [number[], number[], number[]] = [[], [], []];

/**
 * Damerau-Levenshtein distance (adjacent transpositions), or more than `limit` as soon as it exceeds `limit`.
 * Only looks at the part of the table within `limit` of its diagonal.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooFar;
  for (let column = 0; column <= Math.min(b.length, limit); column++) last[column] = column;
  last[tooFar] = tooFar;
  for (let row = 1; row <= a.length; row++) {
    const first = Math.max(1, row - limit);
    const end = Math.min(b.length, row + limit);
    let smallest = first === 1 ? row : tooFar;
    current[first - 1] = smallest;
    for (let column = first; column <= end; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let distance = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (same ? 0 : 1),
      );
      const transposed =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (transposed) distance = Math.min(distance, beforeLast[column - 2]! + 1);
      current[column] = distance;
      smallest = Math.min(smallest, distance);
    }
    current[end + 1] = tooFar;
    if (smallest > limit) return tooFar;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[b.length]!;
}
