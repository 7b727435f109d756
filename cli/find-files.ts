import { stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { escapePath, glob, isDynamicPattern } from "tinyglobby";
import { GitIgnore } from "./git-ignore.ts";
import type { Problems } from "./problems.ts";
import { standardInput } from "./read-policy.ts";
import { fileProblem } from "./read-text.ts";

export interface FileSearch {
  cwd: string;
  /** What a folder is searched for, such as all `.audit` files. */
  pattern: string;
  problems: Problems;
}

/**
 * The files that paths, folders and globs name, each once, in the order of their names; relative to the working
 * folder and with `/`, or absolute where they lie outside. A file that is named itself is always taken; in
 * folders and globs `.gitignore` and the folders `.git` and `node_modules` are left out, and links to folders
 * are not followed. What can't be found is a problem.
 */
export async function findFiles(names: readonly string[], search: FileSearch): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) {
    try {
      for (const path of await expand(name, search)) found.add(shownPath(path, search.cwd));
    } catch (error) {
      search.problems.report((error as Error).message);
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

/** Policies, as `findFiles` finds them; `-` stays, for standard input. */
export async function findPolicies(
  names: readonly string[],
  cwd: string,
  problems: Problems,
): Promise<string[]> {
  const files = await findFiles(
    names.filter((name) => name !== standardInput),
    { cwd, pattern: "**/*.audit", problems },
  );
  return names.includes(standardInput) ? [standardInput, ...files] : files;
}

/** Absolute paths. */
async function expand(name: string, search: FileSearch): Promise<string[]> {
  const path = resolve(search.cwd, name);
  try {
    const status = await stat(path);
    if (!status.isDirectory()) return [path];
    return await searchFolder(`${escapePath(path.split(sep).join("/"))}/${search.pattern}`, path);
  } catch (error) {
    if (!isDynamicPattern(name)) throw new Error(fileProblem(error as NodeJS.ErrnoException, name));
  }
  const matches = await searchFolder(name.split(sep).join("/"), search.cwd);
  if (matches.length === 0) throw new Error(`No file matches ${name}.`);
  return matches;
}

async function searchFolder(pattern: string, folder: string): Promise<string[]> {
  const paths = await glob(pattern, {
    cwd: folder,
    absolute: true,
    dot: true,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: ["**/.git/**", "**/node_modules/**"],
  });
  const gitIgnore = new GitIgnore(folder);
  return paths.map((path) => resolve(path)).filter((path) => !gitIgnore.ignores(path));
}

/** As it is printed: relative to the working folder where it lies inside. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const shown = inside.startsWith("..") || isAbsolute(inside) ? path : inside;
  return shown.split(sep).join("/");
}
