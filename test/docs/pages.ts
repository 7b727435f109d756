import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** A fenced block of a page. */
export interface Block {
  language: string;
  /** What its first line says after the language, as words: `elsewhere`, `file=web.audit`. */
  words: readonly string[];
  text: string;
  /** The line of the page that opens it, from 1. */
  line: number;
}

/** The pages of the repository that people read, by their paths in it. */
export function pages(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed.split("\n").filter((path) => path !== "" && !/^test\/|\.(?:bad|good)\./.test(path));
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The fenced blocks of a page, in order. */
export function blocksIn(page: string): Block[] {
  return [...page.matchAll(/^```([\w-]*)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1]!,
    words: match[2]!.split(" ").filter((word) => word !== ""),
    text: match[3]!,
    line: page.slice(0, match.index).split("\n").length,
  }));
}

/** What a block says under a name: `web.audit` of `file=web.audit`. */
export function wordOf({ words }: Block, name: string): string | undefined {
  return words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}
