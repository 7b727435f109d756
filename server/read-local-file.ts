import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { maxConfigurationBytes } from "./protocol.ts";

/** Reads a configuration from the disk, for editors whose client doesn't; undefined where there is none. */
export async function readLocalFile(uri: string): Promise<string | undefined> {
  if (!uri.startsWith("file:")) return undefined;
  try {
    const path = fileURLToPath(uri);
    const found = await stat(path);
    return found.isFile() && found.size <= maxConfigurationBytes ? await readFile(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
