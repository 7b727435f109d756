import { lstatSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { isInside, repositoryRoot } from "../boundary.ts";
import { systemPath } from "../file-name.ts";
import { readRegular } from "../read-regular.ts";
import { type TrackedPaths, trackedPaths } from "./git-index.ts";

/**
 * Decides whether the `.gitignore` files between the root of a repository and a path leave out the path. As
 * in git, they don't leave out what git tracks.
 */
export class GitIgnore {
  readonly #rules = new Map<string, Ignore | undefined>();
  readonly #verdicts = new Map<string, boolean>();
  readonly #root: string;
  readonly #isRepository: boolean;
  readonly #fail: (message: string) => void;
  #tracked: TrackedPaths | undefined;

  /**
   * @param start an absolute folder; its repository is searched for upward; without one, it is the root
   *   itself
   * @param fail called if it can't be determined what git tracks
   */
  constructor(start: string, fail: (message: string) => void) {
    const repository = repositoryRoot(start);
    this.#root = repository ?? start;
    this.#isRepository = repository !== undefined;
    this.#fail = fail;
  }

  /** `path` is absolute. What is outside of the root is never ignored. */
  ignores(path: string, isFolder = false): boolean {
    return this.#isRuledOut(path, isFolder) && !this.#isTracked(path, isFolder);
  }

  #isRuledOut(path: string, isFolder: boolean): boolean {
    if (path === this.#root || !isInside(this.#root, path)) return false;
    const known = this.#verdicts.get(path);
    if (known !== undefined) return known;
    // git does not look into an ignored folder, so nothing in it can be re-included
    const verdict = this.#isRuledOut(dirname(path), true) || this.#matches(path, isFolder);
    if (isFolder) this.#verdicts.set(path, verdict);
    return verdict;
  }

  /** The deepest `.gitignore` that matches the path decides. */
  #matches(path: string, isFolder: boolean): boolean {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const name = pathIn(folder, path) + (isFolder ? "/" : "");
      const result = this.#rulesOf(folder)?.test(name);
      if (result?.ignored) return true;
      if (result?.unignored || folder === this.#root) return false;
    }
  }

  #rulesOf(folder: string): Ignore | undefined {
    if (!this.#rules.has(folder)) this.#rules.set(folder, readRules(folder));
    return this.#rules.get(folder);
  }

  #isTracked(path: string, isFolder: boolean): boolean {
    this.#tracked ??= this.#readTracked();
    const inside = pathIn(this.#root, path);
    return isFolder ? this.#tracked.hasFolder(inside) : this.#tracked.hasFile(inside);
  }

  #readTracked(): TrackedPaths {
    const nothing = { hasFile: () => false, hasFolder: () => false };
    if (!this.#isRepository) return nothing;
    try {
      return trackedPaths(this.#root);
    } catch (error) {
      const reason = error instanceof RangeError ? "it is cut off" : (error as Error).message;
      this.#fail(
        `The index of git can't be read (${reason}), so files that .gitignore excludes were skipped even if git tracks them.`,
      );
      return nothing;
    }
  }
}

/** Larger than any real one. */
const maxBytes = 16 * 1024 * 1024;

/** Links are not followed, as in git; reading a pipe could take forever. */
function readRules(folder: string): Ignore | undefined {
  try {
    const path = join(folder, ".gitignore");
    if (lstatSync(systemPath(path)).isSymbolicLink()) return undefined;
    const rules = readRegular(path, maxBytes)?.bytes.toString();
    return rules === undefined ? undefined : ignore().add(rules);
  } catch {
    // most folders have none
    return undefined;
  }
}

function pathIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}
