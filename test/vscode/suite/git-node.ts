import { spawnSync } from "node:child_process";
import { devNull } from "node:os";
import { sample } from "./workbench.ts";

/** Runs git in the workspace, with no configuration but its own. */
export type Git = (...args: string[]) => string;

const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];

/**
 * Makes the workspace a repository with one commit of all its files, on the branch `main`. Use it inside
 * `restoringFiles`, which deletes the repository at the end.
 * @returns undefined if there is no git
 */
export function startRepository(): Git | undefined {
  if (spawnSync("git", ["--version"]).error) return undefined;
  const cwd = sample("").fsPath;
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" };
  const git: Git = (...args) => {
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], {
      cwd,
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "--message=samples");
  return git;
}
