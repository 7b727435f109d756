import type { CommandLine } from "./command-line.ts";
import type { Draft } from "./draft.ts";
import type { Fields } from "./fields.ts";
import type { ProtocolCoverage, SnapshotFormat } from "./snapshot.ts";

/** A reader of output that comes as lines: one file in `readers/` each. */
export interface LineReader {
  id: SnapshotFormat;
  /** True where the rows name the format: the reader only knows how they are laid out. */
  namedByRows?: boolean;
  /** "outside" for scans over the network, "none" for outputs without sockets. */
  view: "inside" | "outside" | "none";
  /** True for a line that no other output has: a title, a column header, or a row of a shape of its own. */
  recognises(fields: Fields): boolean;
  /** Starts on a new output of this kind; `command` is the command line shown above it. */
  open(draft: Draft, command: CommandLine | null): Section;
}

/** One output of a command, being read line by line. */
export interface Section {
  /** Reads a line that is certainly part of this output and accounts for it in the draft; false: not mine. */
  read(fields: Fields, line: number): boolean;
  /** The same for lines that only their place makes part of this output. Asked when nobody else knew the line. */
  continues?(fields: Fields, line: number): boolean;
  /** True where a row never goes on in the next line, because other lines belong there. */
  readonly endsRowAtLine?: boolean;
  /** True where a blank line ends the output. */
  readonly endsAtBlank?: boolean;
  /** Told of a blank line that does not end the output. */
  blank?(): void;
  /** Where the rows decide what the output is: overrules the reader's `view`. */
  view?(): LineReader["view"];
  /** What the output itself shows of its completeness, asked at its end. */
  shows?(): { tcp: ProtocolCoverage; udp: ProtocolCoverage };
  /** Called once at the end of the output. */
  close?(): void;
}

/** A reader of output that is one document, JSON or XML, inside the text. */
export interface BlockReader {
  id: string;
  /** True where a document of this kind starts at the offset. */
  recognises(text: string, offset: number): boolean;
  /**
   * Reads the document. `lineAt` gives the line number of an offset in the text, `command` is the name of the
   * command shown above, or "". Null where it is no such document after all.
   */
  read(text: string, offset: number, draft: Draft, lineAt: LineAt, command: string): BlockEnd | null;
}

export type LineAt = (offset: number) => number;

/** How the reading of a document ended. */
export interface BlockEnd {
  /** Offset behind the document. */
  end: number;
  format: SnapshotFormat | null;
  view: "inside" | "outside" | "none";
  tcp: ProtocolCoverage;
  udp: ProtocolCoverage;
}
