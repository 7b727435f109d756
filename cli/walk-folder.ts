import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { setImmediate } from "node:timers/promises";
import { type Boundary, kindProblem, pathProblem } from "./files/boundary.ts";
import { GitIgnore } from "./git-ignore.ts";
import { fileProblem } from "./read-text.ts";

export interface FolderWalk {
  /** Which files are taken, by their path from the folder, with `/`. */
  wants(path: string): boolean;
  /** How many folders below the first one are searched. */
  depth: number;
  /** Takes links to files too, as far as they don't lead out of this; for what must not be left out without a word. */
  linksWithin?: Boundary | undefined;
  /** How a path is printed. */
  shown(path: string): string;
  /** Called for what can't be searched; the rest is searched all the same. */
  fail(message: string): void;
}

const leftOut = new Set([".git", "node_modules"]);

/** Folders after which this thread looks at signals. */
const turn = 50;

/**
 * The absolute paths of the files in a folder and in those below it, without what `.gitignore` leaves out. Links are
 * not followed, or those to files inside only: they may lead out of the repository. One that can lead nowhere but round
 * in a circle is a failure, and so is a pipe or a device with a name that is wanted.
 */
export async function walkFolder(root: string, walk: FolderWalk): Promise<string[]> {
  const gitIgnore = new GitIgnore(root);
  const found: string[] = [];
  const folders = [{ path: root, prefix: "", depth: 0 }];
  for (let searched = 1; folders.length > 0; searched++) {
    const { path: folder, prefix, depth } = folders.pop()!;
    for (const entry of entriesOf(folder, depth > 0, walk)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const deeper = depth < walk.depth && !leftOut.has(entry.name) && !gitIgnore.ignores(path, true);
        if (deeper) folders.push({ path, prefix: `${prefix}${entry.name}/`, depth: depth + 1 });
      } else if (entry.isFile()) {
        if (walk.wants(prefix + entry.name) && !gitIgnore.ignores(path)) found.push(path);
      } else if (gitIgnore.ignores(path)) {
        // whatever it is
      } else if (entry.isSymbolicLink()) {
        const shown = walk.shown(path);
        const within = walk.wants(prefix + entry.name) ? walk.linksWithin : undefined;
        const problem = loopProblem(path, folder, shown) ?? (within && linkProblem(path, within, shown));
        if (problem !== undefined) walk.fail(problem);
        else if (within) found.push(path);
      } else if (walk.wants(prefix + entry.name)) {
        walk.fail(kindProblem(entry, walk.shown(path))!);
      }
    }
    if (searched % turn === 0) await setImmediate();
  }
  return found;
}

function entriesOf(folder: string, wasThere: boolean, { shown, fail }: FolderWalk): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
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

function linkProblem(link: string, boundary: Boundary, shownAs: string): string | undefined {
  const problem = pathProblem(link, boundary, shownAs);
  if (problem !== undefined) return problem;
  const target = statSync(link, { throwIfNoEntry: false });
  if (target === undefined) return `${shownAs} is a symbolic link that leads nowhere.`;
  return target.isDirectory() ? `${shownAs} is a symbolic link to a folder; it was not followed.` : undefined;
}

function loopProblem(link: string, folder: string, shownAs: string): string | undefined {
  try {
    if (!statSync(link).isDirectory()) return undefined;
    const target = realpathSync(link);
    if (!`${realpathSync(folder)}${sep}`.startsWith(target.endsWith(sep) ? target : target + sep))
      return undefined;
    return `${shownAs} is a symbolic link to a folder that it is in; it was not followed. Remove it, or ignore it by .gitignore.`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ELOOP" ? fileProblem(error as NodeJS.ErrnoException, shownAs) : undefined;
  }
}
