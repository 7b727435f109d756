import { lstatSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { systemPath } from "../file-name.ts";
import { namesIn } from "../look-up.ts";
import { longestWriting, unmarkedName } from "./marked-name.ts";

/** Of the files that `writeWhole` makes, which replace another one when they are done. */
export const temporary = ".tmp";

/**
 * Removes what runs that were ended in the middle left beside a file: those temporary files, and nothing else. One that
 * changed a moment ago may be the one of another run.
 */
export function removeLeftovers(target: string): void {
  const folder = dirname(target);
  const name = basename(target);
  try {
    for (const entry of namesIn(folder)) {
      if (unmarkedName(entry, temporary) !== name) continue;
      const path = systemPath(join(folder, entry));
      const status = lstatSync(path);
      if (status.isFile() && Date.now() - status.mtimeMs > longestWriting) unlinkSync(path);
    }
  } catch {
    // another run may have been quicker; whoever writes into the folder says what is wrong with it
  }
}
