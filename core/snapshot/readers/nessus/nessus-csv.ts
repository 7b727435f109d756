import { nothingBut } from "../../coverage.ts";
import { leaveUnread, skip } from "../../draft.ts";
import { endScan, scannedHost } from "../../hosts/scanned-hosts.ts";
import { columnName } from "../../records/record.ts";
import { type CsvRecord, csvRecords } from "../../text/csv-text.ts";
import { HostFindings } from "../nessus/host-findings.ts";
import type { BlockContext, BlockReader } from "../reader.ts";
import { readResultText } from "./result-text.ts";

/**
 * The CSV export of a scan: `Plugin ID,CVE,…,Host,Protocol,Port,…,Plugin Output`, with line breaks in quoted
 * cells. It may be a selection of the findings, and does not say so: it can't prove that a port is closed.
 */
export const nessusCsv: BlockReader = {
  recognises: (text, offset) => separatorAt(text, offset) !== undefined,
  read(text, offset, context) {
    const records = csvRecords(text, offset, separatorAt(text, offset)!);
    const header: CsvRecord | undefined = records.next().value;
    const columns = header && columnsIn(header.cells);
    if (header === undefined || columns === undefined) return null;
    const end = readRows(records, header, columns, context);
    return { end, format: "nessus", view: "none", ofHosts: true, tcp: "unknown", udp: "unknown" };
  },
};

const LONGEST_HEADER = 4000;

/** The separator of the columns; undefined if no export starts here. */
function separatorAt(text: string, offset: number): string | undefined {
  return /^"?Plugin(?: ID)?"?([,;\t])"?[A-Z]/.exec(text.slice(offset, offset + 40))?.[1];
}

interface Columns {
  plugin: number;
  host: number;
  address: number;
  proto: number;
  port: number;
  output: number;
  description: number;
}

/** The indexes of the columns that are read; undefined if a required one is missing. */
function columnsIn(cells: readonly string[]): Columns | undefined {
  if (cells.join().length > LONGEST_HEADER) return undefined;
  const names = cells.map(columnName);
  const at = (...wanted: string[]) => names.findIndex((name) => wanted.includes(name));
  const columns = {
    plugin: at("pluginid", "plugin"),
    host: at("host", "dnsname", "ipaddress"),
    address: at("ipaddress", "host"),
    proto: at("protocol"),
    port: at("port"),
    output: at("pluginoutput", "plugintext"),
    description: at("description"),
  };
  const { host, proto, port } = columns;
  return host < 0 || proto < 0 || port < 0 ? undefined : columns;
}

interface ReportedHost {
  name: string;
  address: string;
  findings: HostFindings;
}

/** Reads the rows and adds their hosts. Returns the offset after the last. */
function readRows(
  records: Generator<CsvRecord>,
  header: CsvRecord,
  columns: Columns,
  { draft: reading, drafts, lineAt }: BlockContext,
): number {
  const hosts = new Map<string, ReportedHost>();
  let end = header.end;
  for (const { cells, start, end: behind, complete } of records) {
    if (complete && cells.length !== header.cells.length) break;
    end = behind;
    const line = lineAt(start);
    if (!complete) {
      leaveUnread(reading, cells.join(), line, "The export is cut off in this finding.");
      break;
    }
    const cell = (at: number) => (cells[at] ?? "").trim();
    const address = cell(columns.address) || cell(columns.host);
    const host = hostOf(hosts, cell(columns.host) || address, address);
    const isOnPort = host.findings.add({
      plugin: cell(columns.plugin),
      proto: cell(columns.proto).toLowerCase(),
      port: Number(cell(columns.port) || Number.NaN),
      output: cells[columns.output] ?? "",
      result: readResultText(cell(columns.description)) ?? readResultText(cell(columns.output)),
      line,
    });
    if (!isOnPort) skip(reading, "finding without a port", line);
  }
  for (const { name, address, findings } of hosts.values()) {
    const draft = scannedHost(reading, drafts, "nessus", name, address);
    endScan(draft, {
      view: findings.addTo(draft, address, undefined).view,
      tcp: MAY_BE_FILTERED,
      udp: MAY_BE_FILTERED,
    });
  }
  return end;
}

const MAY_BE_FILTERED = nothingBut({
  kind: "no-list",
  message: "A CSV export may have only some of the findings: export the scan as .nessus instead.",
});

function hostOf(hosts: Map<string, ReportedHost>, name: string, address: string): ReportedHost {
  const key = address || "*";
  let host = hosts.get(key);
  if (host === undefined) {
    host = { name: name || key, address: key, findings: new HostFindings() };
    hosts.set(key, host);
  }
  return host;
}
