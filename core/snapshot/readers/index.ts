import type { BlockReader, LineReader } from "../reader.ts";
import { alignedTable } from "./aligned-table.ts";
import { checkmk } from "./checkmk.ts";
import { esxcli } from "./esxcli.ts";
import { hashLines } from "./hash-lines.ts";
import { json } from "./json.ts";
import { lsof } from "./lsof.ts";
import { lsofFields } from "./lsof-fields.ts";
import { masscanList } from "./masscan-list.ts";
import { naabuList } from "./naabu-list.ts";
import { nessusCsv } from "./nessus-csv.ts";
import { nessusText } from "./nessus-text.ts";
import { netstatBsd } from "./netstat-bsd.ts";
import { netstatLinux } from "./netstat-linux.ts";
import { netstatOwned } from "./netstat-owned.ts";
import { netstatSolaris } from "./netstat-solaris.ts";
import { netstatWindows } from "./netstat-windows.ts";
import { nmapGrepable } from "./nmap-grepable.ts";
import { nmapNormal } from "./nmap-normal.ts";
import { procNet } from "./proc-net.ts";
import { procOwners } from "./proc-owners.ts";
import { propertyList } from "./property-list.ts";
import { ps } from "./ps.ts";
import { separatedTable } from "./separated-table.ts";
import { sockstat } from "./sockstat.ts";
import { ss } from "./ss.ts";
import { tasklist } from "./tasklist.ts";
import { xml } from "./xml.ts";

/** Readers of output in lines, the ones with the most specific rows first. */
export const lineReaders: readonly LineReader[] = [
  ss,
  esxcli,
  netstatLinux,
  netstatBsd,
  netstatOwned,
  netstatWindows,
  netstatSolaris,
  sockstat,
  lsof,
  procNet,
  procOwners,
  nmapNormal,
  nmapGrepable,
  masscanList,
  nessusText,
  checkmk,
  hashLines,
  tasklist,
  ps,
  propertyList,
  separatedTable,
  alignedTable,
  lsofFields,
];

/** Readers of documents inside the text. */
export const blockReaders: readonly BlockReader[] = [xml, json, nessusCsv, naabuList];
