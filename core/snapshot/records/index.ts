import { fileHashRecord } from "./file-hash.ts";
import { ansibleListeningPort, osqueryListeningPort } from "./listening-port.ts";
import { masscanRecord } from "./masscan.ts";
import { netConnection } from "./net-connection.ts";
import { processRecord } from "./process.ts";
import type { RecordKind } from "./record.ts";

/** The kinds of records, the ones with the most telling columns first. */
export const recordKinds: readonly RecordKind[] = [
  netConnection,
  masscanRecord,
  ansibleListeningPort,
  osqueryListeningPort,
  fileHashRecord,
  processRecord,
];

/** The kind of records with these columns, null where no reader knows them. */
export function recordKind(columns: { has(name: string): boolean }): RecordKind | null {
  return recordKinds.find((kind) => kind.matches(columns)) ?? null;
}
