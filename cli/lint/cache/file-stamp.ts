import type { BigIntStats } from "node:fs";

/** The coarsest resolution of file times, in milliseconds; FAT counts in steps of two seconds. */
const coarsestClock = 2000;

/**
 * What changes whenever a file is written to, as in git's index: its size, its mtime, its ctime, which no
 * program can set back, and its inode number.
 *
 * @returns undefined for a file that has just changed: it may change again within the same clock tick
 */
export function stampOf({ size, mtimeNs, ctimeNs, mtimeMs, ctimeMs, ino }: BigIntStats): string | undefined {
  const changed = Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
  if (Date.now() - changed < coarsestClock) return undefined;
  return [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join(" ");
}
