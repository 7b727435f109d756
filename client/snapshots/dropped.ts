/** What is dropped: names and lists of addresses. Pure, so that it can be tested. */

/** The addresses of a `text/uri-list` (RFC 2483): one on each line, lines that begin with # are comments. */
export function addressesIn(list: string): string[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Characters that a name of a file can't have on some system, and those that a person can't see. */
const unsafe = /[\p{Cc}\p{Bidi_Control}\\/:*?"<>|]/gu;
const longestName = 100;

/**
 * The name of a new file for what was dropped: one that every system accepts, that is not hidden, and that is not taken.
 *
 * @param name as the file was called elsewhere
 */
export function nameForDropped(name: string, isTaken: (name: string) => boolean): string {
  const safe = name
    .replace(unsafe, "_")
    .replace(/^[. ]+/, "")
    .replace(/[. ]+$/, "")
    .slice(-longestName);
  const base = safe === "" || /^\./.test(safe) ? `host${safe}` : safe;
  if (!isTaken(base)) return base;
  const dot = base.indexOf(".", 1);
  const [stem, ending] = dot < 0 ? [base, ""] : [base.slice(0, dot), base.slice(dot)];
  for (let count = 2; ; count++) {
    const other = `${stem}-${count}${ending}`;
    if (!isTaken(other)) return other;
  }
}
