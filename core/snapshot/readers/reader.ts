import type { CommandLine } from "../commands/command-line.ts";
import type { Lists, Shown } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import type { CoverageGap } from "../snapshot.ts";
import type { Fields } from "../text/fields.ts";
import type { SnapshotFormat } from "./formats.ts";

/** A reader of output that comes as lines: one file in `readers/` each. */
export interface LineReader {
  /**
   * What a snapshot was read from where this reader has read it. Missing where the rows say that, or the host that it is
   * noted for: then the reader only knows how they are laid out.
   */
  format?: SnapshotFormat;
  /** "none" for outputs without sockets, and for reports of several hosts, which note the coverage of each themselves. */
  view: "inside" | "outside" | "none";
  /** Names of the commands that print it, lower case, without path and ".exe". */
  commands: readonly string[];
  /** True for a line that no other output has: a title, a column header, or a row of a shape of its own. */
  recognises(fields: Fields): boolean;
  /**
   * Starts on a new output of this kind; `command` is the command line that printed it, where one is shown, `commands`
   * are all those above. `drafts` are for outputs that speak of several hosts.
   */
  open(draft: Draft, command: CommandLine | null, drafts: Drafts, commands: readonly CommandLine[]): Section;
  /** What the arguments of the command say that the output lists; a section may say it instead. */
  lists?(command: CommandLine): Lists;
}

/** One output of a command, being read line by line. */
export interface Section {
  /** Reads a line that is certainly part of this output and accounts for it in the draft; false: not mine. */
  read(fields: Fields, line: number): boolean;
  /**
   * The same for rows that have no shape of their own, but columns that fit. Asked after all other outputs, and before
   * the line is taken for a command or a prompt: a process may be called like a command.
   */
  claims?(fields: Fields, line: number): boolean;
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
  /** Where the rows decide which commands print such an output: overrules the reader's `lists`. */
  lists?(command: CommandLine): Lists | undefined;
  /** What the output itself shows of its completeness, asked at its end. A claim counts whatever the command says. */
  shows?(): { tcp: Shown; udp: Shown };
  /** Is this a list of every process? Only lists of processes say so. */
  listsEveryProcess?(): boolean;
  /** Called once at the end of the output, before it is asked what it shows. */
  close?(): void;
}

/** A reader of output that is one document, JSON or XML, inside the text. */
export interface BlockReader {
  /** True where a document of this kind starts at the offset. */
  recognises(text: string, offset: number): boolean;
  /** Reads the document. Null where it is no such document after all. */
  read(text: string, offset: number, context: BlockContext): BlockEnd | null;
}

/** Where a document stands. */
export interface BlockContext {
  draft: Draft;
  drafts: Drafts;
  /** Line number of an offset in the text. */
  lineAt: LineAt;
  /** The command lines shown above. */
  commands: readonly CommandLine[];
}

export type LineAt = (offset: number) => number;

/** An output in a string of a document. */
export interface EmbeddedText {
  text: string;
  /** Line of the document where it stands; all its lines count as this one. */
  line: number;
  /** The host that the document names for it. */
  host?: string | undefined;
  /** The command that printed it, where the document shows that. */
  command?: string | undefined;
  /** What speaks against taking it for the whole output. */
  damage?: CoverageGap | undefined;
}

/** How the reading of a document ended. */
export interface BlockEnd {
  /** Offset after the document. */
  end: number;
  format: SnapshotFormat | null;
  view: "inside" | "outside" | "none";
  tcp: Shown;
  udp: Shown;
  /** Outputs that the document holds as strings, to be read as texts of their own. */
  texts?: readonly EmbeddedText[] | undefined;
  /** True where the hosts that it is of have their format and coverage already; then `view` is "none". */
  ofHosts?: true;
  /** What the arguments of a command say that prints such a document; undefined for a command that does not. */
  lists?(command: CommandLine): Lists | undefined;
}
