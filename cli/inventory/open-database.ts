import type { DuckDBConnection } from "@duckdb/node-api";
import { UsageError } from "../options/usage-error.ts";

const packageName = "@duckdb/node-api";

/** A database in this process that reads the given files, and nothing else. */
export interface Database {
  run(sql: string): Promise<void>;
  /** The rows of a query, in batches: column by column, as strings. */
  rows(sql: string): AsyncGenerator<(string | null)[][]>;
  close(): void;
}

/** The memory limit of the database, in MB; what does not fit goes to a folder for temporary files. */
const memory = 700;

/**
 * Opens the database. The package is looked for next to this program, never in the working folder.
 *
 * @param paths the files, absolute
 * @throws UsageError if the package is not installed
 */
export async function openDatabase(paths: readonly string[], temporary: string): Promise<Database> {
  const { DuckDBInstance } = await loadPackage();
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  for (const setting of settings(paths, temporary)) await connection.run(`SET ${setting}`);
  return {
    async run(sql) {
      await connection.run(sql);
    },
    rows: (sql) => streamRows(connection, sql),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** No other files, no network, and no way to change these settings. */
function settings(paths: readonly string[], temporary: string): string[] {
  return [
    `memory_limit = '${memory}MB'`,
    `temp_directory = ${quoted(temporary)}`,
    "preserve_insertion_order = false",
    `allowed_paths = [${paths.map(quoted).join(", ")}]`,
    "enable_external_access = false",
    "lock_configuration = true",
  ];
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function loadPackage(): Promise<typeof import("@duckdb/node-api")> {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isMissing = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    const why = isMissing ? "which is not installed" : `which can't be loaded: ${message}`;
    throw new UsageError(
      `--inventory needs the package ${packageName}, ${why}. Install it next to nessus-audit: npm install ${packageName}, or npm install -g ${packageName}.`,
    );
  }
}

async function* streamRows(connection: DuckDBConnection, sql: string): AsyncGenerator<(string | null)[][]> {
  const result = await connection.stream(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const columns: (string | null)[][] = [];
    for (let at = 0; at < chunk.columnCount; at++) {
      columns.push(chunk.getColumnValues(at).map((value) => (value === null ? null : String(value))));
    }
    yield columns;
  }
}
