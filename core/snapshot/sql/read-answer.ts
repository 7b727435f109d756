import type { Place, QueryAnswer } from "../../observations/observation.ts";
import { leavesOut } from "../text/left-out.ts";
import { readCsv, readTabs } from "./answer-csv.ts";
import { type Form, type Line, linesOf } from "./answer-lines.ts";
import { readAligned, readBoxes, readDashed, withDashes } from "./answer-tables.ts";

/** What an output says about its query. */
export type ReadAnswer =
  /** `isCounted`: the client printed the number of rows, and there are that many. */
  | { is: "answer"; answer: QueryAnswer; isCounted: boolean }
  /** The database refused the query, or the client failed. */
  | { is: "error" }
  /** Nothing was printed, or in a form that does not show values exactly. */
  | { is: "unread" };

const errors =
  /^(?:ORA-\d|SP2-\d|PLS-\d|ERROR\b|FATAL: |PANIC: |Msg \d+, |SQL\d{4,5}N|psql:|SQLSTATE|Error Code|Error:|mysql:|Cancel request sent|Query aborted|\^C|Sqlcmd: Error|HResult 0x|Timeout expired|\d{6} \([0-9A-Z]{5}\): |server closed the connection|The connection to the server was lost)/;
/** Errors below other lines: SQL*Plus repeats the query above its error. */
const errorsBelow =
  /^(?:ORA-\d{5}: |SP2-\d{4}: |PLS-\d{5}: |ERROR at line \d|ERROR: {2}|FATAL: {2}|ERROR \d{4} \(|Msg \d+, Level |psql: error: |Cancel request sent|Query aborted|\^C|Sqlcmd: Error|HResult 0x|Timeout expired|SQL\d{4,5}N {2}|server closed the connection|The connection to the server was lost)/;
/** Each value is on a line of its own: `\G` of mysql, `\x` of psql. */
const vertical = /^(?:\*{5,} \d+\. row \*{5,}|-\[ RECORD \d+ \][-+]*)\s*$/;
/** The number of rows, as clients print it below them. */
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

/** Reads the answer to a query in whatever form it has: CSV, tabs, boxes, or columns below dashes. */
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

/**
 * A blank line may be a row of NULL values. A line without rows below may be a message rather than a heading.
 */
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

function formOf(lines: readonly Line[]): Form {
  const [first, second] = lines;
  if (/^\+(?:-+\+)+$/.test(first!.text.trim())) return readBoxes;
  if (second !== undefined && /^-+(?:\+-+)+$/.test(second.text.trim())) return readAligned;
  if (second !== undefined && /^-+(?: +-+)*$/.test(second.text.trim())) return readDashed;
  return first!.text.includes("\t") ? readTabs : readCsv;
}
