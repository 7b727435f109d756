/**
 * The smallest index, from 0, for which a test is true; `count` if there is none below that. If the test is
 * true for an index, it is true for all later ones, so a binary search is enough.
 */
export function firstIndex(count: number, isReached: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The index of the first node that starts at or after an offset, among sorted nodes; their number if there is
 * none.
 */
export function firstAt(nodes: readonly { start: number }[], offset: number): number {
  return firstIndex(nodes.length, (index) => nodes[index]!.start >= offset);
}
