import { firstIndex } from "../text/first-at.ts";

/**
 * Which of the numbers are in a longest increasing subsequence: the others are a smallest set that was moved.
 * In n log n steps.
 */
export function longestRun(numbers: readonly number[]): boolean[] {
  /** The index of the smallest number that ends a subsequence of each length. */
  const ends: number[] = [];
  const previous = new Array<number>(numbers.length);
  for (const [index, number] of numbers.entries()) {
    const length = firstIndex(ends.length, (at) => numbers[ends[at]!]! >= number);
    previous[index] = length === 0 ? -1 : ends[length - 1]!;
    ends[length] = index;
  }
  const isIn = new Array<boolean>(numbers.length).fill(false);
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at]!) isIn[at] = true;
  return isIn;
}
