import type { CommandLine } from "../commands/command-line.ts";
import { type Lists, nothingBut, type OutputCoverage, outputOf, type Shown } from "../coverage.ts";
import { type Draft, leaveUnread, lose, type Mark, skip } from "../draft.ts";
import { readFrontComment } from "../front-comment.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { noteFormat } from "../hosts/scanned-hosts.ts";
import { systemInUname } from "../hosts/uname.ts";
import { lineReaders } from "../readers/index.ts";
import type { BlockEnd, LineReader, Section } from "../readers/reader.ts";
import type { CoverageGap } from "../snapshot.ts";
import { namesBigEndianMachine } from "../sockets/hex-address.ts";
import { Fields } from "../text/fields.ts";
import { isFence, isFrame, rowSignsIn } from "../text/row-marks.ts";
import { isNotFound } from "../text/text-marks.ts";
import { CommandsAbove } from "./commands-above.ts";
import { LastRow, type Margin } from "./last-row.ts";
import { MissingRows } from "./missing-rows.ts";

/** How many lines every terminal has below the title of `watch`. */
const screenLines = 20;

/** A line that no output has recognised. */
interface Rest {
  text: string;
  line: number;
  /** The parts of it that look like a row. */
  signs: ReturnType<typeof rowSignsIn>;
}

/** A taker of lines that no output has recognised; the last one takes every line. */
interface RestTaker {
  /** What the lines are that it takes. */
  readonly name: string;
  /** Why it is asked at this point. */
  readonly why: string;
  /** True if no row continues below such a line. */
  readonly endsRow?: true;
  /** Accounts for the line; false if it isn't one of these. */
  takes(reading: HostReading, rest: Rest): boolean;
}

/**
 * Reads what a text says about one host, line by line: hands each line to its output, recognises where the
 * next output starts, and accounts for what is between outputs.
 */
export class HostReading {
  readonly draft: Draft;
  readonly #drafts: Drafts;
  readonly #readers: readonly LineReader[];
  readonly #fields = new Fields();
  readonly #commands = new CommandsAbove();
  readonly #missing: MissingRows;
  readonly #lastRow: LastRow;
  #reader: LineReader | null = null;
  #section: Section | null = null;
  #lastBlock: string | null = null;
  /** What the document that ended just above proves. */
  #blockOutput: OutputCoverage | undefined;
  /** The last line that was not blank. */
  #lineAbove = "";
  /** The output being read began directly below a row of another one. */
  #isSplit = false;
  #beforeRow: Mark = { sockets: 0, unread: 0, warnings: 0, skipped: null };
  /** The first and the last line of the output being read. */
  #extent = { first: 0, last: 0 };
  /** True from the first output on: what looks like a front comment after that is output. */
  #started = false;

