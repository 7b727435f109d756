import { checkmk } from "./checkmk.ts";
import { esxcli } from "./esxcli.ts";
import { hashLines } from "./hash-lines.ts";
import { json } from "./json.ts";
import { lsof } from "./lsof/lsof.ts";
import { lsofFields } from "./lsof/lsof-fields.ts";
import { masscanList } from "./masscan-list.ts";
import { naabuList } from "./naabu-list.ts";
import { nessusCsv } from "./nessus/nessus-csv.ts";
import { nessusText } from "./nessus/nessus-text.ts";
import { netstatBsd } from "./netstat/netstat-bsd.ts";
import { netstatLinux } from "./netstat/netstat-linux.ts";
import { netstatOwned } from "./netstat/netstat-owned.ts";
import { netstatSolaris } from "./netstat/netstat-solaris.ts";
import { netstatWindows } from "./netstat/netstat-windows.ts";
import { nmapGrepable } from "./nmap/nmap-grepable.ts";
import { nmapNormal } from "./nmap/nmap-normal.ts";
import { procNet } from "./processes/proc-net.ts";
import { procOwners } from "./processes/proc-owners.ts";
import { ps } from "./processes/ps.ts";
import { tasklist } from "./processes/tasklist.ts";
import type { BlockReader, LineReader } from "./reader.ts";
import { sockstat } from "./sockstat.ts";
import { ss } from "./ss.ts";
import { alignedTable } from "./tables/aligned-table.ts";
import { propertyList } from "./tables/property-list.ts";
import { separatedTable } from "./tables/separated-table.ts";
import { xml } from "./xml.ts";

/** Readers of line-oriented output; those with the most specific rows first. */
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
