import { lstatSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { isInside, repositoryRoot } from "./files/boundary.ts";

/** Tells whether the `.gitignore` files between the root of a repository and a path leave the path out. */
export class GitIgnore {
  private readonly rules = new Map<string, Ignore | undefined>();
  private readonly verdicts = new Map<string, boolean>();
  private readonly root: string;

  /** `start`: an absolute folder; its repository is searched upward, without one it is the root itself. */
  constructor(start: string) {
    this.root = repositoryRoot(start) ?? start;
  }

  /** `path` is absolute. What lies outside the root is never ignored. */
  ignores(path: string, isFolder = false): boolean {
    if (path === this.root || !isInside(this.root, path)) return false;
    const known = this.verdicts.get(path);
    if (known !== undefined) return known;
    // git does not look into an ignored folder, so that nothing in it can be taken back
    const verdict = this.ignores(dirname(path), true) || this.matches(path, isFolder);
    if (isFolder) this.verdicts.set(path, verdict);
    return verdict;
  }

  /** The deepest `.gitignore` that says something about the path decides. */
  private matches(path: string, isFolder: boolean): boolean {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const name = relative(folder, path).split(sep).join("/") + (isFolder ? "/" : "");
      const result = this.rulesOf(folder)?.test(name);
      if (result?.ignored) return true;
      if (result?.unignored || folder === this.root) return false;
    }
  }

  private rulesOf(folder: string): Ignore | undefined {
    if (!this.rules.has(folder)) this.rules.set(folder, readRules(folder));
    return this.rules.get(folder);
  }
}

/** More than any has. */
const maxBytes = 16 * 1024 * 1024;

/** Links are not followed, as git doesn't; a pipe could be waited for without an end. */
function readRules(folder: string): Ignore | undefined {
  try {
    const status = lstatSync(join(folder, ".gitignore"));
    if (!status.isFile() || status.size > maxBytes) return undefined;
    return ignore().add(readFileSync(join(folder, ".gitignore"), "utf8"));
  } catch {
    // most folders have none
    return undefined;
  }
}
