import { statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../options/usage-error.ts";
import { type Database, quoted } from "./open-database.ts";

/** A file of an inventory. */
export interface InventoryFile {
  /** As given. */
  path: string;
  absolute: string;
  read: string;
}

const readers: readonly { ends: readonly string[]; read(path: string): string }[] = [
  { ends: [".parquet"], read: (path) => `read_parquet(${path})` },
  { ends: [".ndjson", ".jsonl"], read: (path) => `read_json(${path}, format = 'newline_delimited')` },
  // All columns are text, so that no type is guessed from the first rows.
  { ends: [".csv"], read: (path) => `read_csv(${path}, header = true, all_varchar = true)` },
];

/** @throws UsageError for a path that is not such a file */
export function inventoryFiles(paths: readonly string[], cwd: string): InventoryFile[] {
  return paths.map((path) => {
    const reader = readers.find(({ ends }) => ends.some((end) => path.toLowerCase().endsWith(end)));
    if (reader === undefined) {
      throw new UsageError(
        `${path} is not an inventory: --inventory takes files that end in .parquet, .ndjson and .csv.`,
      );
    }
    const absolute = resolve(cwd, path);
    if (statSync(absolute, { throwIfNoEntry: false })?.isFile() !== true) {
      throw new UsageError(`${path} is not a file. Name the files of the inventory.`);
    }
    if (/[*?[\]{}]/.test(absolute)) {
      throw new UsageError(`${path} has a path that DuckDB would read as a pattern. Rename it.`);
    }
    return { path, absolute, read: reader.read(quoted(absolute)) };
  });
}

const tables = {
  listeners: { columns: ["host", "protocol", "port", "address", "process"], own: "port" },
  hosts: { columns: ["host", "os", "tcp_listed", "udp_listed", "as_root"], own: "tcp_listed" },
} as const;
type TableName = keyof typeof tables;
const tableNames = Object.keys(tables) as TableName[];

/**
 * Makes `listeners` and `hosts` from files, each recognised by its columns.
 *
 * @throws UsageError for a file that is neither, lacks a column or can't be read, and if one of the tables is
 *   missing
 */
export async function makeTables(database: Database, files: readonly InventoryFile[]): Promise<void> {
  const parts = new Map<TableName, string[]>(tableNames.map((name) => [name, []]));
  for (const file of files) {
    const found = await columnsOf(database, file);
    const name = tableNames.find((one) => found.includes(tables[one].own));
    if (name === undefined) {
      throw new UsageError(
        `${file.path} has neither the column port of a list of listeners nor the column tcp_listed of a list of hosts.`,
      );
    }
    const { columns } = tables[name];
    const missing = columns.filter((column) => !found.includes(column));
    if (missing.length > 0) {
      throw new UsageError(
        `${file.path} is missing the column ${missing.join(", ")}: ${name} needs ${columns.join(", ")}.`,
      );
    }
    parts.get(name)!.push(`SELECT ${columns.map(read(name)).join(", ")} FROM ${file.read}`);
  }
  for (const [name, selects] of parts) {
    if (selects.length === 0) throw new UsageError(missingTable[name]);
    await database.run(`CREATE VIEW ${name} AS ${selects.join(" UNION ALL ")}`);
  }
}

/** Flags of a list may be strings, which are NULL if they are neither true nor false. */
const read = (table: TableName) => (column: string) =>
  table === "hosts" && column !== "host" && column !== "os"
    ? `TRY_CAST(${column} AS BOOLEAN) AS ${column}`
    : column;

const missingTable: Record<TableName, string> = {
  listeners:
    "--inventory needs a file of listeners, with the columns host, protocol, port, address and process.",
  hosts:
    "--inventory needs a file of hosts, with the columns host, os, tcp_listed, udp_listed and as_root: nothing else shows which lists are complete.",
};

async function columnsOf(database: Database, { path, read: source }: InventoryFile): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const [column] of database.rows(
      `SELECT column_name FROM (DESCRIBE SELECT * FROM ${source})`,
    )) {
      for (const name of column!) names.push(name!.toLowerCase());
    }
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${firstLine(error)}`);
  }
  return names;
}

export function firstLine(error: unknown): string {
  return String((error as Error).message).split("\n", 1)[0]!;
}
