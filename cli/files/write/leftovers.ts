import { lstatSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { systemPath } from "../file-name.ts";
import { namesIn } from "../look-up.ts";
import { longestWriting, unmarkedName } from "./marked-name.ts";

/** The suffix of the files that `writeWhole` creates, which replace another one when they are complete. */
export const temporary = ".tmp";

/**
 * Removes the temporary files that interrupted runs left next to a file, and nothing else. One that changed
 * recently may belong to another run.
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
    // another run may have been faster; whoever writes into the folder reports what is wrong with it
  }
}