  /** The takers of lines that no output has recognised, in the order in which they are asked. */
  static readonly #restTakers: readonly RestTaker[] = [
    {
      name: "fence or frame",
      why: "Signs such as a ruler are no note that rows are missing, and no row goes on below them.",
      endsRow: true,
      takes: (reading, { text, line }) => (isFence(text) || isFrame(text)) && reading.#skipAround(line),
    },
    {
      name: "note that rows are missing",
      why: "An output that takes lines by their place would take `--More--` for one of its own.",
      takes: (reading, { text, line, signs }) =>
        signs === undefined &&
        reading.#section !== null &&
        reading.#missing.note(text, line) &&
        reading.#skipAround(line),
    },
    {
      name: "line that its place makes part of the output",
      why: "The output knows it, so that it is neither prose nor a row that could not be read.",
      takes: (reading, { text, line, signs }) => !signs?.isNamed && reading.#continuesOutput(text, line),
    },
    {
      name: "prose",
      why: "Nothing in it looks like a row.",
      takes: (reading, { line, signs }) => signs === undefined && reading.#skipAround(line),
    },
    {
      name: "unread row",
      why: "What is left looks like a row, and no row is dropped silently.",
      takes: (reading, { text, line, signs }) => {
        const reason = "It looks like a socket, but not in a form that a known command prints.";
        const proto = signs?.proto === "any" ? undefined : signs?.proto;
        return leaveUnread(reading.draft, text, line, reason, proto);
      },
    },
  ];

  /** `readers` are those whose outputs may occur. */
  constructor(draft: Draft, drafts: Drafts, margin: Margin, readers: readonly LineReader[] = lineReaders) {
    this.#readers = readers;
    this.draft = draft;
    this.#drafts = drafts;
    this.#missing = new MissingRows(draft);
    this.#lastRow = new LastRow(this, margin);
  }

  get commands(): readonly CommandLine[] {
    return this.#commands.lines;
  }

  /**
   * The state before the row being read, and after the output that it may have ended, which can remove
   * sockets.
   */
  get beforeRow(): Mark {
    return this.#beforeRow;
  }

  /** The format of the document that ended just above, null if none did. */
  get lastBlock(): string | null {
    return this.#lastBlock;
  }

  /** Is an output being read, and was the line above part of it? */
  isBelowRow(line: number): boolean {
    return this.#section !== null && this.#lastRow.endsIn(line - 1);
  }

  /** Reads a blank line; false if the line is not blank. */
  readBlank(text: string): boolean {
    if (this.#fields.split(text).count > 0) return false;
    if (this.#section?.endsAtBlank) this.endOutput();
    else this.#section?.blank?.();
    this.#lastRow.forget();
    return true;
  }

  /** Reads a comment that describes the host, which only counts before the first output. */
  readFrontComment(text: string, line: number): boolean {
    return !this.#started && readFrontComment(this.draft, text, line);
  }

  /**
   * Offers the line to the output being read, or to one that starts here, and remembers it as the row above.
   */
  takesRow(text: string, line: number): boolean {
    if (!this.readRow(text, line)) return false;
    const mark = this.#beforeRow;
    this.#remember(text, line, mark, this.draft.unread.length === mark.unread);
    return true;
  }

  /** Offers the output being read a row that only its columns identify. */
  claimsRow(text: string, line: number): boolean {
    if (this.#section?.claims === undefined) return false;
    const mark = this.#mark();
    if (!this.#section.claims(this.#fields.split(text), line)) return false;
    this.#missing.settle("row");
    this.#remember(text, line, mark, this.draft.unread.length === mark.unread);
    return true;
  }

  /** Reads the line and the row above as one row, if the row continues on it. */
  continuesRow(text: string, line: number): boolean {
    return this.#lastRow.goesOnIn(text, line, this.#section);
  }

  /** Accounts for lines that only their position explains, and for lines that no command prints. */
  accountForRest(text: string, line: number): void {
    const { draft } = this;
    const mark = this.#mark();
    if (namesBigEndianMachine(text)) draft.isBigEndianMachine = true;
    const system = systemInUname(text);
    if (system !== undefined) draft.systems.add(system);
    const rest: Rest = { text, line, signs: rowSignsIn(text) };
    const taker = HostReading.#restTakers.find((each) => each.takes(this, rest));
    if (taker?.endsRow) {
      this.#lastRow.forget();
      return;
    }
    if (this.#section === null) this.#noteAbove(text, line);
    this.#remember(text, line, mark, false);
  }

  /**
   * Starts with what the commands print, or with none after a bare prompt; the output being read has ended.
   */
  startCommands(commands: readonly CommandLine[]): void {
    this.endOutput();
    this.#commands.start(commands);
    this.#started = true;
    this.#missing.forgetAbove();
  }

  /**
   * Adds the commands of a line without a prompt directly below another command line: they are part of the
   * same input, so the pipes apply to both.
   */
  addCommands(commands: readonly CommandLine[]): void {
    this.startCommands(this.#commands.with(commands));
  }

  /**
   * Ends the output being read: another one, a document or the end of the text follows. `sockets` is how many
   * sockets there were when it ended; the document may have added some since.
   */
  endOutput(sockets = this.draft.sockets.length): void {
    const { draft } = this;
    const section = this.#section;
    const reader = this.#reader;
    this.#missing.settle();
    this.#section = null;
    this.#reader = null;
    this.#lastRow.forget();
    if (!section || !reader) return;
    this.#lastBlock = null;
    this.#blockOutput = undefined;
    const { brokenAt } = this.#lastRow;
    if (brokenAt !== undefined) {
      lose(draft, { kind: "cut", message: "The output ends in a row that is cut off.", line: brokenAt });
    }
    this.#lastRow.startOutput();
    const before = draft.sockets.length;
    section.close?.();
    draft.outputEnds.push(sockets + draft.sockets.length - before);
    const view = section.view?.() ?? reader.view;
    if (view !== "none") {
      const command = this.#commands.takePrinter((one) => section.lists?.(one) ?? listsOf(reader, one));
      const shown = section.shows?.() ?? { tcp: "unknown", udp: "unknown" };
      this.#addOutput(view, shown, command);
    }
    if (section.listsEveryProcess !== undefined) {
      draft.processLists.push(
        section.listsEveryProcess() && draft.losses.length === 0 && this.#commands.selection === undefined,
      );
    }
    draft.losses.length = 0;
  }

  /** Accounts for a document that was read; documents of one format one after the other, as in NDJSON, are one output. */
  endBlock({ format, view, tcp, udp, ofHosts, lists }: BlockEnd, goesOn: boolean): void {
    const { draft } = this;
    const above = this.#blockOutput;
    const [loss] = draft.losses;
    if (goesOn) draft.outputEnds.pop();
    else this.#blockOutput = undefined;
    if (loss !== undefined && above !== undefined && (goesOn || format === null)) {
      // The documents above are part of the same output, which is cut off.
      above.tcp = nothingBut(loss);
      above.udp = nothingBut(loss);
    } else if (!goesOn && view !== "none") {
      const command = this.#commands.takePrinter((one) => lists?.(one));
      this.#addOutput(view, { tcp, udp }, command);
      this.#blockOutput = draft.outputs.at(-1);
    }
    this.#lastBlock = format;
    this.#started = true;
    draft.losses.length = 0;
    draft.outputEnds.push(draft.sockets.length);
    if (format !== null && !ofHosts && !draft.formats.includes(format)) draft.formats.push(format);
  }

  /** The text has ended; `terminated` is false if its last line has no line end. */
  endText(line: number, terminated: boolean): void {
    if (this.#section !== null && !terminated && this.#lastRow.isCutOffIn(line)) {
      const gap: CoverageGap = { kind: "cut", message: "The last line is cut off.", line };
      lose(this.draft, gap);
      // What is left of a row may look like the first of another output.
      const above = this.#extent.first === line && this.#isSplit ? this.draft.outputs.at(-1) : undefined;
      if (above !== undefined) Object.assign(above, { tcp: nothingBut(gap), udp: nothingBut(gap) });
      this.#lastRow.leaveCutOff();
    }
    this.endOutput();
  }

  #addOutput(
    view: "inside" | "outside",
    shown: { tcp: Shown; udp: Shown },
    command: { line: CommandLine; lists: Lists } | undefined,
  ): void {
    const { draft } = this;
    // If a command says what it lists, that already accounts for its searches.
    const selection = command === undefined ? this.#commands.selection : command.line.selection;
    const losses = [...draft.losses];
    if (this.#commands.fillScreen && this.#extent.last - this.#extent.first >= screenLines) {
      losses.push({ kind: "cut", message: "The command shows as many rows as fit on the screen." });
    }
    if (selection !== undefined) losses.unshift({ kind: "selection", message: selection });
    draft.outputs.push(outputOf(view, shown, command?.lists, losses));
  }

  /** Offers the line to the output being read, or to one that starts here. */
  readRow(text: string, line: number): boolean {
    const fields = this.#fields.split(text);
    if (fields.count === 0) return false;
    this.draft.openAt = undefined;
    this.#beforeRow = this.#mark();
    if (this.#section?.read(fields, line)) {
      this.#missing.settle("row");
      return true;
    }
    for (const reader of this.#readers) {
      if (reader === this.#reader || !reader.recognises(fields)) continue;
      return this.#startOutput(reader, fields, line);
    }
    return false;
  }

  #startOutput(reader: LineReader, fields: Fields, line: number): boolean {
    const { draft } = this;
    this.#missing.settle("output");
    draft.lineAbove = this.#lineAbove;
    this.#isSplit = this.isBelowRow(line);
    this.endOutput();
    this.#started = true;
    this.#reader = reader;
    const command = this.commands.find(({ name }) => reader.commands.includes(name)) ?? null;
    const before = this.#mark();
    this.#beforeRow = before;
    this.#section = reader.open(draft, command, this.#drafts, this.commands);
    if (reader.format !== undefined) noteFormat(draft, reader.format);
    this.#extent = { first: line, last: line };
    const isRead = this.#section.read(fields, line);
    this.#missing.startOutput(draft.sockets.length > before.sockets || draft.unread.length > before.unread);
    return isRead;
  }

  #mark(): Mark {
    const { sockets, unread, warnings } = this.draft;
    return { sockets: sockets.length, unread: unread.length, warnings: warnings.length, skipped: null };
  }

  #remember(text: string, line: number, mark: Mark, isRead: boolean): void {
    this.#lastRow.remember(text, line, mark, isRead);
    this.#lineAbove = text;
    this.#extent.last = line;
  }

  #continuesOutput(text: string, line: number): boolean {
    if (!this.#section?.continues?.(this.#fields.split(text), line)) return false;
    this.#missing.settle();
    return true;
  }

  #skipAround(line: number): true {
    return skip(this.draft, "text around the output", line);
  }

  /** Notes a line between a command and its output. */
  #noteAbove(text: string, line: number): void {
    if (isNotFound(text)) this.#commands.forget();
    else this.#missing.noteAbove(text, line);
  }
}

function listsOf(reader: LineReader, command: CommandLine): Lists | undefined {
  return reader.commands.includes(command.name) ? reader.lists?.(command) : undefined;
}
