const carriageReturn = 0x0d;

/**
 * Calls `visit` with each line of `text[start, end)`, without its line break, until it returns false. Lines end with `\n` or
 * `\r\n`; a line break at the end of the range begins no further line.
 */
export function forEachLine(
  text: string,
  start: number,
  end: number,
  visit: (lineStart: number, lineEnd: number) => boolean,
): void {
  // Searches end with the range; a slice of a string copies nothing.
  const range = text.slice(start, end);
  for (let lineStart = start; lineStart < end; ) {
    const found = range.indexOf("\n", lineStart - start);
    const lineBreak = found < 0 ? end : start + found;
    if (!visit(lineStart, trimReturn(text, lineStart, lineBreak))) return;
    lineStart = lineBreak + 1;
  }
}

/** The end of a line whose line break, or the end of the range, is at `lineBreak`. */
export function trimReturn(text: string, lineStart: number, lineBreak: number): number {
  return lineBreak > lineStart && text.charCodeAt(lineBreak - 1) === carriageReturn
    ? lineBreak - 1
    : lineBreak;
}
