/** Names and addresses of dropped files. Pure, so that it can be tested. */

/** The addresses of a `text/uri-list` (RFC 2483): one on each line, lines that begin with # are comments. */
export function addressesIn(list: string): string[] {
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Characters that file names can't have on some systems, and invisible ones. */
const unsafe = /[\p{Cc}\p{Bidi_Control}\\/:*?"<>|]/gu;
const longestName = 100;

/**
 * The name of a new file for a dropped one: valid on every system, not hidden, and not taken.
 *
 * @param name the original name of the file
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
