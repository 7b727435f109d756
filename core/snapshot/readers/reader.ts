import type { CommandLine } from "../commands/command-line.ts";
import type { Lists, Shown } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import type { CoverageGap } from "../snapshot.ts";
import type { Fields } from "../text/fields.ts";
import type { SnapshotFormat } from "./formats.ts";

/** A reader of line-oriented output; each is a file in `readers/`. */
export interface LineReader {
  /**
   * The format of what this reader reads. Missing if the rows or the noted host determine it: then the reader
   * only knows the layout.
   */
  format?: SnapshotFormat;
  /**
   * "none" for outputs without sockets, and for reports about several hosts, which note the coverage of each
   * themselves.
   */
  view: "inside" | "outside" | "none";
  /** Names of the commands that print it, lower case, without path and ".exe". */
  commands: readonly string[];
  /** True for a line that no other output has: a title, a column header, or a row of a distinctive shape. */
  recognises(fields: Fields): boolean;
  /**
   * Starts a new output of this kind. `command` is the command line that printed it, if one is shown;
   * `commands` are all those above. `drafts` are for outputs about several hosts.
   */
  open(draft: Draft, command: CommandLine | null, drafts: Drafts, commands: readonly CommandLine[]): Section;
  /** What the output lists, judging by the arguments of the command; a section may overrule it. */
  lists?(command: CommandLine): Lists;
}

/** One output of a command, being read line by line. */
export interface Section {
  /**
   * Reads a line that is certainly part of this output and accounts for it in the draft; false if it is not.
   */
  read(fields: Fields, line: number): boolean;
  /**
   * The same for rows without a distinctive shape that fit the columns. Asked after all other outputs, and
   * before the line is taken for a command or a prompt: a process may have the name of a command.
   */
  claims?(fields: Fields, line: number): boolean;
  /**
   * The same for lines that are part of this output only because of where they are. Asked if no one else knew
   * the line.
   */
  continues?(fields: Fields, line: number): boolean;
  /** True if a row never continues on the next line, because other lines belong there. */
  readonly endsRowAtLine?: boolean;
  /** True if a blank line ends the output. */
  readonly endsAtBlank?: boolean;
  /** Called for a blank line that does not end the output. */
  blank?(): void;
  /** Overrules the reader's `view` if the rows decide what the output is. */
  view?(): LineReader["view"];
  /** Overrules the reader's `lists` if the rows decide which commands print the output. */
  lists?(command: CommandLine): Lists | undefined;
  /**
   * How complete the output shows itself to be, asked at its end. A claim counts whatever the command says.
   */
  shows?(): { tcp: Shown; udp: Shown };
  /** Is this a list of every process? Only lists of processes say so. */
  listsEveryProcess?(): boolean;
  /** Called once at the end of the output, before it is asked what it shows. */
  close?(): void;
}

/** A reader of output that is one document, JSON or XML, inside the text. */
export interface BlockReader {
  /** True if a document of this kind starts at the offset. */
  recognises(text: string, offset: number): boolean;
  /** Reads the document. Null if it turns out not to be one. */
  read(text: string, offset: number, context: BlockContext): BlockEnd | null;
}

/** Where a document is. */
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
  /** The line of the document that it is in; all its lines count as this one. */
  line: number;
  /** The host that the document says it is from. */
  host?: string | undefined;
  /** The command that printed it, if the document shows it. */
  command?: string | undefined;
  /** Why it may not be the whole output. */
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
  /** Outputs in strings of the document, to be read as texts of their own. */
  texts?: readonly EmbeddedText[] | undefined;
  /** True if its hosts already have their format and coverage; then `view` is "none". */
  ofHosts?: true;
  /**
   * What a command that prints such a document lists, judging by its arguments; undefined for other commands.
   */
  lists?(command: CommandLine): Lists | undefined;
}
