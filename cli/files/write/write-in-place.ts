import { closeSync, fstatSync, statSync } from "node:fs";
import { realPath } from "../look-up.ts";
import { openForOverwrite, overwrite, readWhole } from "./overwrite.ts";
import { keepRecovery, removeRecovery } from "./recovery.ts";
import { isReadOnly, readOnlyProblem, writeProblem } from "./write-problem.ts";

export interface InPlaceWrite {
  bytes: Buffer;
  /**
   * What the file must still contain; otherwise it is not changed. Left out: whatever it contains is
   * replaced.
   */
  expected?: Buffer;
  /** The name of the file in messages. */
  shownAs: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Writes an existing file in place, so that it keeps its mode, its owner, its access list and all its links,
 * and needs no permission for its folder. The complete new text is kept in a recovery file until the file has
 * it. Everything happens synchronously, so that no signal can interrupt it.
 *
 * @param path absolute
 * @throws Error with a message for the user; the file is then unchanged, unless the message says otherwise
 */
export function writeInPlace(path: string, { bytes, expected, shownAs, env }: InPlaceWrite): void {
  let file: number;
  try {
    if (isReadOnly(statSync(path))) throw readOnlyProblem(shownAs);
    file = openForOverwrite(path);
  } catch (error) {
    throw writeProblem(error as NodeJS.ErrnoException, shownAs, path);
  }
  try {
    const before = expected ?? readWhole(file);
    let recovery: string;
    try {
      recovery = keepRecovery(realPath(path), before, bytes, env);
    } catch (error) {
      throw writeProblem(error as NodeJS.ErrnoException, `A recovery file for ${shownAs}`);
    }
    if (!readWhole(file).equals(before) || !isAt(file, path)) {
      removeRecovery(recovery);
      throw new Error(`${shownAs} changed since it was read, so it was left unchanged. Run again.`);
    }
    try {
      overwrite(file, bytes, before.length);
    } catch (error) {
      const isAsBefore = putBack(file, before);
      if (isAsBefore) removeRecovery(recovery);
      const { message } = writeProblem(error as NodeJS.ErrnoException, shownAs, path);
      throw new Error(isAsBefore ? message : `${message} Its new text is in ${recovery}.`, { cause: error });
    }
    removeRecovery(recovery);
    if (!isAt(file, path)) {
      throw new Error(`${shownAs} was replaced while it was written, so it was left unchanged. Run again.`);
    }
  } finally {
    closeSync(file);
  }
}

/** False if another program has replaced the file. */
function isAt(file: number, path: string): boolean {
  try {
    const [own, present] = [fstatSync(file), statSync(path)];
    return own.dev === present.dev && own.ino === present.ino;
  } catch {
    return false;
  }
}

function putBack(file: number, before: Buffer): boolean {
  try {
    overwrite(file, before, fstatSync(file).size);
    return true;
  } catch {
    return false;
  }
}
