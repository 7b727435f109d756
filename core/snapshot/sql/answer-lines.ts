import type { Place, QueryAnswer, Source } from "../../observations/observation.ts";

/** A line of an answer, as offsets without its line end. */
export interface Line {
  text: string;
  start: number;
  end: number;
}

/** Reads the rows of an answer in one form; undefined if values are not shown exactly. */
export type Form = (lines: readonly Line[], source: Source) => QueryAnswer | undefined;

/** Undefined if a row has more or fewer cells than there are columns. */
export function answerOf(columns: readonly string[], rows: QueryAnswer["rows"]): QueryAnswer | undefined {
  return rows.every(({ cells }) => cells.length === columns.length) ? { columns, rows } : undefined;
}

export function placeOf({ start, end }: Line, source: Source): Place {
  return { source, start, end };
}

export function linesOf(text: string, start: number, end: number): Line[] {
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
