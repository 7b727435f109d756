import { readFile, realpath, stat } from "node:fs/promises";
import { basename, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { configurationFileName } from "../core/index.ts";
import { maxConfigurationBytes } from "./protocol.ts";

/**
 * Reads a configuration from the disk, for editors whose client doesn't; undefined where there is none. A workspace can
 * be anyone's, so what it extends has to be in a folder of it, links resolved; `.nessus-audit.json` is looked for above it too.
 * @param workspace URIs of the folders of the workspace
 */
export async function readLocalFile(uri: string, workspace: readonly string[]): Promise<string | undefined> {
  if (!uri.startsWith("file:")) return undefined;
  try {
    const path = await realpath(fileURLToPath(uri));
    if (basename(path) !== configurationFileName && !(await isBelow(path, workspace))) return undefined;
    const found = await stat(path);
    return found.isFile() && found.size <= maxConfigurationBytes ? await readFile(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

async function isBelow(path: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    if (!folder.startsWith("file:")) continue;
    const root = await realpath(fileURLToPath(folder));
    if (path.startsWith(root.endsWith(sep) ? root : root + sep)) return true;
  }
  return false;
}
