/**
 * `banner motd ^C`, up to the delimiter or the end of the line; EOS has no delimiter, and ends the text with
 * EOF.
 */
const head = /^banner[ \t]+[\w-]+[ \t]*(\^.|[^\s\w"'])?/gm;

/** Does a text end inside of a banner? Then a last line such as `end` may be part of it. */
export function endsInBanner(text: string): boolean {
  head.lastIndex = 0;
  for (let found = head.exec(text); found !== null; found = head.exec(text)) {
    const [{ length }, delimiter] = found;
    const from = found.index + length;
    if (delimiter === undefined && text[from] !== "\n") continue;
    const close = text.indexOf(delimiter ?? "\nEOF", from);
    // IOS takes a banner without a delimiter as a single line.
    if (close < 0) return delimiter !== undefined;
    head.lastIndex = close + 1;
  }
  return false;
}
