import type { CommandLine } from "../commands/command-line.ts";
import type { Lists } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import type { SnapshotFormat } from "../readers/formats.ts";

/** A row with named columns, from JSON, CSV, a list or a table. Names are lower case without spaces and signs. */
export type Record = ReadonlyMap<string, unknown>;

/** What is known of the output around a record. */
export interface RecordContext {
  /** The commands shown above the output. */
  commands: readonly CommandLine[];
  /** For records that name the host that they are of. */
  drafts: Drafts;
  /** The columns of the table that the record is a row of; undefined where each record names its own. */
  columns?: { has(name: string): boolean };
  /** The protocol whose view has this layout. */
  proto?: "tcp" | "udp";
  /** True where a blank line parts the record from those above. */
  isNewGroup?: boolean;
}

/** One kind of record: it is known by its columns, wherever it comes from. */
export interface RecordKind {
  format: SnapshotFormat;
  /** "outside" for scans: their records name the host that they are of, and note its format and coverage. */
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
  /** True where the cells are such as rows of this kind have; tells rows from other lines where nothing else does. */
  fits(record: Record): boolean;
  /** The protocol of all sockets where the output around them says it. */
  protocol?(context: RecordContext): "tcp" | "udp" | undefined;
  /** Accounts for the record in the draft; `text` is shown where it cannot be read. */
  read(draft: Draft, record: Record, line: number, context: RecordContext): void;
}

/** A column's name as records use it: `Local Address` and `LocalAddress` are the same. */
export function columnName(printed: string): string {
  return printed.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The cell as trimmed text, "" where it is missing or null. */
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

/** The cell as a whole number of zero or more, null where it is none. */
export function numberOf(record: Record, ...names: ColumnNames[]): number | null {
  const text = firstText(record, names);
  return /^\d{1,10}$/.test(text) ? Number(text) : null;
}

/** A process name as printed, null where the cell means an unknown one. */
export function processOf(record: Record, ...names: ColumnNames[]): string | null {
  const name = firstText(record, names);
  return name === "" || name === "-" || name === "?" ? null : name;
}

/** An address as tables print it, also one that a narrow column cut; a name counts where it has a dot or is "localhost". */
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
