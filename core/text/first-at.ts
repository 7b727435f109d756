/**
 * The smallest index, from 0, for which a test holds; `count` where it holds for none below that. The test holds for
 * every index after one for which it holds, so that few of them have to be asked.
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

/** Index of the first node that starts at an offset or behind it, among nodes in their order; their number if none does. */
export function firstAt(nodes: readonly { start: number }[], offset: number): number {
  return firstIndex(nodes.length, (index) => nodes[index]!.start >= offset);
}
