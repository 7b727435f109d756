/** The lines of a long list of equal lines that are seen, and some around them. */
export interface Stretch {
  /** The first one, from 0, and the one after the last. */
  from: number;
  to: number;
}

/** Lines around those that are seen, so that a small move finds them there. */
const around = 4;

/**
 * @param scrolled pixels by which the list is scrolled
 * @param room pixels of which it is seen
 * @param size of a line
 */
export function stretchOf(scrolled: number, room: number, size: number, count: number): Stretch {
  const from = Math.max(0, Math.floor(scrolled / size) - around);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((scrolled + room) / size) + around) };
}

/** Where to scroll to so that a line is seen, moving no further than needed. */
export function scrolledTo(index: number, scrolled: number, room: number, size: number): number {
  const start = index * size;
  if (start < scrolled) return start;
  return Math.max(scrolled, start + size - room);
}
