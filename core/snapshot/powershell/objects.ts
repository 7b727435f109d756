import type { Place } from "../../observations/observation.ts";
import { csvRecords } from "../text/csv-text.ts";
import type { OutputLine } from "../transcript/exchange.ts";
import type { WindowsCommand } from "../transcript/windows/windows-command.ts";

/** Objects that a cmdlet printed: rows with the same columns. */
export interface Objects {
  columns: string[];
  /** A cell is undefined if nothing is shown: no value, or an empty one. */
  rows: { cells: (string | undefined)[]; place: Place }[];
  /** A column with a cell that is cut off or spans several lines was left out. */
  isCut: boolean;
  /** Lines that belong to no object, such as errors. */
  others: OutputLine[];
  /** The text shows that it is whole, as JSON does by its last bracket. */
  isClosed?: boolean;
}

/** What is selected of the objects, and how they are printed. */
export interface Selection {
  /** The columns that were asked for, as written; undefined if they are the cmdlet's default. */
  columns?: string[];
  /** Only the values of the one column are printed. */
  isExpanded: boolean;
  /** A condition left out rows. */
  isFiltered: boolean;
}

const formats =
  /^(?:format-list|fl|format-table|ft|convertto-json|convertto-csv|out-string|out-host|oh|more|out-default)$/;

/** Undefined if a pipe changes the output in an unknown way. */
export function selectionOf({ pipes }: WindowsCommand): Selection | undefined {
  const selection: Selection = { isExpanded: false, isFiltered: false };
  for (const { name, args } of pipes) {
    if (/^(?:where-object|where|\?|findstr|select-string)$/.test(name)) selection.isFiltered = true;
    else if (/^(?:sort-object|sort)$/.test(name)) continue;
    else if (/^(?:select-object|select)$/.test(name) || formats.test(name)) {
      const list = columnsIn(args);
      if (list === undefined) return undefined;
      if (list.columns !== undefined) selection.columns = list.columns;
      if (list.isExpanded) selection.isExpanded = true;
      if (list.isFiltered) selection.isFiltered = true;
    } else return undefined;
  }
  return selection;
}

