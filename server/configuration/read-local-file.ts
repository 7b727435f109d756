import { constants } from "node:fs";
import { open, realpath, stat } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
  outsideOfWorkspace,
  type ReadFileParams,
  type ReadFileResult,
  readableBytes,
  tooLargeToRead,
} from "../protocol.ts";

/**
 * Reads a configuration from the disk, for editors whose client doesn't. A workspace can be anyone's, so what
 * it extends has to be in one of its folders, with links resolved; `.nessus-audit.json` is looked for above
 * it too, but must not be a link from there to anywhere else.
 * @param workspace URIs of the folders of the workspace
 */
export async function readLocalFile(
  { uri, how }: ReadFileParams,
  workspace: readonly string[],
): Promise<ReadFileResult> {
  if (!uri.startsWith("file:")) return {};
  try {
    const path = fileURLToPath(uri);
    const roots = folders(workspace);
    if (how !== "found" && !isBelow(path, roots)) return { problem: outsideOfWorkspace };
    const real = await realpath(path);
    const isInPlace = how === "found" && dirname(real) === (await realpath(dirname(path)));
    if (!isInPlace && !isBelow(real, await Promise.all(roots.map((root) => realpath(root))))) {
      return { problem: outsideOfWorkspace };
    }
    if (!(await stat(real)).isFile()) return { problem: "This is not a file, so it was not read." };
    return await readRegularFile(real, readableBytes[how]);
  } catch {
    return {};
  }
}

async function readRegularFile(path: string, most: number): Promise<ReadFileResult> {
  // a pipe that took its place in the meantime is not waited for
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (!found.isFile()) return {};
    if (found.size > most) return { problem: tooLargeToRead };
    return { text: await file.readFile("utf8") };
  } finally {
    await file.close();
  }
}

function folders(workspace: readonly string[]): string[] {
  return workspace.filter((uri) => uri.startsWith("file:")).map((uri) => fileURLToPath(uri));
}

function isBelow(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => path.startsWith(root.endsWith(sep) ? root : root + sep));
}
