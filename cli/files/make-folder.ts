import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { systemPath } from "./file-name.ts";
import { isFolder } from "./look-up.ts";

/**
 * Creates a folder and its missing parents; an existing folder is left unchanged. Node's own function never
 * returns if the system says that a new folder does not exist, as it does below `/proc`.
 *
 * @param mode of each new folder
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
