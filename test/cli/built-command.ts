import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The command as it is installed; `npm run test:unit` builds it first. */
export const builtCommand = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

export const isRoot = process.getuid?.() === 0;
/** Starts a process as a user without rights, for what root may do anyway. */
export const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};

export interface Ended {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

/** Starts the built command as a process of its own. */
export function startBuilt(args: readonly string[], options: SpawnOptions): ChildProcess {
  const command = options.uid === undefined ? builtCommand : readableCommand();
  return spawn(process.execPath, [command, ...args], options);
}

let copied: string | undefined;

/**
 * A copy of the command that everybody may read: a checkout under a strict umask can only be read by its
 * owner.
 */
function readableCommand(): string {
  if (copied !== undefined) return copied;
  const folder = mkdtempSync(join(tmpdir(), "built-command-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  copied = join(folder, "cli.cjs");
  copyFileSync(builtCommand, copied);
  chmodSync(copied, 0o644);
  return copied;
}

/** Waits until a process has ended, and returns its output. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdin?.end();
  const [code, signal] = await once(child, "close");
  return { code, signal, stdout, stderr };
}

export function runBuilt(args: readonly string[], options: SpawnOptions): Promise<Ended> {
  return ended(startBuilt(args, options));
}
