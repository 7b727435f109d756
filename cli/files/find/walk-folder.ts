import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Boundary, foundLinkProblem, isInside, kindProblem } from "../boundary.ts";
import { isDangling, isFolder, realPath } from "../look-up.ts";
import { danglingProblem, fileProblem } from "../read-text.ts";
import { type FolderEntry, folderEntries } from "./folder-entries.ts";
import { GitIgnore } from "./git-ignore.ts";

export interface FolderWalk {
  /** Which files are taken, by their path from the folder, with `/`. */
  wants(path: string): boolean;
  /** How many folders below the first one are searched. */
  depth: number;
  /**
   * Also takes links to files that don't leave this boundary, for searches that must not miss anything
   * silently.
   */
  linksWithin?: Boundary | undefined;
  /** How a path is printed. */
  shown(path: string): string;
  /** Called for what can't be searched; the rest is still searched. */
  fail(message: string): void;
}

const leftOut = new Set([".git", "node_modules"]);

/** After this many folders, the thread handles signals. */
const turn = 50;

export interface FoundFiles {
  /** Absolute. */
  paths: string[];
  /** `.gitignore` left out files that were wanted, or folders that may have some. */
  ignoredSome: boolean;
}

/**
 * Finds the files in a folder and below it, without what `.gitignore` leaves out, unless git tracks it. Links
 * are not followed, or only those to files inside, because they may lead out of the repository. A link in a
 * circle is a failure, and if their names are wanted, so are a dangling link, a pipe and a device.
 */
export async function walkFolder(root: string, walk: FolderWalk): Promise<FoundFiles> {
  const gitIgnore = new GitIgnore(root, walk.fail);
  const found: FoundFiles = { paths: [], ignoredSome: false };
  const folders = [{ path: root, prefix: "", depth: 0 }];
  for (let searched = 1; folders.length > 0; searched++) {
    const { path: folder, prefix, depth } = folders.pop()!;
    for (const entry of entriesOf(folder, depth > 0, walk)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth >= walk.depth || leftOut.has(entry.name)) continue;
        if (gitIgnore.ignores(path, true)) found.ignoredSome = true;
        else folders.push({ path, prefix: `${prefix}${entry.name}/`, depth: depth + 1 });
      } else if (entry.isFile()) {
        if (!walk.wants(prefix + entry.name)) continue;
        if (gitIgnore.ignores(path)) found.ignoredSome = true;
        else found.paths.push(path);
      } else if (gitIgnore.ignores(path)) {
        // whatever it is
      } else if (entry.isSymbolicLink()) {
        const isWanted = walk.wants(prefix + entry.name);
        const problem = linkProblem(path, folder, isWanted, walk);
        if (problem !== undefined) walk.fail(problem);
        else if (isWanted && walk.linksWithin) found.paths.push(path);
      } else if (walk.wants(prefix + entry.name)) {
        walk.fail(kindProblem(entry, walk.shown(path))!);
      }
    }
    if (searched % turn === 0) await setImmediate();
  }
  return found;
}

function entriesOf(folder: string, wasThere: boolean, { shown, fail }: FolderWalk): FolderEntry[] {
  try {
    return folderEntries(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const gone = wasThere && (code === "ENOENT" || code === "ENOTDIR");
    // for a glob, it is reported anyway that it matches nothing
    if (!wasThere && code === "ENOENT") return [];
    fail(
      gone
        ? `${shown(folder)} disappeared while it was searched. Run again when nothing else changes it.`
        : fileProblem(error as NodeJS.ErrnoException, shown(folder)),
    );
    return [];
  }
}

/**
 * What is wrong with a link: it is circular; or, if it is wanted, it is dangling, or does not lead to a file
 * inside.
 *
 * @param isWanted whether a file of the link's name would be taken
 */
function linkProblem(
  link: string,
  folder: string,
  isWanted: boolean,
  { linksWithin, shown }: FolderWalk,
): string | undefined {
  const shownAs = shown(link);
  const circle = circleProblem(link, folder, shownAs);
  if (circle !== undefined || !isWanted) return circle;
  if (linksWithin === undefined) return isDangling(link) ? danglingProblem(shownAs) : undefined;
  return (
    foundLinkProblem(link, linksWithin, shownAs) ??
    (isFolder(link) ? `${shownAs} is a symbolic link to a folder, so it was not followed.` : undefined)
  );
}

function circleProblem(link: string, folder: string, shownAs: string): string | undefined {
  try {
    if (!isFolder(link)) return undefined;
    const target = realPath(link);
    if (realPath(folder) !== target && !isInside(target, realPath(folder))) return undefined;
    return `${shownAs} is a symbolic link to a folder that contains it, so it was not followed. Remove it, or add it to .gitignore.`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ELOOP" ? fileProblem(error as NodeJS.ErrnoException, shownAs) : undefined;
  }
}
