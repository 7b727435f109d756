import { closeSync, fstatSync, type Stats, unlinkSync } from "node:fs";
import { type FileHandle, open, realpath, rename, stat, unlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type Pieces, piecesOf } from "../../../core/command-line.ts";
import { systemPath } from "../file-name.ts";
import { makeFolder } from "../make-folder.ts";
import { removeLeftovers, temporary } from "./leftovers.ts";
import { markedName } from "./marked-name.ts";
import { openForOverwrite, overwrite } from "./overwrite.ts";
import { isReadOnly, readOnlyProblem, writeProblem } from "./write-problem.ts";
import { writeToPipe } from "./write-to-pipe.ts";

/** Files being written next to the ones that they will replace. */
const unfinished = new Set<string>();

/** Removes what an interrupted run would leave; for signal handlers, which can't wait. */
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
 * Writes a file that this program makes, such as a report: first next to it, then renamed over it, so that it
 * is never half-written. A symbolic link stays one, and permissions stay the same. If a new file would not
 * have the same owner or links, or can't be created, it is written in place. A device or a pipe is written to
 * directly, because it must never be replaced. The text may come in pieces.
 *
 * @throws Error with a message for the user
 */
export async function writeWhole(path: string, text: Pieces, shownAs = path): Promise<void> {
  const target = await realpath(path).catch(() => path);
  try {
    const status = await stat(target).catch(() => undefined);
    if (status?.isFIFO()) return await writeToPipe(target, text);
    if (status && !status.isFile()) return await writeFile(target, text);
    if (status && isReadOnly(status)) throw readOnlyProblem(shownAs);
    removeLeftovers(target);
    if (await replace(target, text, status)) return;
    const file = openForOverwrite(target);
    try {
      overwrite(
        file,
        Buffer.concat(Array.from(piecesOf(text), (piece) => Buffer.from(piece))),
        fstatSync(file).size,
      );
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw writeProblem(error as NodeJS.ErrnoException, shownAs, target);
  }
}

/** False, and nothing is changed, if the new file would differ from the old one in more than its text. */
async function replace(target: string, text: Pieces, old: Stats | undefined): Promise<boolean> {
  if (old !== undefined && old.nlink > 1) return false;
  const beside = markedName(target, temporary);
  unfinished.add(beside);
  try {
    const file = await open(beside, "wx", old ? 0o600 : 0o666);
    try {
      if (old !== undefined && !(await takeOver(file, old))) return false;
      // it continues where the last call ended
      for (const piece of piecesOf(text)) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (old !== undefined && ["EACCES", "EPERM", "EROFS"].includes(code)) return false;
    throw error;
  } finally {
    await unlink(beside).catch(() => undefined);
    unfinished.delete(beside);
  }
}

/** Gives a new file the owner and the permissions of the old one; false if that is not possible. */
async function takeOver(file: FileHandle, old: Stats): Promise<boolean> {
  const { uid, gid } = await file.stat();
  try {
    if (uid !== old.uid || gid !== old.gid) await file.chown(old.uid, old.gid);
    await file.chmod(old.mode & 0o7777);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes a file that does not exist yet; false, and nothing is changed, if it does.
 *
 * @throws Error with a message for the user
 */
export async function writeNew(path: string, text: string, shownAs = path): Promise<boolean> {
  try {
    await writeFile(systemPath(path), text, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw writeProblem(error as NodeJS.ErrnoException, shownAs);
  }
}

/** Like `writeNew`, but creates missing folders. */
export async function writeNewBelow(path: string, text: string, shownAs: string): Promise<boolean> {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    throw writeProblem(error as NodeJS.ErrnoException, shownAs);
  }
  return writeNew(path, text, shownAs);
}
