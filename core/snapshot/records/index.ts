import { fileHashRecord } from "./file-hash.ts";
import { jcConnection } from "./jc-connection.ts";
import { ansibleListeningPort, osqueryListeningPort } from "./listening-port.ts";
import { masscanRecord } from "./masscan.ts";
import { naabuRecord } from "./naabu.ts";
import { netConnection } from "./net-connection.ts";
import { processRecord } from "./process.ts";
import type { RecordKind } from "./record.ts";

/** The kinds of records, those with the most distinctive columns first. */
const recordKinds: readonly RecordKind[] = [
  jcConnection,
  netConnection,
  masscanRecord,
  naabuRecord,
  ansibleListeningPort,
  osqueryListeningPort,
  fileHashRecord,
  processRecord,
];

/** The kind of records with these columns, null if no reader knows them. */
export function recordKind(columns: { has(name: string): boolean }): RecordKind | null {
  return recordKinds.find((kind) => kind.matches(columns)) ?? null;
}

const TELLING_COLUMN =
  /(?:^|[^a-z0-9])(?:localport|ip|port|path|p?id|processid|processname|image ?name)(?![a-z0-9])/i;

/** False if a line can't be the header of any kind of record; quick, for text between outputs. */
export function mayBeHeader(line: string): boolean {
  return TELLING_COLUMN.test(line);
}
