import { createTwoFilesPatch } from "diff";

/** What changed between two texts of a file, as `diff -u` prints it; nothing where they are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
  });
  // the first line is a rule that `patch` does not need
  return patch.slice(patch.indexOf("---"));
}
