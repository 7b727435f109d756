import { resolve } from "node:path";
import type { Terminal } from "../output/terminal.ts";
import { decodeText, maxPolicyBytes, readText, type TextFile } from "./read-text.ts";

export interface PolicyFile extends TextFile {
  /** The path as printed and reported. */
  path: string;
}

/** Means standard input among paths. */
export const standardInput = "-";

/**
 * Reads a policy from a file or, for `-`, from standard input, which is then called `inputName`.
 *
 * @throws Error with a message for the user
 */
export async function readPolicy(path: string, terminal: Terminal, inputName = "stdin"): Promise<PolicyFile> {
  if (path === standardInput)
    return { path: inputName, ...decodeText(await terminal.readInput(maxPolicyBytes)) };
  return { path, ...(await readText(resolve(terminal.cwd, path), path)) };
}

/** What to say about a policy that is made from one that is not UTF-8: the output always is. */
export function encodingNotes({ path, encoding }: PolicyFile): string[] {
  if (encoding === "utf-8") return [];
  const kind =
    encoding === "utf-8-bom"
      ? "begins with a byte order mark, but the result has none"
      : "is not UTF-8, but the result is";
  return [`${path} ${kind}.`];
}
