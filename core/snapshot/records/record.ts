import type { CommandLine } from "../commands/command-line.ts";
import type { Lists } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import type { SnapshotFormat } from "../readers/formats.ts";

/** A row with named columns, from JSON, CSV, a list or a table. Names are lower case without spaces and signs. */
export type Record = ReadonlyMap<string, unknown>;

/** What is known about the output around a record. */
export interface RecordContext {
  /** The commands shown above the output. */
  commands: readonly CommandLine[];
  /** For records that name their host. */
  drafts: Drafts;
  /** The columns of the table that the record is a row of; undefined if each record names its own. */
  columns?: { has(name: string): boolean };
  /** The protocol whose default view has this layout. */
  proto?: "tcp" | "udp";
  /** True if a blank line separates the record from those above. */
  isNewGroup?: boolean;
}

/** A kind of record, recognised by its columns, wherever it comes from. */
export interface RecordKind {
  format: SnapshotFormat;
  /** "outside" for scans: their records name their host, and note its format and coverage. */
  view: "inside" | "outside" | "none";
  /**
   * True if the columns alone show that all sockets of a protocol are listed, as those of a tool that lists
   * nothing else; false if a selection has the same columns.
   */
  listsByColumns?: boolean;
  /**
   * What a command that prints such records lists, judging by its arguments; undefined for other commands.
   */
  lists?(command: CommandLine): Lists | undefined;
  /** True if records with these columns are of this kind. */
  matches(columns: { has(name: string): boolean }): boolean;
  /**
   * True if the cells are such as rows of this kind have; separates rows from other lines where nothing else
   * does.
   */
  fits(record: Record): boolean;
  /** The protocol of all sockets, if the output around them shows it. */
  protocol?(context: RecordContext): "tcp" | "udp" | undefined;
  /** Accounts for the record in the draft; `text` is shown if it can't be read. */
  read(draft: Draft, record: Record, line: number, context: RecordContext): void;
}

/** A column's name as records use it: `Local Address` and `LocalAddress` are the same. */
export function columnName(printed: string): string {
  return printed.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The cell as trimmed text, "" if it is missing or null. */
export function textOf(record: Record, ...names: ColumnNames[]): string {
  return firstText(record, names);
}

/** What a column may be called, one name or several. */
type ColumnNames = string | readonly string[];

function firstText(record: Record, names: readonly ColumnNames[]): string {
  for (const name of names) {
    if (typeof name !== "string") {
      const text = firstText(record, name);
      if (text !== "") return text;
      continue;
    }
    const value = record.get(name);
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (typeof value === "number") return String(value);
  }
  return "";
}

/** The cell as a whole number of zero or more, null if it isn't one. */
export function numberOf(record: Record, ...names: ColumnNames[]): number | null {
  const text = firstText(record, names);
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}

/** A process name as printed, null if the cell means an unknown one. */
export function processOf(record: Record, ...names: ColumnNames[]): string | null {
  const name = firstText(record, names);
  return name === "" || name === "-" || name === "?" ? null : name;
}

/**
 * An address as tables print it, even if a narrow column cut it off; a name counts if it has a dot or is
 * "localhost".
 */
export function isAddress(text: string): boolean {
  return /^(?:\*|localhost|(?=[^:.]*[:.])[\w:.-]{2,80}(?:%[\w.-]{1,20})?(?:…|\.\.\.)?)$/.test(text);
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
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
