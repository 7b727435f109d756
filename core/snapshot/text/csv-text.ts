/** A record of a CSV text. */
export interface CsvRecord {
  cells: string[];
  /** Offset of its first character. */
  start: number;
  /** Offset after its line end. */
  end: number;
  /** False if the text ends inside a quoted cell. */
  complete: boolean;
}

/**
 * The records of a CSV text from the offset on; quoted cells may contain separators, line breaks and doubled
 * quotes. Blank lines are not records; `""` is one. Linear, whatever the text.
 */
export function* csvRecords(text: string, offset: number, separator: string): Generator<CsvRecord> {
  let at = offset;
  while (at < text.length) {
    const record = recordAt(text, at, separator);
    at = record.end;
    const isBlank = record.cells.length === 1 && record.cells[0]!.trim() === "" && text[record.start] !== '"';
    if (!isBlank) yield record;
  }
}

function recordAt(text: string, start: number, separator: string): CsvRecord {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return { cells: [...cells, cell], start, end: text.length, complete: false };
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const from = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
    cells.push(cell + text.slice(from, at));
    if (text[at] === separator) {
      at++;
      continue;
    }
    const end = at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1);
    return { cells, start, end: Math.min(end, text.length), complete: true };
  }
}
