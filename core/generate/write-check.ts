import type { Dialect } from "../semantics/port-check.ts";
import { harmlessText, isHarmless } from "../text/harmless-text.ts";

/** A check of a generated policy that has not been tried yet. */
export interface DraftCheck {
  /** What it is about, for the comment that replaces it if it is left out. */
  about: string;
  comments: string[];
  text: string;
  /** True if it may fail on a host that it was made from. */
  mayFail?: boolean;
}

/** The text of a check from its keywords, in order, with values as written in the file. */
export function writeCheck(keywords: readonly (readonly [name: string, value: string])[]): string {
  const width = keywords.reduce((longest, [name]) => Math.max(longest, name.length), 0);
  const lines = keywords.map(([name, value]) => `  ${name.padEnd(width)} : ${value}`);
  return ["<custom_item>", ...lines, "</custom_item>"].join("\n");
}

/** Indents each line of a text, by two blanks for each level. */
export function indent(text: string, levels: number): string {
  return text.replace(/^(?=.)/gm, "  ".repeat(levels));
}

/**
 * A string in double quotes; undefined if the text can't be written in one: Windows has no escapes in them,
 * and a name must be a single line without variables. A name that would control a terminal or a CI agent when
 * the policy is printed is refused, too.
 */
export function quote(text: string, dialect: Dialect): string | undefined {
  if (/[\u0000-\u001f\u007f]/.test(text) || !isHarmless(text)) return undefined;
  if (dialect === "windows") return text.includes('"') ? undefined : `"${text}"`;
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/** Comment lines; text from snapshots stays on its line. */
export function comment(text: string): string {
  return harmlessText(`# ${text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ").trim()}`);
}
