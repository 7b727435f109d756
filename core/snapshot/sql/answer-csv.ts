import type { Cell, QueryAnswer, Source } from "../../observations/observation.ts";
import { csvRecords } from "../text/csv-text.ts";
import { answerOf, type Line, placeOf } from "./answer-lines.ts";

/** Reads CSV. Quotes distinguish an empty string from NULL if the client writes them, which not all do. */
export function readCsv(lines: readonly Line[], source: Source): QueryAnswer | undefined {
  const from = lines[0]!.start;
  const shown = source.text.slice(from, lines.at(-1)!.end);
  const records = [...csvRecords(shown, 0, ",")];
  const [header, second] = records;
  // The ruler that sqlcmd prints below its headings.
  const isRule =
    header !== undefined &&
    header.cells.length > 1 &&
    second?.cells.length === header.cells.length &&
    second.cells.every((cell) => /^-+$/.test(cell.trim()));
  const rows = records.slice(isRule ? 2 : 1);
  if (header === undefined || records.some(({ complete }) => !complete)) return undefined;
  return answerOf(
    header.cells,
    rows.map(({ cells, start, end }) => {
      const quoted = quotedCells(shown, start, cells.length);
      return {
        cells: cells.map((cell, at) => csvCell(cell, quoted[at] === true)),
        place: { source, start: from + start, end: from + endOfLine(shown, start, end) },
      };
    }),
  );
}

/** Without the line end. */
function endOfLine(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text[at - 1] === "\n" || text[at - 1] === "\r")) at--;
  return at;
}

/** A quoted `NULL` may be these four letters; an empty cell may be an empty string or NULL. */
function csvCell(text: string, isQuoted: boolean): Cell {
  if (isQuoted) return { text, isNull: text === "NULL" ? "open" : "no" };
  if (text === "NULL") return { text, isNull: "yes" };
  return { text, isNull: text === "" ? "open" : "no" };
}

/** Which cells of a record begin with a quote. */
function quotedCells(text: string, start: number, count: number): boolean[] {
  const quoted: boolean[] = [];
  let at = start;
  for (let cell = 0; cell < count; cell++) {
    quoted.push(text[at] === '"');
    if (text[at] === '"') {
      at++;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) return quoted;
        at = close + 1;
        if (text[at] !== '"') break;
        at++;
      }
    }
    while (at < text.length && text[at] !== "," && text[at] !== "\n") at++;
    at++;
  }
  return quoted;
}

/** What `mysql --batch` prints: line breaks and tabs are written as escapes. */
export function readTabs(lines: readonly Line[], source: Source): QueryAnswer | undefined {
  const [header, ...rows] = lines;
  const columns = header!.text.split("\t");
  return answerOf(
    columns,
    rows.map((line) => ({ cells: line.text.split("\t").map(tabCell), place: placeOf(line, source) })),
  );
}

function tabCell(text: string): Cell {
  const value = text.replace(/\\([nt0\\])/g, (_, char: string) => escapes[char] ?? char);
  return { text: value, isNull: text === "NULL" ? "yes" : "no" };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", "0": "\0", "\\": "\\" };
