import type { Cell, Place, QueryAnswer, Source } from "../../observations/observation.ts";
import { csvRecords } from "../text/csv-text.ts";
import { leavesOut } from "../text/left-out.ts";

/** What an output says of its query. */
export type ReadAnswer =
  /** `isCounted`: the client printed how many rows there are, and they are all there. */
  | { is: "answer"; answer: QueryAnswer; isCounted: boolean }
  /** The database refused the query, or the client failed. */
  | { is: "error" }
  /** Nothing was printed, or in a form that does not show values exactly. */
  | { is: "unread" };

interface Line {
  text: string;
  start: number;
  end: number;
}

const errors =
  /^(?:ORA-\d|SP2-\d|PLS-\d|ERROR\b|FATAL: |PANIC: |Msg \d+, |SQL\d{4,5}N|psql:|SQLSTATE|Error Code|Error:|mysql:|Cancel request sent|Query aborted|\^C|Sqlcmd: Error|HResult 0x|Timeout expired|\d{6} \([0-9A-Z]{5}\): |server closed the connection|The connection to the server was lost)/;
/** Below other lines: SQL*Plus shows the query again above its error. */
const errorsBelow =
  /^(?:ORA-\d{5}: |SP2-\d{4}: |PLS-\d{5}: |ERROR at line \d|ERROR: {2}|FATAL: {2}|ERROR \d{4} \(|Msg \d+, Level |psql: error: |Cancel request sent|Query aborted|\^C|Sqlcmd: Error|HResult 0x|Timeout expired|SQL\d{4,5}N {2}|server closed the connection|The connection to the server was lost)/;
/** Each value is in a line of its own: `\G` of mysql, `\x` of psql. */
const vertical = /^(?:\*{5,} \d+\. row \*{5,}|-\[ RECORD \d+ \][-+]*)\s*$/;
/** How many rows there are, as clients print it below them. */
const counts: readonly RegExp[] = [
  /^\((\d+) rows?(?: affected)?\)$/,
  /^(\d+) rows? (?:in set|selected|affected|fetched)\b.*$/,
  /^(\d+) record\(s\) selected\.?$/,
  /^(no) rows selected$/,
  /^(Empty) set\b.*$/,
  /^(\d+) Row\(s\) produced\..*$/i,
];
/** Lines that clients print around an answer. */
const remarks =
  /^(?:Elapsed: .*|Time: [\d.]+ ms.*|Completion time: .*|(?:NOTICE|WARNING|INFO|HINT|DETAIL): {2}.*|\s*)$/;

/** Reads the answer of a query in the form that it has: CSV, tabs, boxes, or columns below dashes. */
export function readAnswer({ source, start, end }: Place): ReadAnswer {
  const lines = linesOf(source.text, start, end);
  while (lines.length > 0 && remarks.test(lines[0]!.text)) lines.shift();
  let blanksBelow = 0;
  while (lines.length > 0 && remarks.test(lines.at(-1)!.text)) {
    if (lines.at(-1)!.text.trim() === "") blanksBelow++;
    lines.pop();
  }
  const [first] = lines;
  if (first === undefined) return { is: "unread" };
  if (errors.test(first.text.trim()) || lines.some(({ text }) => errorsBelow.test(text)))
    return { is: "error" };
  if (vertical.test(first.text) || lines.some(({ text }) => leavesOut(text))) return { is: "unread" };
  const isOfDb2 = / record\(s\) selected/.test(lines.at(-1)!.text);
  const count = countIn(lines.at(-1)!.text);
  if (count !== undefined) {
    lines.pop();
    while (lines.length > 0 && remarks.test(lines.at(-1)!.text)) lines.pop();
    if (lines.length === 0) {
      return count === 0
        ? { is: "answer", answer: { columns: [], rows: [] }, isCounted: true }
        : { is: "unread" };
    }
  }
  const form = formOf(lines);
  const read = form(lines, source);
  const answer = read !== undefined && isOfDb2 ? withDashes(read) : read;
  if (count === undefined && answer !== undefined && mayHideRows(form, answer, lines, blanksBelow)) {
    return { is: "unread" };
  }
  if (answer === undefined || (count !== undefined && count !== answer.rows.length)) return { is: "unread" };
  return { is: "answer", answer, isCounted: count !== undefined };
}

/** A blank line may be a row whose values are NULL; a line without rows below may be a message instead of a heading. */
function mayHideRows(
  form: Form,
  { columns, rows }: QueryAnswer,
  lines: readonly Line[],
  blanksBelow: number,
): boolean {
  if (form === readCsv && rows.length === 0 && !columns.every(isHeading)) return true;
  if (form === readCsv)
    return columns.length === 1 && (blanksBelow > 0 || lines.some(({ text }) => text === ""));
  if (form !== readDashed) return false;
  // SQL*Plus prints one blank line below the rows, and one above the headings of each page.
  if (blanksBelow > 1 || (rows.length === 0 && blanksBelow > 0)) return true;
  return lines.some(({ text }, at) => text.trim() === "" && lines[at + 1]?.text !== lines[0]!.text);
}

/** A name, or a call such as `count(*)`. */
function isHeading(column: string): boolean {
  return /^[\w$#@?.*-]+(?:\(.*\))?$/.test(column.trim());
}

function countIn(line: string): number | undefined {
  for (const pattern of counts) {
    const found = pattern.exec(line.trim())?.[1];
    if (found !== undefined) return /^\d+$/.test(found) ? Number(found) : 0;
  }
  return undefined;
}

type Form = (lines: readonly Line[], source: Source) => QueryAnswer | undefined;

function formOf(lines: readonly Line[]): Form {
  const [first, second] = lines;
  if (/^\+(?:-+\+)+$/.test(first!.text.trim())) return readBoxes;
  if (second !== undefined && /^-+(?:\+-+)+$/.test(second.text.trim())) return readAligned;
  if (second !== undefined && /^-+(?: +-+)*$/.test(second.text.trim())) return readDashed;
  return first!.text.includes("\t") ? readTabs : readCsv;
}

/** Quotes tell an empty text from NULL where a client sets them, which not all do. */
function readCsv(lines: readonly Line[], source: Source): QueryAnswer | undefined {
  const from = lines[0]!.start;
  const shown = source.text.slice(from, lines.at(-1)!.end);
  const records = [...csvRecords(shown, 0, ",")];
  const [header, second] = records;
  // What sqlcmd prints below its headings.
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

/** A quoted `NULL` may be the four letters; an empty cell may be an empty text, or none. */
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
function readTabs(lines: readonly Line[], source: Source): QueryAnswer | undefined {
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

/** What `mysql` prints on a terminal; a cell with a line break spoils its row. */
function readBoxes(lines: readonly Line[], source: Source): QueryAnswer | undefined {
  const isRule = ({ text }: Line) => /^[+|](?:-+\+)*-+[+|]\s*$/.test(text);
  const rules = lines.filter(isRule);
  const [header, ...rows] = lines.filter((line) => line.text.startsWith("|") && !isRule(line));
  if (header === undefined || rules.length + rows.length + 1 !== lines.length) return undefined;
  const edges = edgesOf(rules[0]!.text);
  const cut = (line: string) => cellsBetween(line, edges, "|");
  const columns = cut(header.text);
  const cells = rows.map((line) => cut(line.text));
  if (columns === undefined || cells.includes(undefined)) return undefined;
  return answerOf(
    columns,
    rows.map((line, at) => ({
      cells: cells[at]!.map((text): Cell => ({ text, isNull: text === "NULL" ? "yes" : "no" })),
      place: placeOf(line, source),
    })),
  );
}

function edgesOf(rule: string): number[] {
  return [...rule].flatMap((char, at) => (char === "+" ? [at] : []));
}

/** The texts between the edges of columns; undefined where a row does not keep to them. */
function cellsBetween(line: string, edges: readonly number[], edge: string): string[] | undefined {
  const shown = line.trimEnd();
  if (shown.length !== edges.at(-1)! + 1 || !edges.every((at) => shown[at] === edge)) return undefined;
  return edges.slice(1).map((to, at) => shown.slice(edges[at]! + 1, to).trim());
}

/** What `psql` prints: NULL looks like an empty text there unless `\pset null` says how it does. */
function readAligned(lines: readonly Line[], source: Source): QueryAnswer | undefined {
  const [header, rule, ...rows] = lines;
  const edges = [-1, ...edgesOf(rule!.text), Math.max(rule!.text.trimEnd().length, 0)];
  const cut = (line: string): string[] | undefined => {
    const inner = edges.slice(1, -1);
    if (!inner.every((at) => line[at] === "|" || line[at] === undefined)) return undefined;
    // `+` at the end of a cell: the value goes on in the next line.
    const cells = edges
      .slice(1)
      .map((to, at) => line.slice(edges[at]! + 1, at === edges.length - 2 ? undefined : to));
    return cells.some((cell) => /\+\s*$/.test(cell) && cell.length >= 2)
      ? undefined
      : cells.map((cell) => cell.trim());
  };
  const columns = cut(header!.text);
  const cells = rows.map((line) => cut(line.text));
  if (columns === undefined || cells.includes(undefined)) return undefined;
  return answerOf(
    columns,
    rows.map((line, at) => ({ cells: cells[at]!.map(blankCell), place: placeOf(line, source) })),
  );
}

/** Columns of the narrowest terminal. */
const narrowest = 80;

/** Columns of fixed width below dashes, as SQL*Plus, sqlcmd and db2 print; headings come again on every page. */
function readDashed(lines: readonly Line[], source: Source): QueryAnswer | undefined {
  const [header, dashes, ...below] = lines;
  const extents = [...dashes!.text.matchAll(/-+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const last = extents.at(-1)!;
  const cut = (line: string): string[] | undefined => {
    if (line.trimEnd().length > last.to) return undefined;
    const gaps = extents.slice(1).every(({ from }, at) => line.slice(extents[at]!.to, from).trim() === "");
    return gaps ? extents.map(({ from, to }) => line.slice(from, to).trim()) : undefined;
  };
  const rows = below.filter(
    ({ text }) => text.trim() !== "" && text !== header!.text && text !== dashes!.text,
  );
  // A value that fills the terminal may go on in the next line.
  const mayGoOn =
    last.to >= narrowest && rows.slice(0, -1).some(({ text }) => text.trimEnd().length === last.to);
  const columns = cut(header!.text);
  const cells = rows.map((line) => cut(line.text));
  if (mayGoOn || columns === undefined || cells.includes(undefined)) return undefined;
  return answerOf(
    columns,
    rows.map((line, at) => ({ cells: cells[at]!.map(blankCell), place: placeOf(line, source) })),
  );
}

function blankCell(text: string): Cell {
  return { text, isNull: text === "" ? "open" : text === "NULL" ? "yes" : "no" };
}

/** DB2 prints a dash for NULL. */
function withDashes({ columns, rows }: QueryAnswer): QueryAnswer {
  return {
    columns,
    rows: rows.map(({ cells, place }) => ({
      cells: cells.map((cell) => (cell.text === "-" ? { ...cell, isNull: "open" } : cell)),
      place,
    })),
  };
}

/** Undefined where a row has more or fewer cells than there are columns. */
function answerOf(columns: readonly string[], rows: QueryAnswer["rows"]): QueryAnswer | undefined {
  return rows.every(({ cells }) => cells.length === columns.length) ? { columns, rows } : undefined;
}

function placeOf({ start, end }: Line, source: Source): Place {
  return { source, start, end };
}

function linesOf(text: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed;
    let lineEnd = next;
    while (lineEnd > at && text.charCodeAt(lineEnd - 1) === 13) lineEnd--;
    lines.push({ text: text.slice(at, lineEnd), start: at, end: lineEnd });
    at = next + 1;
  }
  return lines;
}
