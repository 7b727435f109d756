/** A column under a ruler such as `------- -----`: offsets in the line, the end exclusive. */
export interface RulerColumn {
  start: number;
  end: number;
}

/** The columns that a ruler of `-` or `=` marks. */
export function columnsOfRuler(ruler: string): RulerColumn[] {
  const columns: RulerColumn[] = [];
  let at = 0;
  while (at < ruler.length) {
    while (at < ruler.length && ruler.charCodeAt(at) <= 32) at++;
    const start = at;
    while (at < ruler.length && ruler.charCodeAt(at) > 32) at++;
    if (at > start) columns.push({ start, end: at });
  }
  return columns;
}
