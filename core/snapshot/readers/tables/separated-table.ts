import type { CommandLine } from "../../commands/command-line.ts";
import type { Draft } from "../../draft.ts";
import { skip } from "../../draft.ts";
import type { Drafts } from "../../hosts/host-drafts.ts";
import { mayBeHeader, recordKind } from "../../records/index.ts";
import { columnName, type RecordKind } from "../../records/record.ts";
import { RecordRows } from "../../records/record-rows.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * Tables with a separator between cells: the boxes of osqueryi (`| pid | port |`), CSV of PowerShell and
 * osquery, with comma, semicolon or bar, and copies from a spreadsheet, with tabs.
 */
export const separatedTable: LineReader = {
  view: "inside",
  commands: ["get-nettcpconnection", "get-netudpendpoint", "osqueryi", "pwsh", "powershell"],
  recognises: (fields) => headerOf(fields.line) !== null,
  open: (draft, _command, drafts, commands) => section(draft, drafts, commands),
};

const LONGEST_HEADER = 2000;
const NAME = /^[A-Za-z_][\w .()%-]{0,60}$/;

interface Header {
  separator: string;
  columns: string[];
  isQuoted: boolean;
  /** The rows are between two bars. */
  isBoxed: boolean;
  kind: RecordKind;
}

function section(draft: Draft, drafts: Drafts, commands: readonly CommandLine[]): Section {
  let header: Header | null = null;
  let rows: RecordRows | null = null;
  return {
    endsRowAtLine: true,
    read(fields, line) {
      const found = headerOf(fields.line);
      if (found) {
        header = found;
        rows = new RecordRows(draft, found.kind, { commands, drafts, columns: new Set(found.columns) });
        return rows.header(line);
      }
      if (header === null || rows === null) return false;
      if (isRule(fields.line)) return skip(draft, "header", line);
      const cells = cellsOf(fields.line, header.separator);
      const isBroken = header.isBoxed && !/^\s*\|.*\|\s*$/.test(fields.line);
      if (cells.length !== header.columns.length || isBroken) {
        return mayBeCells(cells, header) && rows.unread(fields.line, line);
      }
      const record = new Map<string, string>();
      for (let at = 0; at < cells.length; at++) {
        // A join prints the column of both tables; either will do.
        const column = header.columns[at]!;
        if (!record.get(column)) record.set(column, cells[at]!);
      }
      return rows.add(record, line);
    },
    shows: () => rows?.shows() ?? { tcp: "unknown", udp: "unknown" },
    lists: (line) => rows?.lists(line),
    view: () => rows?.view ?? "none",
  };
}

/** `+-----+------+`, `|:--|--:|`, `| --- | --- |` */
function isRule(line: string): boolean {
  return /^[-=:+| ]+$/.test(line.trim()) && /[-=:]{2}/.test(line);
}

function headerOf(line: string): Header | null {
  if (line.length > LONGEST_HEADER || !mayBeHeader(line)) return null;
  const text = line.trim();
  // A box has two sides; with only one, something else is before it.
  if (text.startsWith("|") !== text.endsWith("|")) return null;
  for (const separator of ["|", ",", ";", "\t"]) {
    if (!line.includes(separator)) continue;
    const printed = cellsOf(line, separator);
    if (printed.length < 2 || !printed.every((name) => NAME.test(name))) continue;
    const columns = printed.map(columnName);
    const kind = recordKind(new Set(columns));
    if (kind)
      return { separator, columns, isQuoted: text.startsWith('"'), isBoxed: text.startsWith("|"), kind };
  }
  return null;
}

/** Is a line with too few or too many cells an incomplete row, rather than other text? */
function mayBeCells(cells: readonly string[], { columns, isQuoted, separator }: Header): boolean {
  if (cells.length < 2) return false;
  return cells.length * 2 > columns.length || separator === "|" || (isQuoted && cells[0] !== "");
}

/** The cells of a row; quoted ones may contain the separator, and box tables have one at either end. */
function cellsOf(line: string, separator: string): string[] {
  // Empty cells at either end of a row with tabs count.
  let text = separator === "\t" ? line : line.trim();
  if (separator === "|" && text.startsWith("|")) text = text.slice(1);
  if (separator === "|" && text.endsWith("|")) text = text.slice(0, -1);
  const cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] === '"') {
      let cell = "";
      let quote = text.indexOf('"', at + 1);
      let from = at + 1;
      while (quote >= 0 && text[quote + 1] === '"') {
        cell += text.slice(from, quote + 1);
        from = quote + 2;
        quote = text.indexOf('"', from);
      }
      const end = quote < 0 ? text.length : quote;
      cells.push((cell + text.slice(from, end)).trim());
      const next = text.indexOf(separator, end);
      if (next < 0) break;
      at = next + 1;
    } else {
      const next = text.indexOf(separator, at);
      cells.push(text.slice(at, next < 0 ? text.length : next).trim());
      if (next < 0) break;
      at = next + 1;
    }
  }
  return cells;
}
