import { realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { systemPath } from "./file-name.ts";
import { type FolderEntry, folderEntries } from "./folder-entries.ts";
import { GitIgnore } from "./git-ignore.ts";
import { danglingProblem, fileProblem } from "./read-text.ts";

export interface FolderWalk {
  /** Which files are taken, by their path from the folder, with `/`. */
  wants(path: string): boolean;
  /** How many folders below the first one are searched. */
  depth: number;
  /** How a path is printed. */
  shown(path: string): string;
  /** Called for what can't be searched; the rest is searched all the same. */
  fail(message: string): void;
}

const leftOut = new Set([".git", "node_modules"]);

/** Folders after which this thread looks at signals. */
const turn = 50;

export interface FoundFiles {
  /** Absolute. */
  paths: string[];
  /** `.gitignore` left out files that were wanted, or folders that may have some. */
  ignoredSome: boolean;
}

/**
 * The files in a folder and in those below it, without what `.gitignore` leaves out, unless git tracks it. Links are not
 * followed: they may lead out of the repository. One that can lead nowhere but round in a circle is a failure, and so is
 * a wanted file's that leads nowhere.
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
      } else if (entry.isSymbolicLink() && !gitIgnore.ignores(path)) {
        const problem = linkProblem(path, folder, walk.wants(prefix + entry.name), walk.shown(path));
        if (problem !== undefined) walk.fail(problem);
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
    // of a glob: that it matches nothing is said anyway
    if (!wasThere && code === "ENOENT") return [];
    fail(
      gone
        ? `${shown(folder)} disappeared while it was searched. Run again when nothing changes it.`
        : fileProblem(error as NodeJS.ErrnoException, shown(folder)),
    );
    return [];
  }
}

/** @param isWanted whether a file of the link's name would be taken */
function linkProblem(link: string, folder: string, isWanted: boolean, shownAs: string): string | undefined {
  try {
    const path = systemPath(link);
    if (!statSync(path).isDirectory()) return undefined;
    const target = realpathSync(path);
    if (!`${realpathSync(systemPath(folder))}${sep}`.startsWith(target.endsWith(sep) ? target : target + sep))
      return undefined;
    return `${shownAs} is a symbolic link to a folder that it is in; it was not followed. Remove it, or ignore it by .gitignore.`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && isWanted) return danglingProblem(shownAs);
    return code === "ELOOP" ? fileProblem(error as NodeJS.ErrnoException, shownAs) : undefined;
  }
}
