import type { BigIntStats } from "node:fs";

/** Milliseconds in which a file system may give two changes the same time; FAT counts in steps of two seconds. */
const coarsestClock = 2000;

/**
 * What changes whenever a file is written to, as git's index uses it: the size, the time of the last change, the time
 * of the last change of anything about the file, which no program can set back, and the file's number.
 *
 * @returns undefined for a file that changed a moment ago: it may change again within the same tick of the clock
 */
export function stampOf({ size, mtimeNs, ctimeNs, mtimeMs, ctimeMs, ino }: BigIntStats): string | undefined {
  const changed = Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs);
  if (Date.now() - changed < coarsestClock) return undefined;
  return [size, mtimeNs, ctimeNs, ino].map((part) => part.toString(36)).join(" ");
}
