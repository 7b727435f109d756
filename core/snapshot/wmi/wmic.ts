import type { Place } from "../../observations/observation.ts";
import { linesOf, type OutputLine, shownAt } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter } from "../transcript/windows/windows-command.ts";
import { addRows } from "./add-rows.ts";

/** The names of classes in `wmic`. */
const aliases: Readonly<Record<string, string>> = {
  baseboard: "Win32_BaseBoard",
  bios: "Win32_BIOS",
  bootconfig: "Win32_BootConfiguration",
  computersystem: "Win32_ComputerSystem",
  cpu: "Win32_Processor",
  csproduct: "Win32_ComputerSystemProduct",
  diskdrive: "Win32_DiskDrive",
  environment: "Win32_Environment",
  group: "Win32_Group",
  logicaldisk: "Win32_LogicalDisk",
  netlogin: "Win32_NetworkLoginProfile",
  nic: "Win32_NetworkAdapter",
  nicconfig: "Win32_NetworkAdapterConfiguration",
  ntdomain: "Win32_NTDomain",
  os: "Win32_OperatingSystem",
  pagefile: "Win32_PageFileUsage",
  partition: "Win32_DiskPartition",
  printer: "Win32_Printer",
  process: "Win32_Process",
  product: "Win32_Product",
  qfe: "Win32_QuickFixEngineering",
  recoveros: "Win32_OSRecoveryConfiguration",
  server: "Win32_PerfRawData_PerfNet_Server",
  service: "Win32_Service",
  share: "Win32_Share",
  startup: "Win32_StartupCommand",
  sysaccount: "Win32_SystemAccount",
  sysdriver: "Win32_SystemDriver",
  timezone: "Win32_TimeZone",
  useraccount: "Win32_UserAccount",
  volume: "Win32_Volume",
};

/** `wmic computersystem get DomainRole`, as table, list or CSV. */
export const readWmic: WindowsReader = (command, exchange, observations) => {
  const query = queryOf(command.args);
  if (query === undefined || linesAfter(command) !== "all") return;
  const lines = [...linesOf(exchange)]
    .map((line) => ({ ...line, text: line.text.replace(/\r+$/, "") }))
    .filter(({ text }) => text.trim() !== "");
  const { columns, ...asked } = query;
  const place = shownAt(exchange);
  const base = { ...asked, place, partial: exchange.partial };
  if (lines.length === 1 && /^No Instance\(s\) Available\.\s*$/.test(lines[0]!.text)) {
    if (columns !== undefined) addRows(observations, { ...base, columns, rows: [] });
    return;
  }
  const found = tableIn(lines, query.format);
  if (found === undefined || found.rows.length === 0 || /^(?:ERROR|Node - )/.test(lines[0]!.text)) return;
  const names = found.columns.map((name) => name.toLowerCase());
  if (columns?.some((name) => !names.includes(name.toLowerCase()))) return;
  addRows(observations, { ...base, ...found });
};

interface Query {
  className: string;
  namespace?: string;
  where?: string;
  columns?: string[];
  format: "table" | "list" | "csv";
}

/** Undefined if it queries another host, or in an unknown way. */
function queryOf(args: readonly string[]): Query | undefined {
  let at = 0;
  let namespace: string | undefined;
  for (; at < args.length && args[at]!.startsWith("/"); at++) {
    const own = /^\/namespace:(.+)$/i.exec(args[at]!);
    if (own === null) return undefined;
    namespace = own[1]!;
  }
  const first = args[at++]?.toLowerCase();
  const className = first === "path" || first === "class" ? args[at++] : aliases[first ?? ""];
  if (className === undefined || !/^\w+$/.test(className)) return undefined;
  const query: Query = { className, format: "table", ...(namespace !== undefined && { namespace }) };
  if (args[at]?.toLowerCase() === "where") {
    const where = args[at + 1];
    if (where === undefined) return undefined;
    query.where = where.replace(/^\((.*)\)$/s, "$1");
    at += 2;
  }
  if (args[at]?.toLowerCase() !== "get") return undefined;
  const columns: string[] = [];
  for (at++; at < args.length; at++) {
    const format = /^\/(?:format:"?)?(\w+)/i.exec(args[at]!)?.[1]?.toLowerCase();
    if (!args[at]!.startsWith("/")) {
      for (const name of args[at]!.split(",")) columns.push(name);
    } else if (format === "list" || format === "value") query.format = "list";
    else if (format === "csv") query.format = "csv";
    else if (format !== "table" && format !== "all") return undefined;
  }
  const names = columns.map((name) => name.trim()).filter((name) => name !== "" && name !== "*");
  return names.length === 0 ? query : { ...query, columns: names };
}

interface Table {
  columns: string[];
  rows: { cells: (string | undefined)[]; place: Place }[];
}

function tableIn(lines: readonly OutputLine[], format: Query["format"]): Table | undefined {
  const [header, ...rest] = lines;
  if (header === undefined) return undefined;
  if (format === "list") return listIn(lines);
  if (format === "csv") {
    const columns = header.text.trim().split(",");
    const rows = rest.map(({ text, place }) => ({ cells: text.split(",").map(cellOf), place }));
    // Commas in a cell are not marked.
    if (columns[0] !== "Node" || rows.some(({ cells }) => cells.length !== columns.length)) return undefined;
    return { columns, rows };
  }
  const starts = [...header.text.matchAll(/\S+/g)].map((match) => match.index);
  const columns = header.text.trim().split(/\s+/);
  if (columns.some((name) => !/^\w+$/.test(name))) return undefined;
  const rows = rest.map(({ text, place }) => ({
    cells: starts.map((start, index) => cellOf(text.slice(start, starts[index + 1] ?? text.length))),
    place,
  }));
  // A line that does not fit the columns is not a row.
  const isOff = rest.some(({ text }) =>
    starts.some((start) => start > 0 && /\S/.test(text[start - 1] ?? " ")),
  );
  return isOff ? undefined : { columns, rows };
}

/** `DomainRole=3`; each object begins with the same property as the first one. */
function listIn(lines: readonly OutputLine[]): Table | undefined {
  const columns: string[] = [];
  const objects: { cells: Map<string, string | undefined>; place: Place }[] = [];
  for (const { text, place } of lines) {
    const match = /^(\w+)=(.*)$/.exec(text);
    if (match === null) return undefined;
    const name = match[1]!;
    if (!columns.includes(name)) columns.push(name);
    if (objects.length === 0 || name === columns[0]) objects.push({ cells: new Map(), place });
    const open = objects.at(-1)!;
    open.cells.set(name, cellOf(match[2]!));
    open.place = { ...open.place, end: place.end };
  }
  return {
    columns,
    rows: objects.map(({ cells, place }) => ({ cells: columns.map((name) => cells.get(name)), place })),
  };
}

function cellOf(text: string): string | undefined {
  const cell = text.trim();
  return cell === "" ? undefined : cell;
}
