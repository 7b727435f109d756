/** The visible lines of a long list of equally high lines, and some around them. */
export interface Stretch {
  /** The first one, from 0, and the one after the last. */
  from: number;
  to: number;
}

/** Extra lines around the visible ones, so that a small scroll finds them rendered. */
const around = 4;

/**
 * @param scrolled scroll position of the list in pixels
 * @param room visible height in pixels
 * @param size height of a line in pixels
 */
export function stretchOf(scrolled: number, room: number, size: number, count: number): Stretch {
  const from = Math.max(0, Math.floor(scrolled / size) - around);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((scrolled + room) / size) + around) };
}

/** Where to scroll to make a line visible, moving no further than needed. */
export function scrolledTo(index: number, scrolled: number, room: number, size: number): number {
  const start = index * size;
  if (start < scrolled) return start;
  return Math.max(scrolled, start + size - room);
}
