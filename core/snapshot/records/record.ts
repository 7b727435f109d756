import type { CommandLine } from "../command-line.ts";
import type { Lists } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import type { SnapshotFormat } from "../snapshot.ts";

/** A row with named columns, from JSON, CSV, a list or a table. Names are lower case without spaces and signs. */
export type Record = ReadonlyMap<string, unknown>;

/** What is known of the output around a record. */
export interface RecordContext {
  /** Name of the command shown above the output, "" where none is. */
  command: string;
}

/** One kind of record: it is known by its columns, wherever it comes from. */
export interface RecordKind {
  format: SnapshotFormat;
  view: "inside" | "outside" | "none";
  /**
   * True where the columns alone show that all the sockets of a protocol are there, as those of a tool that lists
   * nothing else; false where they stay the same for a selection.
   */
  listsByColumns?: boolean;
  /** What the arguments of a command say that prints such records; undefined for a command that does not. */
  lists?(command: CommandLine): Lists | undefined;
  /** True where records with these columns are of this kind. */
  matches(columns: { has(name: string): boolean }): boolean;
  /** Accounts for the record in the draft; `text` is shown where it cannot be read. */
  read(draft: Draft, record: Record, line: number, context: RecordContext): void;
}

/** A column's name as records use it: `Local Address` and `LocalAddress` are the same. */
export function columnName(printed: string): string {
  return printed.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The cell as trimmed text, "" where it is missing or null. */
export function textOf(record: Record, ...names: string[]): string {
  return firstText(record, names);
}

function firstText(record: Record, names: readonly string[]): string {
  for (const name of names) {
    const value = record.get(name);
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (typeof value === "number") return String(value);
  }
  return "";
}

/** The cell as a whole number of zero or more, null where it is none. */
export function numberOf(record: Record, ...names: string[]): number | null {
  const text = firstText(record, names);
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}

/** A process name as printed, null where the cell stands for an unknown one. */
export function processOf(record: Record, ...names: string[]): string | null {
  const name = firstText(record, names);
  return name === "" || name === "-" || name === "?" ? null : name;
}

/** The record in a line, for messages. */
export function recordText(record: Record): string {
  const cells: string[] = [];
  for (const [name, value] of record) {
    if (typeof value === "string" || typeof value === "number") cells.push(`${name}: ${value}`);
    if (cells.length === 12) break;
  }
  return cells.join(", ");
}
