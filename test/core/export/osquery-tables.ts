import sqlite from "node-sqlite3-wasm";
import { inserts, type Value } from "./databases.ts";

/** Tables of osquery as it types them, in SQLite, which osquery is. */
const tables: Record<string, string> = {
  listening_ports:
    "pid INTEGER, port INTEGER, protocol INTEGER, family INTEGER, address TEXT, fd BIGINT, socket BIGINT, path TEXT, net_namespace TEXT",
  processes: "pid BIGINT, name TEXT, path TEXT, uid BIGINT",
  process_namespaces: "pid INTEGER, net_namespace TEXT",
  osquery_info: "pid INTEGER, version TEXT",
  file: "path TEXT, uid BIGINT, gid BIGINT, mode TEXT, type TEXT, symlink INTEGER",
  hash: "path TEXT, md5 TEXT",
  users: "uid BIGINT, username TEXT",
  groups: "gid BIGINT, groupname TEXT",
  registry: "key TEXT, path TEXT, name TEXT, type TEXT, data TEXT",
  rpm_packages: "name TEXT, version TEXT, release TEXT",
};

export type OsqueryRows = Partial<Record<string, Value[][]>>;

/** One osquery, whose host can change. */
export class Osquery {
  readonly #database = new sqlite.Database(":memory:");

  readonly #statements: ReturnType<sqlite.Database["prepare"]>[] = [];

  constructor() {
    for (const [name, columns] of Object.entries(tables))
      this.#database.exec(`CREATE TABLE ${name} (${columns})`);
  }

  #filled: string[] = [];

  /** The tables that are not given are empty. */
  becomes(rows: OsqueryRows): void {
    const names = new Set([...this.#filled, ...Object.keys(rows)]);
    const statements = [...names].flatMap((name) => [
      `DELETE FROM ${name}`,
      ...inserts(name, rows[name] ?? []),
    ]);
    this.#database.exec(statements.join(";\n"));
    this.#filled = Object.keys(rows);
  }

  all(query: string): Record<string, unknown>[] {
    return this.#database.all(query) as Record<string, unknown>[];
  }

  /** A query that is asked of many hosts. */
  prepare(query: string): () => Record<string, unknown>[] {
    const statement = this.#database.prepare(query);
    this.#statements.push(statement);
    return () => statement.all() as Record<string, unknown>[];
  }

  close(): void {
    for (const statement of this.#statements) statement.finalize();
    this.#database.close();
  }
}
