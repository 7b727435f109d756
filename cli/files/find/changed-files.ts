import { execFile } from "node:child_process";
import { delimiter, isAbsolute, join } from "node:path";
import { promisify } from "node:util";
import { findSystemCommand } from "../../../live/find-command.ts";
import { UsageError } from "../../options/usage-error.ts";
import { nameOfBytes } from "../file-name.ts";

const run = promisify(execFile);
const timeoutMs = 30_000;

/**
 * Absolute paths of the files that differ from a commit, or are new and not ignored. Changes on the other
 * branch since the two diverged do not count. Starts `git`, the only program that lint ever starts.
 *
 * @throws Error with a message for the user
 */
export async function changedSince(ref: string, cwd: string): Promise<Set<string>> {
  // a name that starts with a hyphen would be an option of git
  if (ref.startsWith("-") || ref === "")
    throw new UsageError("--changed-since needs a commit, such as origin/main.");
  const git = await gitCommand();
  const root = nameOfBytes(await git(["rev-parse", "--show-toplevel"], cwd)).trimEnd();
  const changed = await git(["diff", "--merge-base", "--name-only", "--no-ext-diff", "-z", ref, "--"], root);
  const created = await git(["ls-files", "--others", "--exclude-standard", "-z"], root);
  // split before decoding the names, which need not be UTF-8
  const names = Buffer.concat([changed, created])
    .toString("latin1")
    .split("\0")
    .filter((name) => name !== "");
  return new Set(names.map((name) => join(root, nameOfBytes(Buffer.from(name, "latin1")))));
}

async function gitCommand(): Promise<(args: string[], cwd: string) => Promise<Buffer>> {
  // relative entries in PATH could find a program in the repository itself
  const folders = (process.env.PATH ?? "").split(delimiter).filter(isAbsolute);
  const file = await findSystemCommand(process.platform === "win32" ? "git.exe" : "git", folders);
  if (!file) throw new Error("--changed-since needs git, which is not installed.");
  return async (args, cwd) => {
    try {
      // the file system monitor is a program that a repository's configuration names
      const options = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];
      const { stdout } = await run(file, [...options, ...args], {
        cwd,
        timeout: timeoutMs,
        maxBuffer: 64 << 20,
        encoding: "buffer",
      });
      return stdout;
    } catch (error) {
      const said = String((error as { stderr?: string }).stderr ?? "")
        .trim()
        .split("\n", 1)[0];
      throw new Error(`--changed-since: ${said || (error as Error).message}`);
    }
  };
}
