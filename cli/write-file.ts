import { randomBytes } from "node:crypto";
import { unlinkSync } from "node:fs";
import { open, realpath, rename, stat, unlink, writeFile } from "node:fs/promises";
import { removeLeftovers } from "./files/leftovers.ts";
import { fileProblem } from "./read-text.ts";

/** Files being written beside the ones that they will replace. */
const unfinished = new Set<string>();

/** Removes what an interrupted run would leave behind; for signal handlers, which have no time to wait. */
export function removeUnfinished(): void {
  for (const path of unfinished) {
    try {
      unlinkSync(path);
    } catch {
      // renamed or removed in the meantime
    }
  }
}

/**
 * Writes a file so that at no moment half of it is there: beside it first, then renamed over it. A symbolic link
 * stays one, the permissions stay as they were. A device or a pipe is written to, as it must never be replaced.
 *
 * @throws Error with a message for the user
 */
export async function writeWhole(path: string, text: string, shownAs = path): Promise<void> {
  const target = await realpath(path).catch(() => path);
  removeLeftovers(target);
  // a process number is no name: in containers that share a folder they are the same
  const beside = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  unfinished.add(beside);
  try {
    const status = await stat(target).catch(() => undefined);
    if (status && !status.isFile()) return await writeFile(target, text);
    const file = await open(beside, "wx", status ? status.mode & 0o777 : 0o666);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw new Error(writeProblem(error as NodeJS.ErrnoException, shownAs), { cause: error });
  } finally {
    unfinished.delete(beside);
  }
}

/** Writes a file that does not exist yet; false, and nothing is changed, where it does. */
export async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function writeProblem(error: NodeJS.ErrnoException, path: string): string {
  switch (error.code) {
    case "ENOENT":
    case "ENOTDIR":
      return `${path} could not be written: its folder does not exist.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `${path} could not be written: permission denied.`;
    default:
      return noSpaceProblem(error, path) ?? fileProblem(error, path);
  }
}

/** What to say when there is no room for what is written to `target`; undefined for other errors. */
export function noSpaceProblem({ code }: NodeJS.ErrnoException, target: string): string | undefined {
  if (code === "ENOSPC") return `${target} could not be written: the disk is full.`;
  if (code === "EDQUOT" || code === "EFBIG")
    return `${target} could not be written: it is larger than you may write.`;
  return undefined;
}
