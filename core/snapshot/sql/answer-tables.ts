import type { Cell, QueryAnswer, Source } from "../../observations/observation.ts";
import { answerOf, type Line, placeOf } from "./answer-lines.ts";

/** What `mysql` prints on a terminal; a cell with a line break spoils its row. */
export function readBoxes(lines: readonly Line[], source: Source): QueryAnswer | undefined {
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

/** The cells between the edges of columns; undefined if a row doesn't fit them. */
function cellsBetween(line: string, edges: readonly number[], edge: string): string[] | undefined {
  const shown = line.trimEnd();
  if (shown.length !== edges.at(-1)! + 1 || !edges.every((at) => shown[at] === edge)) return undefined;
  return edges.slice(1).map((to, at) => shown.slice(edges[at]! + 1, to).trim());
}

/** What `psql` prints. NULL looks like an empty string unless `\pset null` sets another text for it. */
export function readAligned(lines: readonly Line[], source: Source): QueryAnswer | undefined {
  const [header, rule, ...rows] = lines;
  const edges = [-1, ...edgesOf(rule!.text), Math.max(rule!.text.trimEnd().length, 0)];
  const cut = (line: string): string[] | undefined => {
    const inner = edges.slice(1, -1);
    if (!inner.every((at) => line[at] === "|" || line[at] === undefined)) return undefined;
    // `+` at the end of a cell: the value continues on the next line.
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

/**
 * Columns of fixed width below dashes, as SQL*Plus, sqlcmd and db2 print them; headings are repeated on every
 * page.
 */
export function readDashed(lines: readonly Line[], source: Source): QueryAnswer | undefined {
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
  // A value that fills the terminal may continue on the next line.
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
export function withDashes({ columns, rows }: QueryAnswer): QueryAnswer {
  return {
    columns,
    rows: rows.map(({ cells, place }) => ({
      cells: cells.map((cell) => (cell.text === "-" ? { ...cell, isNull: "open" } : cell)),
      place,
    })),
  };
}
