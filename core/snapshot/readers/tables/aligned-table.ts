import type { CommandLine } from "../../commands/command-line.ts";
import type { Draft } from "../../draft.ts";
import { skip } from "../../draft.ts";
import type { Drafts } from "../../hosts/host-drafts.ts";
import { mayBeHeader, recordKind } from "../../records/index.ts";
import { columnName, type RecordKind } from "../../records/record.ts";
import { RecordRows } from "../../records/record-rows.ts";
import type { Fields } from "../../text/fields.ts";
import type { RulerColumn } from "../../text/ruler.ts";
import type { LineReader, Section } from "../reader.ts";
import { type AlignedHeader, cellsOf } from "./table-cells.ts";

/** Tables of PowerShell, and of osqueryi in column mode: names above columns, a ruler of dashes below them. */
export const alignedTable: LineReader = {
  view: "inside",
  commands: ["get-nettcpconnection", "get-netudpendpoint", "osqueryi", "pwsh", "powershell"],
  recognises: (fields) => headerOf(fields) !== null,
  open: (draft, _command, drafts, commands) => section(draft, drafts, commands),
};

interface Header extends AlignedHeader {
  kind: RecordKind;
}

function section(draft: Draft, drafts: Drafts, commands: readonly CommandLine[]): Section {
  let header: Header | null = null;
  let rows: RecordRows | null = null;
  let rowSeen = false;
  let afterBlank = false;
  /** Is a line that fits no column still a row? Not if something else separates it from the rows. */
  let isAmongRows = true;
  return {
    endsRowAtLine: true,
    read(fields, line) {
      const found = headerOf(fields);
      if (found) {
        header = found;
        rowSeen = false;
        isAmongRows = true;
        rows = new RecordRows(draft, found.kind, {
          commands,
          drafts,
          columns: new Set(found.names),
          ...(isViewOfUdp(found) && { proto: "udp" }),
        });
        return rows.header(line);
      }
      if (header !== null && !rowSeen && /^\s*-{2,}(?:\s+-{1,})*\s*$/.test(fields.line)) {
        return skip(draft, "header", line);
      }
      return false;
    },
    claims(fields, line) {
      if (header === null || rows === null) return false;
      for (const cells of cellsOf(fields, header)) {
        if (!rows.fits(cells)) continue;
        const isNewGroup = afterBlank && rowSeen;
        rowSeen = true;
        afterBlank = false;
        isAmongRows = true;
        return rows.add(cells, line, isNewGroup);
      }
      return false;
    },
    // A damaged row. Tables that were mailed have a blank line after each row.
    continues(fields, line) {
      if (header === null || rows === null) return false;
      if (afterBlank && !mayStartRow(fields.text(0))) isAmongRows = false;
      afterBlank = false;
      if (!isAmongRows) return false;
      rowSeen = true;
      return rows.unread(fields.line, line);
    },
    blank() {
      if (rowSeen) afterBlank = true;
    },
    shows: () => rows?.shows() ?? { tcp: "unknown", udp: "unknown" },
    view: () => rows?.view ?? "none",
    lists: (line) => rows?.lists(line),
  };
}

/**
 * The view of Get-NetUDPEndpoint has two columns, the first of 40 characters. Selected columns have other
 * widths.
 */
function isViewOfUdp({ names, spans }: Header): boolean {
  return names.join() === "localaddress,localport" && spans[1]!.start - spans[0]!.start === 41;
}

/** Rows of sockets start with an address, those of processes and hashes mostly with a number. */
function mayStartRow(word: string): boolean {
  return /^(?:[\d*:]|[0-9A-Fa-f]{1,4}:)/.test(word);
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
