import type { MergeItem } from "./decide.ts";

/** The beginning of the comments that conflicts leave in a merged policy. */
export const conflictWords = "Merge conflict:";

const longestMark = 400;

/**
 * One comment line. Words of a policy are inserted without line ends, and without characters outside of ANSI.
 */
export function conflictMark({ name, mine, next }: MergeItem): string {
  const text = `${name}: mine: ${mine}; the next edition: ${next ?? ""}`
    .replaceAll("→", "->")
    .replaceAll("…", "...")
    .replaceAll("–", "-")
    .replace(/[\s\u2028\u2029\u0085]+/g, " ");
  const cut = text.length > longestMark ? `${text.slice(0, longestMark)}...` : text;
  return `# ${conflictWords} ${cut}`;
}

/** A part of mine that no longer has a place, as comment lines. */
export function keptVersion(text: string): string[] {
  return text.split(/\r?\n/).map((line) => `# | ${line}`.trimEnd());
}
