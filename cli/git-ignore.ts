import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

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

function readRules(folder: string): Ignore | undefined {
  try {
    return ignore().add(readFileSync(join(folder, ".gitignore"), "utf8"));
  } catch {
    // most folders have none
    return undefined;
  }
}

function repositoryRoot(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
