/** "Did you mean": the known word that a misspelt one was probably meant to be. */

/**
 * The candidate nearest to `word`, or undefined when none is near enough to be worth naming.
 *
 * Compares without case, hyphens, blanks and underscores, counts transposed letters as one mistake, forgives
 * words in another order or with one missing (`CHECK_CONFIG`), a plural, and a missing or additional
 * prefix `AUDIT_`. Among equals the first
 * candidate wins, so hand in the likely ones first.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = squeeze(word);
  if (wanted === "") return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const limit = Math.min(allowedMistakes(wanted.length), bestDistance - 1);
    if (limit < 0) break;
    const distance = wordDistance(word, wanted, candidate, limit);
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

function wordDistance(word: string, wanted: string, candidate: string, limit: number): number {
  const other = squeeze(candidate);
  if (wanted === other) return 0;
  if (limit >= 1 && (stem(wanted) === stem(other) || hasSameParts(word, candidate))) return 1;
  if (limit >= 2 && isPartsWithOneMissing(word, candidate)) return 2;
  return editDistance(wanted, other, limit);
}

/** `AUDIT_PORTS_ALLOWED` for `AUDIT_ALLOWED_OPEN_PORTS`: the same parts in any order, one left out. */
function isPartsWithOneMissing(word: string, candidate: string): boolean {
  const parts = word.toLowerCase().split(/[\s_-]/);
  const rest = candidate.toLowerCase().split(/[\s_-]/);
  if (parts.length < 2 || rest.length !== parts.length + 1) return false;
  return parts.every((part) => {
    const index = rest.indexOf(part);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
}

function squeeze(word: string): string {
  return word.toLowerCase().replace(/[\s_.-]/g, "");
}

function stem(squeezed: string): string {
  const start = squeezed.startsWith("audit") ? 5 : 0;
  const end = squeezed.endsWith("s") ? squeezed.length - 1 : squeezed.length;
  return squeezed.slice(start, end);
}

/** `ALLOWED_AUDIT_PORTS` for `AUDIT_ALLOWED_PORTS`: the same parts in another order. */
function hasSameParts(word: string, candidate: string): boolean {
  const parts = word.toLowerCase().split(/[\s_-]/);
  if (parts.length < 2) return false;
  return (
    parts.sort().join("_") ===
    candidate
      .toLowerCase()
      .split(/[\s_-]/)
      .sort()
      .join("_")
  );
}

/** Damerau-Levenshtein distance (adjacent transpositions), or `limit + 1` as soon as it exceeds `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      const transposed =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (transposed) distance = Math.min(distance, (beforeLast[column - 2] as number) + 1);
      current.push(distance);
      smallest = Math.min(smallest, distance);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] as number;
}
