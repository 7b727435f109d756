import { existsSync } from "node:fs";
import { sep } from "node:path";
import { systemPath } from "./file-name.ts";
import { namesIn } from "./look-up.ts";

/**
 * Repairs a path from the command line in which Node has put U+FFFD in place of bytes that are not UTF-8:
 * returns the path of the one file that was meant, or the same path if none or several match.
 */
export function givenPath(path: string): string {
  if (!path.includes("\ufffd") || existsSync(path)) return path;
  const [root = "", ...parts] = path.split(sep);
  let found = root;
  for (const part of parts) {
    const meant = part.includes("\ufffd")
      ? namesIn(found || sep).filter((name) => systemPath(name).toString() === part)
      : [];
    found += sep + (meant.length === 1 ? meant[0] : part);
  }
  return found;
}
