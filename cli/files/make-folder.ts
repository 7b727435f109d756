import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { systemPath } from "./file-name.ts";
import { isFolder } from "./look-up.ts";

/**
 * Makes a folder, and those that are missing above it; a folder that is there is left as it is. Node's own way to do that
 * tries for ever where the system says that a new folder does not exist, as it does below `/proc`.
 *
 * @param mode of each folder that is made
 * @throws the system's error
 */
export function makeFolder(path: string, mode?: number): void {
  const problem = tryToMake(path, mode);
  if (problem === undefined) return;
  const parent = dirname(path);
  if (problem.code !== "ENOENT" || parent === path) throw problem;
  makeFolder(parent, mode);
  const remaining = tryToMake(path, mode);
  if (remaining !== undefined) throw remaining;
}

function tryToMake(path: string, mode: number | undefined): NodeJS.ErrnoException | undefined {
  try {
    mkdirSync(systemPath(path), { mode });
    return undefined;
  } catch (error) {
    return isFolder(path) ? undefined : (error as NodeJS.ErrnoException);
  }
}
