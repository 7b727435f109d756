export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * Replaces parts of a line, given in order and without overlap. If the new text is longer or shorter, the
 * blanks after it make up for that as far as they can, so that columns stay where they are.
 */
export function replaceInLine(line: string, replacements: readonly Replacement[]): string {
  if (replacements.length === 0) return line;
  const isColumns = / {2,}[^ ]/.test(line.trimStart());
  let replaced = "";
  let at = 0;
  /** How far the text has moved to the right. */
  let shift = 0;
  const copy = (to: number): void => {
    const gap = line.slice(at, to);
    const settled = shift === 0 || !isColumns ? gap : settle(gap, shift, to === line.length);
    shift += settled.length - gap.length;
    replaced += settled;
    at = to;
  };
  for (const { start, end, text } of replacements) {
    copy(start);
    replaced += text;
    shift += text.length - (end - start);
    at = end;
  }
  copy(line.length);
  return replaced;
}

/** Removes or adds blanks between columns, but not at the end of the line. */
function settle(text: string, shift: number, isEnd: boolean): string {
  let left = shift;
  return text.replace(/ +/g, (blanks, at: number) => {
    if (left === 0 || (isEnd && at + blanks.length === text.length)) return blanks;
    const length = Math.max(1, blanks.length - left);
    left -= blanks.length - length;
    return " ".repeat(length);
  });
}
