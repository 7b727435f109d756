import { DuckDBInstance } from "@duckdb/node-api";
import sqlite from "node-sqlite3-wasm";
import type { FleetHost } from "./random-fleet.ts";

/** A row of a statement, as texts. */
export interface ResultRow {
  host: string;
  policy: string;
  check_id: string;
  status: string;
  evidence: string | null;
}

/** A database with the two tables. */
export interface FleetDatabase {
  rows(statement: string): Promise<ResultRow[]>;
  close(): void;
}

export type Value = string | number | boolean | null;

/** Rows of the tables, in the order of their columns. */
export interface Tables {
  listeners: Value[][];
  hosts: Value[][];
}

export function tablesOf(fleet: readonly FleetHost[]): Tables {
  return {
    listeners: fleet.flatMap(({ name, sockets }) =>
      sockets.map(({ protocol, port, address, process, pid }, at) => [
        name,
        protocol,
        port,
        // Databases know two ways not to show one.
        address === "" && at % 2 === 0 ? null : address,
        process,
        pid,
      ]),
    ),
    hosts: fleet.map(({ name, os, listed, asRoot }) => [name, os, listed.tcp, listed.udp, asRoot]),
  };
}

export const listenersTable = (text: string) =>
  `CREATE TABLE listeners (host ${text}, protocol ${text}, port INTEGER, address ${text}, process ${text}, pid INTEGER)`;
export const hostsTable = (text: string, boolean: string) =>
  `CREATE TABLE hosts (host ${text}, os ${text}, tcp_listed ${boolean}, udp_listed ${boolean}, as_root ${boolean})`;

/** @param create other tables than these, for rows of another shape */
export async function duckdbOf(
  { listeners, hosts }: Tables,
  create?: readonly string[],
): Promise<FleetDatabase> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const statements = create ?? [listenersTable("VARCHAR"), hostsTable("VARCHAR", "BOOLEAN")];
  for (const statement of statements) await connection.run(statement);
  for (const statement of [...inserts("listeners", listeners), ...inserts("hosts", hosts)]) {
    await connection.run(statement);
  }
  return {
    async rows(statement) {
      const reader = await connection.runAndReadAll(statement);
      return reader.getRowObjects() as unknown as ResultRow[];
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export function sqliteOf({ listeners, hosts }: Tables): FleetDatabase {
  const database = new sqlite.Database(":memory:");
  database.exec(listenersTable("TEXT"));
  database.exec(hostsTable("TEXT", "INTEGER"));
  for (const statement of [...inserts("listeners", listeners), ...inserts("hosts", hosts)])
    database.exec(statement);
  return {
    async rows(statement) {
      return database.all(statement) as unknown as ResultRow[];
    },
    close: () => database.close(),
  };
}

export function* inserts(table: string, rows: readonly (readonly Value[])[]): Generator<string> {
  for (let at = 0; at < rows.length; at += 200) {
    const values = rows.slice(at, at + 200).map((row) => `(${row.map(literal).join(", ")})`);
    yield `INSERT INTO ${table} VALUES ${values.join(", ")}`;
  }
}

function literal(value: Value): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
