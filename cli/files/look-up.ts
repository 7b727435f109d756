import { lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { nameOfBytes, systemPath } from "./file-name.ts";

/** What a path leads to. Names may be of any bytes; see `file-name.ts`. */

/** Also false if there is nothing. @throws the system's error, such as for circular links */
export function isFolder(path: string): boolean {
  return statSync(systemPath(path), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Is it a link to something that does not exist? */
export function isDangling(path: string): boolean {
  const name = systemPath(path);
  try {
    return (
      lstatSync(name, { throwIfNoEntry: false })?.isSymbolicLink() === true &&
      statSync(name, { throwIfNoEntry: false }) === undefined
    );
  } catch {
    return false;
  }
}

/** A path with its links resolved. @throws the system's error */
export function realPath(path: string): string {
  // the native one would turn a mapped Windows drive into the name of a server
  if (process.platform === "win32") return realpathSync(path);
  // Node's own only knows names in UTF-8
  return nameOfBytes(realpathSync.native(systemPath(path), { encoding: "buffer" }));
}

/** A path with its links resolved, as far as it exists. */
export function nearestRealPath(path: string): string {
  try {
    return realPath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(nearestRealPath(parent), basename(path));
  }
}

/** The names in a folder; none if it can't be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(systemPath(folder), { encoding: "buffer" }).map(nameOfBytes);
  } catch {
    return [];
  }
}