function columnsIn(args: readonly string[]): Partial<Selection> | undefined {
  const found: Partial<Selection> = {};
  const columns: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    const option = /^-([A-Za-z]+)$/.exec(arg)?.[1]?.toLowerCase();
    if (option === undefined) for (const name of arg.split(",")) columns.push(name);
    else if (/^exp/.test(option)) found.isExpanded = true;
    else if (/^(?:width|depth|compress|delimiter|groupby)$/.test(option)) {
      if (option === "groupby" || option === "delimiter") return undefined;
      if (option !== "compress") at++;
    } else if (/^(?:first|last|skip|unique|index)$/.test(option)) {
      found.isFiltered = true;
      if (option !== "unique") at++;
    } else if (
      !/^(?:property|autosize|auto|wrap|notypeinformation|nti|hidetableheaders|force|stream)$/.test(option)
    )
      return undefined;
  }
  const names = columns.map((name) => name.trim().replace(/^['"]|['"]$/g, "")).filter((name) => name !== "");
  if (names.some((name) => !/^[\w*]+$/.test(name))) return undefined;
  if (names.length > 0 && !names.some((name) => name.includes("*"))) found.columns = names;
  return found;
}

const longestJson = 5_000_000;

/** The objects in an output, however they are printed; undefined if there are none. */
export function objectsIn(
  lines: readonly OutputLine[],
  { columns, isExpanded }: Selection,
): Objects | undefined {
  const told = lines.filter(({ text }) => text.trim() !== "");
  const [first, second] = told;
  if (isExpanded && columns?.length === 1) {
    return {
      columns,
      rows: told.map(({ text, place }) => ({ cells: [text.trim()], place })),
      isCut: false,
      others: [],
    };
  }
  if (first === undefined) return { columns: columns ?? [], rows: [], isCut: false, others: [] };
  if (/^\s*[[{]/.test(first.text)) return ofJson(told);
  if (/^#TYPE |^"(?:[^"]|"")*"(?:,|$)/.test(first.text)) return ofCsv(told);
  if (second !== undefined && /^\s*-+(?:\s+-+)*\s*$/.test(second.text)) return ofTable(told);
  return /^\S[^:]{0,80}\s*: ?/.test(first.text) ? ofList(lines) : undefined;
}

function ofJson(lines: readonly OutputLine[]): Objects | undefined {
  const text = lines.map((line) => line.text).join("\n");
  if (text.length > longestJson) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const [from, to] = [lines[0]!.place, lines.at(-1)!.place];
  const place: Place = { ...from, end: to.end };
  const list = (Array.isArray(parsed) ? parsed : [parsed]).filter(
    (one): one is Record<string, unknown> => typeof one === "object" && one !== null && !Array.isArray(one),
  );
  const columns = [...new Set(list.flatMap((one) => Object.keys(one)))];
  const rows = list.map((one) => ({ cells: columns.map((name) => cellOf(one[name])), place }));
  return { columns, rows, isCut: false, others: [], isClosed: true };
}

function cellOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

function ofCsv(lines: readonly OutputLine[]): Objects | undefined {
  const rows: Objects["rows"] = [];
  let columns: string[] | undefined;
  let isCut = false;
  for (const { text, place } of lines) {
    if (text.startsWith("#TYPE ")) continue;
    const [record] = csvRecords(text, 0, ",");
    if (record === undefined) continue;
    if (columns === undefined) columns = record.cells;
    else if (!record.complete || record.cells.length !== columns.length) isCut = true;
    else rows.push({ cells: record.cells.map((cell) => (cell === "" ? undefined : cell)), place });
  }
  // A cell over several lines makes everything below it uncertain.
  return columns === undefined || isCut ? undefined : { columns, rows, isCut: false, others: [] };
}

const mostColumns = 100;

/** `Name : value`, with the colons of an object in one column; blank lines between objects. */
function ofList(lines: readonly OutputLine[]): Objects {
  const objects: { cells: Map<string, string | undefined>; place: Place }[] = [];
  const columns = new Set<string>();
  const broken = new Set<string>();
  const others: OutputLine[] = [];
  let open: { cells: Map<string, string | undefined>; place: Place } | undefined;
  let colon = -1;
  let last: string | undefined;
  for (const line of lines) {
    const { text, place } = line;
    if (text.trim() === "") {
      open = undefined;
      continue;
    }
    const match = /^(\S[^:]{0,100}?)\s*:(?: (.*)|\s*)$/.exec(text);
    const isProperty = match !== null && (open === undefined || text[colon] === ":") && !/^\s/.test(text);
    if (isProperty) {
      const at = text.indexOf(":");
      if (open === undefined) {
        open = { cells: new Map(), place };
        objects.push(open);
        colon = at;
      }
      const name = text.slice(0, colon).trim();
      last = name;
      if (columns.size < mostColumns) columns.add(name);
      const value = text.slice(colon + 1).trim();
      open.cells.set(name, value === "" ? undefined : value);
      open.place = { ...open.place, end: place.end };
    } else if (open !== undefined && last !== undefined && text.startsWith(" ".repeat(Math.min(colon, 60)))) {
      broken.add(last);
    } else others.push(line);
  }
  const names = [...columns].filter((name) => !broken.has(name));
  const rows = objects.map(({ cells, place }) => ({ cells: names.map((name) => cells.get(name)), place }));
  return { columns: names, rows, isCut: broken.size > 0, others };
}

/** Names above a line of dashes. Numbers are right-aligned, and may begin before the name of their column. */
function ofTable(lines: readonly OutputLine[]): Objects {
  const [header, dashes, ...rest] = lines as [OutputLine, OutputLine, ...OutputLine[]];
  const runs = [...dashes.text.matchAll(/-+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let width = 0;
  for (const { text } of lines) width = Math.max(width, Math.min(text.length, widest));
  const used = new Uint8Array(width + 1);
  for (const { text } of lines) {
    for (let at = 0; at < Math.min(text.length, widest); at++) if (text.charCodeAt(at) > 32) used[at] = 1;
  }
  // A column extends from the blank before it to the blank before the next one, where all lines are blank.
  const starts = runs.map(({ start }, index) => {
    let at = start;
    const floor = index === 0 ? 0 : runs[index - 1]!.end;
    while (at > floor && used[at - 1] === 1) at--;
    return at;
  });
  const names = runs.map(({ start, end }) => header.text.slice(start, end).trim());
  const cut = new Set<number>();
  const rows = rest.map(({ text, place }) => ({
    cells: starts.map((start, index) => {
      const cell = text.slice(start, starts[index + 1] ?? text.length).trim();
      if (/(?:\.{3}|…)$/.test(cell)) cut.add(index);
      return cell === "" ? undefined : cell;
    }),
    place,
  }));
  const kept = names.map((_, index) => index).filter((index) => !cut.has(index));
  return {
    columns: kept.map((index) => names[index]!),
    rows: rows.map(({ cells, place }) => ({ cells: kept.map((index) => cells[index]), place })),
    isCut: cut.size > 0,
    others: [],
  };
}

const widest = 10_000;

/** The cell of a column by its name; undefined if it is empty, or not shown. */
export function cellIn(
  { columns }: Objects,
  cells: readonly (string | undefined)[],
  name: string,
): string | undefined {
  const at = columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
  return at < 0 ? undefined : cells[at];
}

export function hasColumn({ columns }: Objects, name: string): boolean {
  return columns.some((column) => column.toLowerCase() === name.toLowerCase());
}
