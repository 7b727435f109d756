import type { CommandLine } from "../command-line.ts";
import type { Draft } from "../draft.ts";
import { skip } from "../draft.ts";
import type { Fields } from "../fields.ts";
import type { LineReader, Section } from "../reader.ts";
import { mayBeHeader, recordKind } from "../records/index.ts";
import { columnName, type RecordKind } from "../records/record.ts";
import { RecordRows } from "../records/record-rows.ts";
import type { RulerColumn } from "../ruler.ts";

/** Tables of PowerShell, and of osqueryi in column mode: names above columns, a ruler of dashes below them. */
export const alignedTable: LineReader = {
  id: "table",
  view: "inside",
  commands: ["get-nettcpconnection", "get-netudpendpoint", "osqueryi", "pwsh", "powershell"],
  namedByRows: true,
  recognises: (fields) => headerOf(fields) !== null,
  open: (draft, command) => section(draft, command),
};

interface Header {
  names: string[];
  spans: RulerColumn[];
  kind: RecordKind;
}

function section(draft: Draft, command: CommandLine | null): Section {
  let header: Header | null = null;
  let rows: RecordRows | null = null;
  let rowSeen = false;
  return {
    endsRowAtLine: true,
    read(fields, line) {
      const found = headerOf(fields);
      if (found) {
        header = found;
        rowSeen = false;
        rows = new RecordRows(draft, found.kind, command?.name ?? "");
        return rows.header(line);
      }
      if (header !== null && !rowSeen && /^\s*-{2,}(?:\s+-{1,})*\s*$/.test(fields.line)) {
        return skip(draft, "header", line);
      }
      return false;
    },
    // Rows have no shape of their own, so every other output may claim the line first.
    continues(fields, line) {
      if (header === null || rows === null) return false;
      rowSeen = true;
      const cells = cellsOf(fields, header);
      return cells === null ? rows.unread(fields.line, line) : rows.add(cells, line);
    },
    get endsAtBlank() {
      return rowSeen;
    },
    shows: () => rows?.shows() ?? { tcp: "unknown", udp: "unknown" },
    lists: (line) => rows?.lists(line),
    view: () => rows?.view ?? "none",
  };
}

function headerOf(fields: Fields): Header | null {
  if (fields.count < 2 || fields.count > 20 || fields.line.length > 600 || !mayBeHeader(fields.line))
    return null;
  const names: string[] = [];
  const spans: RulerColumn[] = [];
  for (let at = 0; at < fields.count; at++) {
    const printed = fields.text(at);
    if (!/^[A-Za-z][\w()%]*$/.test(printed)) return null;
    names.push(columnName(printed));
    spans.push({ start: fields.start(at), end: fields.start(at) + printed.length });
  }
  const kind = recordKind(new Set(names));
  return kind ? { names, spans, kind } : null;
}

/**
 * Cells by number where there are as many words as columns, else by place: text starts under its name, numbers end
 * under it.
 */
function cellsOf(fields: Fields, header: Header): Map<string, string> | null {
  const cells = new Map<string, string>();
  const { names, spans } = header;
  if (fields.count === names.length) {
    for (let at = 0; at < names.length; at++) cells.set(names[at]!, fields.text(at));
    return cells;
  }
  for (let at = 0; at < fields.count; at++) {
    const word = fields.text(at);
    const start = fields.start(at);
    const column = columnAt(spans, start, start + word.length);
    if (column < 0) return null;
    const before = cells.get(names[column]!);
    cells.set(names[column]!, before === undefined ? word : `${before} ${word}`);
  }
  return cells;
}

function columnAt(spans: RulerColumn[], start: number, end: number): number {
  let left = -1;
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at]!;
    if (start < span.end && end > span.start) return at;
    if (span.start <= start) left = at;
  }
  return left;
}
