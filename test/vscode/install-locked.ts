import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/vscode-web.ts";

/** Packages that are too big for the development dependencies, and that only some tests need. */
export interface LockedPackages {
  /** What they are called in the message while they are installed. */
  title: string;
  /** Folder with their package.json and package-lock.json. */
  lockFolder: string;
  /** Name of the folder in .vscode-test that they are installed into. */
  name: string;
  /** Installs packages for another system too. */
  force?: boolean;
  /** What remains to be done in that folder after `npm ci`. */
  finish?: (folder: string) => void;
}

/**
 * Installs packages from npm into .vscode-test, unless what is there is of the present lock file. No install script
 * runs.
 * @returns the folder that they are in
 */
export function installLocked({ title, lockFolder, name, force, finish }: LockedPackages): string {
  const folder = join(root, ".vscode-test", name);
  const done = join(folder, "installed-lock.json");
  const lock = readFileSync(join(lockFolder, "package-lock.json"), "utf8");
  if (existsSync(done) && readFileSync(done, "utf8") === lock) return folder;
  console.log(`Installing ${title} into .vscode-test (only the first time)`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"])
    cpSync(join(lockFolder, file), join(folder, file));
  npm(folder, "ci", ...(force ? ["--force"] : []));
  finish?.(folder);
  writeFileSync(done, lock);
  return folder;
}

/** Runs npm in a folder, quietly and without install scripts. */
export function npm(workingFolder: string, ...args: string[]): void {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // the npm that runs this, as a script: on Windows, npm itself starts in a shell only
  const script = process.env.npm_execpath;
  const [program, ...first] = script?.endsWith("npm-cli.js") ? [process.execPath, script] : ["npm"];
  execFileSync(program!, [...first, ...args, ...quiet], {
    cwd: workingFolder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
