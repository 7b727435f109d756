/** Index of the first node that starts at an offset or behind it, among nodes in their order; their number if none does. */
export function firstAt(nodes: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
