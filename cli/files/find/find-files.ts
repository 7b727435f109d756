import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { matchesGlobs } from "../../../core/command-line.ts";
import type { Problems } from "../../output/problems.ts";
import type { Boundary } from "../boundary.ts";
import { systemPath } from "../file-name.ts";
import { givenPath } from "../given-path.ts";
import { isDangling, isFolder } from "../look-up.ts";
import { standardInput } from "../read-policy.ts";
import { danglingProblem, fileProblem } from "../read-text.ts";
import { type FoundFiles, walkFolder } from "./walk-folder.ts";

export interface FileSearch {
  cwd: string;
  /** Which files of a folder are taken, by name. */
  wants(name: string): boolean;
  /** The boundary that links found in a folder must not leave; without it, no link is followed. */
  linksWithin?(folder: string): Boundary;
  /** What is searched for, such as "policy (*.audit)", for the message that there is none. */
  sought: string;
  /** A name that finds nothing is a note, not a problem. */
  allowEmpty?: boolean;
  problems: Problems;
}

/**
 * Finds the files that paths, folders and globs name, without duplicates, in the order of the names; relative
 * to the working folder and with `/`, or absolute if they are outside. A file that is named itself is always
 * taken. In folders and globs, the folders `.git` and `node_modules` are left out, and what `.gitignore`
 * names unless git tracks it; links are not followed without `linksWithin`. What can't be found or searched
 * is a problem, and so is a name that finds nothing, because the user expects it to be looked at.
 */
export async function findFiles(names: readonly string[], search: FileSearch): Promise<string[]> {
  const { problems, allowEmpty } = search;
  const found = new Set<string>();
  const failures = new Set<string>();
  const empty = new Set<string>();
  for (const name of names) {
    for (const path of await expand(name, search, {
      fail: (message) => failures.add(message),
      findsNothing: (message) => empty.add(message),
    })) {
      found.add(shownPath(path, search.cwd));
    }
  }
  for (const message of failures) problems.report(message);
  for (const message of empty) {
    if (allowEmpty) problems.note(message);
    else problems.report(message);
  }
  return [...found].sort((a, b) => (a < b ? -1 : 1));
}

export interface PolicySearch {
  cwd: string;
  problems: Problems;
  allowEmpty?: boolean;
}

/** Finds policies with `findFiles`; `-` stays, for standard input. */
export async function findPolicies(names: readonly string[], search: PolicySearch): Promise<string[]> {
  const files = await findFiles(
    names.filter((name) => name !== standardInput),
    {
      ...search,
      wants: (name) => name.toLowerCase().endsWith(".audit"),
      sought: "policy (*.audit)",
    },
  );
  return names.includes(standardInput) ? [standardInput, ...files] : files;
}

interface Failures {
  fail(message: string): void;
  findsNothing(message: string): void;
}

/** Absolute paths. */
async function expand(
  name: string,
  { cwd, wants, linksWithin, sought }: FileSearch,
  { fail, findsNothing }: Failures,
): Promise<string[]> {
  const path = givenPath(resolve(cwd, name));
  const shown = (folder: string) => shownPath(folder, cwd);
  let failed = false;
  const walk = {
    shown,
    fail(message: string) {
      failed = true;
      fail(message);
    },
  };
  const status = await stat(systemPath(path)).catch((error: NodeJS.ErrnoException) => error);
  if (!(status instanceof Error)) {
    if (!status.isDirectory()) return [path];
    const found = await walkFolder(path, {
      ...walk,
      wants,
      linksWithin: linksWithin?.(path),
      depth: Infinity,
    });
    if (found.paths.length === 0 && !failed)
      findsNothing(`${shown(path)} has no ${sought}${besides(found)}.`);
    return found.paths;
  }
  if (!wildcard.test(name)) {
    if (status.code !== "ENOENT") fail(fileProblem(status, name));
    else if (isDangling(path)) fail(danglingProblem(name));
    else findsNothing(fileProblem(status, name));
    return [];
  }
  const { folder, pattern, depth } = splitGlob(name.split(sep).join("/"));
  const matches = (file: string) => matchesGlobs([`./${pattern}`], file.toLowerCase());
  const root = givenPath(resolve(cwd, folder));
  const found = await walkFolder(root, { ...walk, wants: matches, linksWithin: linksWithin?.(root), depth });
  if (found.paths.length === 0 && !failed) findsNothing(`No file matches ${name}${besides(found)}.`);
  return found.paths;
}

function besides({ ignoredSome }: FoundFiles): string {
  return ignoredSome ? " besides what .gitignore excludes" : "";
}

/**
 * The absolute folder of a name: the folder itself, the one in which a glob is searched, or that of a file.
 */
export function searchedFolder(name: string, cwd: string): string {
  const path = givenPath(resolve(cwd, name));
  if (isFolder(path)) return path;
  if (existsSync(systemPath(path)) || !wildcard.test(name)) return dirname(path);
  return givenPath(resolve(cwd, splitGlob(name.split(sep).join("/")).folder));
}

const wildcard = /[*?[{]/;

/** Splits a glob into the folder to search, the pattern in it, and the depth. */
function splitGlob(glob: string): { folder: string; pattern: string; depth: number } {
  const parts = glob.split("/");
  const first = parts.findIndex((part) => wildcard.test(part));
  const pattern = parts.slice(first).join("/").toLowerCase();
  // braces can contain slashes
  const anyDepth = pattern.includes("**") || pattern.includes("{");
  return {
    folder: glob.startsWith("/") ? `/${parts.slice(1, first).join("/")}` : parts.slice(0, first).join("/"),
    pattern,
    depth: anyDepth ? Infinity : parts.length - first - 1,
  };
}

/** The path as printed: relative to the working folder if it is inside. */
export function shownPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const shown = inside.startsWith("..") || isAbsolute(inside) ? path : inside;
  return shown.split(sep).join("/") || ".";
}
