/**
 * What people, tools and panes add after a program's name at the end of a row, separated by blanks or a sign.
 */
const REMARK = /\s{2,}(?=\S)|\s+(?=#|\/\/|<[-=]|[←⇐⬅◄◀│┃|]|--\s|;\s|\\+\s*$)|(?<!\\)\\+\s*$|`{1,3}\s*$/;

/** The program's name at the end of a row, without what others added after it; null if none is shown. */
export function programName(printed: string): string | null {
  const text = printed.trim();
  const remark = REMARK.exec(text);
  const name = remark ? text.slice(0, remark.index).trimEnd() : text;
  return name === "" || name === "-" ? null : name;
}
