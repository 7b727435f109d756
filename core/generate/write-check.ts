import type { Dialect } from "../semantics/port-check.ts";
import { harmlessText, isHarmless } from "../text/harmless-text.ts";

/** A check of a generated policy that has not been tried yet. */
export interface DraftCheck {
  /** What it is about, for the comment in its place where it has to be left out. */
  about: string;
  comments: string[];
  text: string;
  /** True where it may fail on a host that it was made from. */
  mayFail?: boolean;
}

/** The text of a check from its keywords, in order, with values as they are in the file. */
export function writeCheck(keywords: readonly (readonly [name: string, value: string])[]): string {
  const width = keywords.reduce((longest, [name]) => Math.max(longest, name.length), 0);
  const lines = keywords.map(([name, value]) => `  ${name.padEnd(width)} : ${value}`);
  return ["<custom_item>", ...lines, "</custom_item>"].join("\n");
}

/** Puts each line of a text further in, by two blanks for each level. */
export function indented(text: string, levels: number): string {
  return text.replace(/^(?=.)/gm, "  ".repeat(levels));
}

/**
 * A string in double quotes; undefined where the text can't be written in one: Windows knows no escapes in them, and
 * a name is one line and no variable. A name that would command a terminal or a CI agent where the policy is printed can't
 * be written either.
 */
export function quoted(text: string, dialect: Dialect): string | undefined {
  if (/[\u0000-\u001f\u007f]/.test(text) || !isHarmless(text)) return undefined;
  if (dialect === "windows") return text.includes('"') ? undefined : `"${text}"`;
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** Comment lines; what snapshots print stays in its line. */
export function comment(text: string): string {
  return harmlessText(`# ${text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim()}`);
}
