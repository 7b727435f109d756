import { createTwoFilesPatch } from "diff";
import { printable } from "../../core/command-line.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Prints what changed between two texts of a file. In a file, the diff is to be applied, so it is exact to
 * the byte.
 */
export function printDiff(path: string, before: string, after: string, terminal: Terminal): void {
  const diff = unifiedDiff(printable(path), before, after);
  if (terminal.outputIsFile) terminal.exact(diff, path);
  else terminal.out(diff);
}

/** What changed between two texts of a file, as `diff -u` prints it; empty if they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
  });
  // the first line is a ruler that `patch` does not need
  return patch.slice(patch.indexOf("---"));
}
