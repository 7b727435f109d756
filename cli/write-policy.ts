import { resolve } from "node:path";
import { systemPath } from "./file-name.ts";
import type { PolicyFile } from "./read-policy.ts";
import type { Terminal } from "./terminal.ts";
import { writeWhole } from "./write-file.ts";

/**
 * Replaces the text of a policy that was read from a file; its byte order mark stays.
 *
 * @throws Error with a message for the user; also for a policy that is not UTF-8 or has a name that is not,
 * which is left as it is
 */
export async function writePolicy(
  { path, encoding }: PolicyFile,
  text: string,
  terminal: Terminal,
): Promise<void> {
  if (encoding === "utf-16" || encoding === "windows-1252")
    throw new Error(`${path} is not UTF-8, so it was left as it is. Save it as UTF-8 first.`);
  if (typeof systemPath(path) !== "string")
    throw new Error(`${path} was left as it is: its name is not UTF-8. Rename it first.`);
  const mark = encoding === "utf-8-bom" ? "\ufeff" : "";
  await writeWhole(resolve(terminal.cwd, path), mark + text, path);
}
