import { statSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { matchesGlobs } from "../core/config/glob.ts";
import type { Boundary } from "./files/boundary.ts";
import type { Problems } from "./problems.ts";
import { standardInput } from "./read-policy.ts";
import { fileProblem } from "./read-text.ts";
import { walkFolder } from "./walk-folder.ts";

export interface FileSearch {
  cwd: string;
  /** Which files of a folder are taken, by their names. */
  wants(name: string): boolean;
  /** What links may not lead out of that are found in a folder; without it none is followed. */
  linksWithin?(folder: string): Boundary;
  problems: Problems;
}

/**
 * The files that paths, folders and globs name, each once, in the order of their names; relative to the working
 * folder and with `/`, or absolute where they lie outside. A file that is named itself is always taken; in folders
 * and globs `.gitignore` and the folders `.git` and `node_modules` are left out, and links are not followed without
 * `linksWithin`. What can't be found or searched is a problem.
 */
export async function findFiles(names: readonly string[], search: FileSearch): Promise<string[]> {
  const found = new Set<string>();
  const failures = new Set<string>();
  for (const name of names) {
    for (const path of await expand(name, search, (message) => failures.add(message))) {
      found.add(shownPath(path, search.cwd));
    }
  }
  for (const message of failures) search.problems.report(message);
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
    { cwd, wants: (name) => name.toLowerCase().endsWith(".audit"), problems },
  );
  return names.includes(standardInput) ? [standardInput, ...files] : files;
}

type Fail = (message: string) => void;

/** Absolute paths. */
async function expand(name: string, { cwd, wants, linksWithin }: FileSearch, fail: Fail): Promise<string[]> {
  const path = resolve(cwd, name);
  const shown = (folder: string) => shownPath(folder, cwd);
  const status = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (!(status instanceof Error)) {
    if (!status.isDirectory()) return [path];
    return walkFolder(path, {
      wants: (file) => wants(file),
      linksWithin: linksWithin?.(path),
      depth: Infinity,
      shown,
      fail,
    });
  }
  if (!wildcard.test(name)) {
    fail(fileProblem(status, name));
    return [];
  }
  const { folder, pattern, depth } = splitGlob(name.split(sep).join("/"));
  const matches = (file: string) => matchesGlobs([`./${pattern}`], file.toLowerCase());
  const root = resolve(cwd, folder);
  const found = await walkFolder(root, {
    wants: matches,
    linksWithin: linksWithin?.(root),
    depth,
    shown,
    fail,
  });
  if (found.length === 0) fail(`No file matches ${name}.`);
  return found;
}

/** The absolute folder that a name leads into: the folder itself, the one that a glob is sought in, or that of a file. */
export function searchedFolder(name: string, cwd: string): string {
  const path = resolve(cwd, name);
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory()) return path;
  if (status !== undefined || !wildcard.test(name)) return dirname(path);
  return resolve(cwd, splitGlob(name.split(sep).join("/")).folder);
}

const wildcard = /[*?[{]/;

/** The folder that a glob names, and what is sought in it, how many folders deep. */
function splitGlob(glob: string): { folder: string; pattern: string; depth: number } {
  const parts = glob.split("/");
  const first = parts.findIndex((part) => wildcard.test(part));
  const pattern = parts.slice(first).join("/").toLowerCase();
  // braces can hold slashes
  const anyDepth = pattern.includes("**") || pattern.includes("{");
  return {
    folder: glob.startsWith("/") ? `/${parts.slice(1, first).join("/")}` : parts.slice(0, first).join("/"),
    pattern,
    depth: anyDepth ? Infinity : parts.length - first - 1,
  };
}

/** As it is printed: relative to the working folder where it lies inside. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const shown = inside.startsWith("..") || isAbsolute(inside) ? path : inside;
  return shown.split(sep).join("/") || ".";
}
