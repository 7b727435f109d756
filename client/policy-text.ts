/** How many characters (UTF-16) of a text are searched: a policy may have comments before its first tag. */
const mostLookedAt = 64 * 1024;

/**
 * Whether a text begins like a policy: with `<check_type:`, after comments and blank lines. The manifest can
 * only test the first line.
 */
export function isPolicyText(text: string): boolean {
  const lines = text
    .slice(0, mostLookedAt)
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/);
  const first = lines.map((line) => line.trimStart()).find((line) => line !== "" && !line.startsWith("#"));
  return first !== undefined && /^<check_type[ \t]*:/i.test(first);
}
