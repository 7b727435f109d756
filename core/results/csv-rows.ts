/**
 * Reads comma-separated values piece by piece: cells may be quoted, and contain doubled quotes and line ends.
 */
export interface CsvRows {
  write(part: string): void;
  /** Passes on a last row without a line end. True if its last cell lacks its closing quote. */
  close(): boolean;
}

/**
 * @param row receives the cells, at most `longest` characters of each, and the line in which the row starts,
 *   from 1
 */
export function csvRows(longest: number, row: (cells: string[], line: number) => void): CsvRows {
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  /** A quote inside a quoted cell ends it, unless another follows. */
  let sawQuote = false;
  let line = 1;
  let firstLine = 1;

  const add = (text: string) => {
    if (cell.length < longest) cell += text;
  };
  const endRow = () => {
    cells.push(cell);
    cell = "";
    if (cells.length > 1 || cells[0] !== "") row(cells, firstLine);
    cells = [];
  };
  function take(character: string): void {
    if (sawQuote) {
      sawQuote = false;
      if (character === '"') {
        add(character);
        return;
      }
      isQuoted = false;
    }
    if (isQuoted) {
      if (character === '"') sawQuote = true;
      else add(character);
    } else if (character === '"' && cell === "") isQuoted = true;
    else if (character === ",") {
      cells.push(cell);
      cell = "";
    } else if (character === "\n") endRow();
    else if (character !== "\r") add(character);
  }

  return {
    write(part) {
      for (const character of part) {
        take(character);
        if (character !== "\n") continue;
        line++;
        if (!isQuoted) firstLine = line;
      }
    },
    close() {
      const isOpen = isQuoted && !sawQuote;
      endRow();
      return isOpen;
    },
  };
}
