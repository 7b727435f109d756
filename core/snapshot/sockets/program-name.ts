/** What people, tools and panes put after a program's name at the end of a row: set off by blanks, or by a sign. */
const REMARK = /\s{2,}(?=\S)|\s+(?=#|\/\/|<[-=]|[←⇐⬅◄◀│┃|]|--\s|;\s|\\+\s*$)|(?<!\\)\\+\s*$|`{1,3}\s*$/;

/** The program's name that ends a row, without what others wrote after it; null where none is shown. */
export function programName(printed: string): string | null {
  const text = printed.trim();
  const remark = REMARK.exec(text);
  const name = remark ? text.slice(0, remark.index).trimEnd() : text;
  return name === "" || name === "-" ? null : name;
}
