import { existsSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { systemPath } from "./file-name.ts";
import { isDangling, nearestRealPath } from "./look-up.ts";
import { danglingProblem, fileProblem } from "./read-text.ts";

/** A folder that links and paths found in it must not leave. */
export interface Boundary {
  /** Absolute. */
  folder: string;
  /** The same with links resolved: a link that the user names means its target. */
  real: string;
}

/** The root of the repository that a folder is in; undefined if it is in none. */
export function repositoryRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(systemPath(join(folder, ".git")))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** Compares only the paths; a folder is not inside itself. */
export function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** What is found in a folder must stay in its repository, or if there is none, in the folder itself. */
export function boundaryOf(folder: string): Boundary {
  const root = repositoryRoot(folder) ?? folder;
  return { folder: root, real: nearestRealPath(root) };
}

/** The kind of an entry in a folder, as far as it matters here. */
interface FileKind {
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

/**
 * Why an entry that was found, rather than named by the user, is not read; undefined for files and folders.
 * Reading a pipe could take forever.
 */
export function kindProblem(kind: FileKind, shownAs: string): string | undefined {
  if (kind.isFile() || kind.isDirectory()) return undefined;
  const word = kind.isFIFO() ? "a pipe" : kind.isSocket() ? "a socket" : "a device";
  return `${shownAs} is ${word}, not a file, so it was not read.`;
}

/**
 * Why a path that was found, such as a link, is not followed; undefined if it leads to a file or folder
 * inside, or if there is nothing. A path that leads outside is not even looked up: it could name another
 * machine.
 */
export function pathProblem(path: string, boundary: Boundary, shownAs: string): string | undefined {
  const outside = `${shownAs} is outside ${boundary.folder}, so it was not read.`;
  if (!isInside(boundary.folder, path)) return outside;
  const target = nearestRealPath(path);
  if (target !== boundary.real && !isInside(boundary.real, target)) return outside;
  try {
    const status = statSync(systemPath(target), { throwIfNoEntry: false });
    return status && kindProblem(status, shownAs);
  } catch (error) {
    return fileProblem(error as NodeJS.ErrnoException, shownAs);
  }
}

/**
 * Why a link that was found in a folder is not followed; undefined if it leads to a file or folder inside.
 */
export function foundLinkProblem(path: string, boundary: Boundary, shownAs: string): string | undefined {
  return pathProblem(path, boundary, shownAs) ?? (isDangling(path) ? danglingProblem(shownAs) : undefined);
}
