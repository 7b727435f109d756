/**
 * Compares versions or releases as rpm does: segments of digits or letters, one after the other, digits by
 * their value; `~` sorts before everything, even the end, and `^` after the end but before anything else.
 *
 * @returns negative if `one` is older, positive if it is newer, 0 if they are the same
 */
export function compareRpmVersions(one: string, other: string): number {
  if (one === other) return 0;
  let [a, b] = [one, other];
  for (;;) {
    a = a.replace(/^[^A-Za-z0-9~^]+/, "");
    b = b.replace(/^[^A-Za-z0-9~^]+/, "");
    const tilde = compareMark(a, b, "~");
    if (tilde !== undefined && tilde !== 0) return tilde;
    if (tilde === 0) {
      [a, b] = [a.slice(1), b.slice(1)];
      continue;
    }
    if (a.startsWith("^") || b.startsWith("^")) {
      if (a === "") return -1;
      if (b === "") return 1;
      if (!a.startsWith("^")) return 1;
      if (!b.startsWith("^")) return -1;
      [a, b] = [a.slice(1), b.slice(1)];
      continue;
    }
    if (a === "" || b === "") break;
    const segment = /^[0-9]/.test(a) ? /^[0-9]+/ : /^[A-Za-z]+/;
    const [first, second] = [segment.exec(a)![0], segment.exec(b)?.[0]];
    // Digits are newer than letters.
    if (second === undefined) return segment.source.includes("0") ? 1 : -1;
    const order = segment.source.includes("0") ? compareNumbers(first, second) : compareTexts(first, second);
    if (order !== 0) return order;
    [a, b] = [a.slice(first.length), b.slice(second.length)];
  }
  if (a === "" && b === "") return 0;
  return a === "" ? -1 : 1;
}

/** Undefined if neither begins with the mark, 0 if both do. */
function compareMark(a: string, b: string, mark: string): number | undefined {
  const [first, second] = [a.startsWith(mark), b.startsWith(mark)];
  if (!first && !second) return undefined;
  return Number(second) - Number(first);
}

/** Compares numbers with any number of digits. */
function compareNumbers(one: string, other: string): number {
  const [a, b] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
  return a.length - b.length || compareTexts(a, b);
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
