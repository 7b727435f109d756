import { resolve } from "node:path";
import type { Terminal } from "../../output/terminal.ts";
import { systemPath } from "../file-name.ts";
import type { PolicyFile } from "../read-policy.ts";
import { writeInPlace } from "./write-in-place.ts";

/**
 * Replaces the text of a policy that was read from a file, in place; its byte order mark stays.
 *
 * @throws Error with a message for the user, and the policy is not changed, if it or its name is not UTF-8,
 *   it is read-only, or it has changed since it was read
 */
export function writePolicy(
  { path, encoding, text: read }: PolicyFile,
  text: string,
  terminal: Terminal,
): void {
  if (encoding === "utf-16" || encoding === "windows-1252")
    throw new Error(`${path} is not UTF-8, so it was left unchanged. Save it as UTF-8 first.`);
  if (typeof systemPath(path) !== "string")
    throw new Error(`${path} was left unchanged: its name is not UTF-8. Rename it first.`);
  const mark = encoding === "utf-8-bom" ? "\ufeff" : "";
  writeInPlace(resolve(terminal.cwd, path), {
    bytes: Buffer.from(mark + text),
    expected: Buffer.from(mark + read),
    shownAs: path,
    env: terminal.env,
  });
}
