import { lstatSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { namesIn } from "./look-up.ts";

/** Milliseconds; a file that is being written to changes all the time, and is renamed at once when it is done. */
const longDone = 60_000;

/**
 * Removes what runs that were ended in the middle left beside a file: the temporary files that `writeWhole` makes, and
 * nothing else. One that changed a moment ago may be the one of another run.
 */
export function removeLeftovers(target: string): void {
  const folder = dirname(target);
  const name = basename(target);
  try {
    for (const entry of namesIn(folder)) {
      if (!entry.startsWith(name) || !/^\.[0-9a-f]{12}\.tmp$/.test(entry.slice(name.length))) continue;
      const path = join(folder, entry);
      const status = lstatSync(path);
      if (status.isFile() && Date.now() - status.mtimeMs > longDone) unlinkSync(path);
    }
  } catch {
    // another run may have been quicker; whoever writes into the folder says what is wrong with it
  }
}
