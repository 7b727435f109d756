/** Characters (UTF-16) of a text that are looked at: before its first tag a policy has comments. */
const mostLookedAt = 64 * 1024;

/**
 * Does a text begin as a policy does: with `<check_type:`, after comments and blank lines? The manifest can say that of a
 * first line only.
 */
export function isPolicyText(text: string): boolean {
  const lines = text
    .slice(0, mostLookedAt)
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/);
  const first = lines.map((line) => line.trimStart()).find((line) => line !== "" && !line.startsWith("#"));
  return first !== undefined && /^<check_type[ \t]*:/i.test(first);
}
