import type { CommandLine } from "./commands/command-line.ts";
import { type Lists, nothingBut, type OutputCoverage, outputOf, type Shown } from "./coverage.ts";
import { type Draft, leaveUnread, lose, type Mark, skip, takeBack } from "./draft.ts";
import { readFrontComment } from "./front-comment.ts";
import type { Drafts } from "./hosts/host-drafts.ts";
import { noteFormat } from "./hosts/scanned-hosts.ts";
import { systemInUname } from "./hosts/uname.ts";
import { lineReaders } from "./readers/index.ts";
import type { BlockEnd, LineReader, Section } from "./readers/reader.ts";
import type { CoverageGap, Socket } from "./snapshot.ts";
import { namesBigEndianMachine } from "./sockets/hex-address.ts";
import { isTcpState } from "./sockets/tcp-states.ts";
import { Fields } from "./text/fields.ts";
import { isFence, isFrame, isSentence, rowSignsIn, startsLikeRow } from "./text/row-marks.ts";
import { isInterrupted, isNotFound, isPagerEnd, isPagerMark, omissionIn } from "./text/text-marks.ts";

/** How far from the margin a wrapped row may end when the copy lost its trailing spaces. */
const LOST_SPACES = 24;

interface PreviousRow {
  text: string;
  line: number;
  mark: Mark;
  /** Terminal lines that the row takes so far. */
  segments: number;
  /** False where nothing could be made of the row as it stands, or where it lacks its end. */
  complete: boolean;
  /** Where it lacks its end though it can be read. */
  openAt: Draft["openAt"];
  lastLine: number;
}

/** Lines that every terminal has room for, below the title of `watch`. */
const SCREEN = 20;

/** What the lines of a text have shown of the width at which it is wrapped. */
export interface Margin {
  /** The width at which the text may be wrapped, 0 for none. */
  width(): number;
  /** True once a row broke off exactly there and went on in the next line. */
  isProven: boolean;
}

/** A mark in the text of which only what follows says what it means. */
interface PendingMark {
  kind: "elided" | "paged";
  message: string;
  line: number;
}

/**
 * Reads what a text says of one host, line by line: hands each line to the output it belongs to, recognises where the
 * next output starts, and accounts for what stands between outputs.
 */
export class HostReading {
  readonly draft: Draft;
  readonly #drafts: Drafts;
  readonly #margin: Margin;
  readonly #readers: readonly LineReader[];
  readonly #fields = new Fields();
  #reader: LineReader | null = null;
  #section: Section | null = null;
  #commands: CommandLine[] = [];
  #used = new Set<CommandLine>();
  #lastBlock: string | null = null;
  /** What the document that ended just above proves. */
  #blockOutput: OutputCoverage | undefined;
  #previous: PreviousRow | null = null;
  #pending: PendingMark | null = null;
  /** The line of a row that is cut off, as long as no row follows it. */
  #brokenRow: number | undefined;
  /** Length of the shortest row of a socket in the output being read. */
  #shortestRow = Number.POSITIVE_INFINITY;
  /** The last line that was not blank. */
  #lineAbove = "";
  /** Where rows may be left out above the output that follows, unless that starts with its header. */
  #omittedAbove: CoverageGap | undefined;
  /** The output being read began right below a row of another. */
  #isSplit = false;
  /** The state before the row that is being read, after the output that it may have ended: that may withdraw sockets. */
  #beforeRow: Mark = { sockets: 0, unread: 0, warnings: 0, skipped: null };
  /** The first and the last line of the output being read. */
  #extent = { first: 0, last: 0 };
  /** True from the first output on: what looks like a front comment then is what a command printed. */
  #started = false;

  /** `readers` are those whose outputs there may be. */
  constructor(draft: Draft, drafts: Drafts, margin: Margin, readers = lineReaders) {
    this.draft = draft;
    this.#drafts = drafts;
    this.#margin = margin;
    this.#readers = readers;
  }

  get commands(): readonly CommandLine[] {
    return this.#commands;
  }

  /** Reads a blank line; false where the line holds anything. */
  readBlank(text: string): boolean {
    if (this.#fields.split(text).count > 0) return false;
    if (this.#section?.endsAtBlank) this.endOutput();
    else this.#section?.blank?.();
    this.#previous = null;
    return true;
  }

  /** Is an output being read, and was the line above part of it? */
  isBelowRow(line: number): boolean {
    return this.#section !== null && this.#previous?.lastLine === line - 1;
  }

  /** Reads a comment that describes the host; only before the first output is it one. */
  readFrontComment(text: string, line: number): boolean {
    return !this.#started && readFrontComment(this.draft, text, line);
  }

  /** Lets the output being read, or one that starts here, take the line, and remembers it as the row above. */
  takesRow(text: string, line: number): boolean {
    if (!this.#takes(text, line)) return false;
    const mark = this.#beforeRow;
    this.#remember(text, line, mark, this.draft.unread.length === mark.unread);
    return true;
  }

  /** Lets the output being read take a row that only its columns make one. */
  claimsRow(text: string, line: number): boolean {
    if (this.#section?.claims === undefined) return false;
    const mark = this.#mark();
    if (!this.#section.claims(this.#fields.split(text), line)) return false;
    this.#settlePending("row");
    this.#remember(text, line, mark, this.draft.unread.length === mark.unread);
    return true;
  }

  /** Starts on what the commands print, none after a bare prompt; the output being read has ended. */
  startCommands(commands: CommandLine[]): void {
    this.endOutput();
    this.#commands = commands;
    this.#used.clear();
    this.#started = true;
    this.#omittedAbove = undefined;
  }

  /** A line without a prompt right below that of the commands: part of the same input, so that their pipes hold for it. */
  addCommands(commands: readonly CommandLine[]): void {
    const selection = this.#commands.map(whySelected).find(isGiven);
    this.startCommands(
      selection === undefined
        ? [...commands]
        : [...this.#commands, ...commands.map((command) => ({ ...command, selection }))],
    );
  }

  /**
   * Ends the output being read: another one, a document or the end of the text follows. `sockets` is how many
   * sockets there were when it ended; the document may have added some since.
   */
  endOutput(sockets = this.draft.sockets.length): void {
    const { draft } = this;
    const section = this.#section;
    const reader = this.#reader;
    this.#settlePending();
    this.#section = null;
    this.#reader = null;
    this.#previous = null;
    if (!section || !reader) return;
    this.#lastBlock = null;
    this.#blockOutput = undefined;
    if (this.#brokenRow !== undefined) {
      lose(draft, {
        kind: "cut",
        message: "The output ends in a row that is cut off.",
        line: this.#brokenRow,
      });
    }
    this.#brokenRow = undefined;
    this.#shortestRow = Number.POSITIVE_INFINITY;
    const before = draft.sockets.length;
    section.close?.();
    draft.outputEnds.push(sockets + draft.sockets.length - before);
    const view = section.view?.() ?? reader.view;
    if (view !== "none") {
      const command = this.#commandOf((one) => section.lists?.(one) ?? listsOf(reader, one));
      const shown = section.shows?.() ?? { tcp: "unknown", udp: "unknown" };
      this.#addOutput(view, shown, command);
    }
    if (section.listsEveryProcess !== undefined) {
      draft.processLists.push(
        section.listsEveryProcess() &&
          draft.losses.length === 0 &&
          this.#commands.every((command) => whySelected(command) === undefined),
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
      // The documents above are the same output, and that breaks off.
      above.tcp = nothingBut(loss);
      above.udp = nothingBut(loss);
    } else if (!goesOn && view !== "none") {
      const command = this.#commandOf((one) => lists?.(one));
      this.#addOutput(view, { tcp, udp }, command);
      this.#blockOutput = draft.outputs.at(-1);
    }
    this.#lastBlock = format;
    this.#started = true;
    draft.losses.length = 0;
    draft.outputEnds.push(draft.sockets.length);
    if (format !== null && !ofHosts && !draft.formats.includes(format)) draft.formats.push(format);
  }

  /** The format of the document that ended just above, null where none did. */
  get lastBlock(): string | null {
    return this.#lastBlock;
  }

  /** Lines that only their place explains, and lines that no command prints. */
  accountForRest(text: string, line: number): void {
    const { draft } = this;
    const mark = this.#mark();
    if (namesBigEndianMachine(text)) draft.isBigEndianMachine = true;
    const system = systemInUname(text);
    if (system !== undefined) draft.systems.add(system);
    if (isFence(text) || isFrame(text)) {
      skip(draft, "text around the output", line);
      this.#previous = null;
      return;
    }
    if (this.#section === null) this.#noteAbove(text, line);
    const signs = rowSignsIn(text);
    if (signs === undefined && this.#section !== null && this.#noteMark(text, line)) {
      skip(draft, "text around the output", line);
    } else if (!signs?.isNamed && this.#section?.continues?.(this.#fields.split(text), line)) {
      this.#settlePending();
    } else if (signs === undefined) {
      skip(draft, "text around the output", line);
    } else {
      const reason = "It looks like a socket, but in no form that a known command prints.";
      leaveUnread(draft, text, line, reason, signs.proto === "any" ? undefined : signs.proto);
    }
    this.#remember(text, line, mark, false);
  }

  /** The text has ended; `terminated` is false where its last line has no line end. */
  endText(line: number, terminated: boolean): void {
    const previous = this.#previous;
    const isLast = !terminated && previous?.lastLine === line;
    // A row starts with a word, an address, a bar or the corner of a box; another sign, such as a bracket that closes, is no part of one.
    const isOpenRow =
      previous?.complete === false && /[\w*:|["+]/.test(previous.text) && !isSentence(previous.text);
    // A header is no end, and may be cut off itself. The ruler below a table is one.
    const isHeader = previous?.mark.skipped?.reason === "header";
    const hasRows = this.draft.sockets.length > (this.draft.outputEnds.at(-1) ?? 0);
    if (
      this.#section !== null &&
      isLast &&
      (isOpenRow || (isHeader && (!hasRows || /\p{L}/u.test(previous.text))))
    ) {
      const gap: CoverageGap = { kind: "cut", message: "The last line is cut off.", line };
      lose(this.draft, gap);
      this.#brokenRow = undefined;
      // What is left of a row may look like the first of another output.
      const above = this.#extent.first === line && this.#isSplit ? this.draft.outputs.at(-1) : undefined;
      if (above !== undefined) Object.assign(above, { tcp: nothingBut(gap), udp: nothingBut(gap) });
      this.#brokenRow = undefined;
      if (previous.openAt === "port") this.#leaveCutRow(previous);
    }
    this.endOutput();
  }

  /** The last row breaks off where its port stands, which may have had more digits. */
  #leaveCutRow({ text, line, mark }: PreviousRow): void {
    const { draft } = this;
    const proto = draft.sockets.length > mark.sockets ? draft.sockets.at(-1)!.proto : undefined;
    takeBack(draft, mark);
    leaveUnread(draft, text, line, "The row is cut off.", proto);
  }

  #addOutput(
    view: "inside" | "outside",
    shown: { tcp: Shown; udp: Shown },
    command: { line: CommandLine; lists: Lists } | undefined,
  ): void {
    const { draft } = this;
    // Of a command that tells what it lists, the searches are accounted for in that.
    const selection =
      command === undefined ? this.#commands.map(whySelected).find(isGiven) : command.line.selection;
    const losses = [...draft.losses];
    if (this.#commands.some(({ onScreen }) => onScreen) && this.#extent.last - this.#extent.first >= SCREEN) {
      losses.push({ kind: "cut", message: "The command shows as many rows as fit on the screen." });
    }
    if (selection !== undefined) losses.unshift({ kind: "selection", message: selection });
    draft.outputs.push(outputOf(view, shown, command?.lists, losses));
  }

  /** The command above that printed the output: the first that can have and has printed none yet, else the last that can. */
  #commandOf(
    lists: (command: CommandLine) => Lists | undefined,
  ): { line: CommandLine; lists: Lists } | undefined {
    const able = this.#commands.flatMap((line) => {
      const said = lists(line);
      return said === undefined ? [] : [{ line, lists: said }];
    });
    const found = able.find(({ line }) => !this.#used.has(line)) ?? able.at(-1);
    if (found !== undefined) this.#used.add(found.line);
    return found;
  }

  #takes(text: string, line: number): boolean {
    const fields = this.#fields.split(text);
    if (fields.count === 0) return false;
    this.draft.openAt = undefined;
    this.#beforeRow = this.#mark();
    if (this.#section?.read(fields, line)) {
      this.#settlePending("row");
      return true;
    }
    for (const reader of this.#readers) {
      if (reader === this.#reader || !reader.recognises(fields)) continue;
      this.#settlePending("output");
      this.draft.lineAbove = this.#lineAbove;
      this.#isSplit = this.isBelowRow(line);
      this.endOutput();
      this.#started = true;
      this.#reader = reader;
      const command = this.#commands.find(({ name }) => reader.commands.includes(name)) ?? null;
      const before = this.#mark();
      this.#beforeRow = before;
      this.#section = reader.open(this.draft, command, this.#drafts, this.#commands);
      if (reader.format !== undefined) noteFormat(this.draft, reader.format);
      this.#extent = { first: line, last: line };
      const isRead = this.#section.read(fields, line);
      const isRow = this.draft.sockets.length > before.sockets || this.draft.unread.length > before.unread;
      if (isRow && this.#omittedAbove !== undefined) lose(this.draft, this.#omittedAbove);
      this.#omittedAbove = undefined;
      return isRead;
    }
    return false;
  }

  #mark(): Mark {
    const { sockets, unread, warnings } = this.draft;
    return { sockets: sockets.length, unread: unread.length, warnings: warnings.length, skipped: null };
  }

  #remember(text: string, line: number, mark: Mark, complete: boolean): void {
    this.#noteLength(text, line, mark);
    const { openAt, skippedByLine } = this.draft;
    this.#lineAbove = text;
    this.#extent.last = line;
    this.#previous = {
      text,
      line,
      mark: { ...mark, skipped: skippedByLine },
      segments: 1,
      complete: complete && openAt === undefined,
      openAt,
      lastLine: line,
    };
  }

  /** Remembers whether the last row of the output is unread and shorter than those that could be read. */
  #noteLength(text: string, line: number, mark: Mark): void {
    const { length } = text.trimEnd();
    if (this.draft.unread.length > mark.unread) {
      const isShorter = Number.isFinite(this.#shortestRow) && length < this.#shortestRow;
      this.#brokenRow = isShorter ? line : undefined;
    } else if (this.draft.sockets.length > mark.sockets) {
      this.#brokenRow = undefined;
      this.#shortestRow = Math.min(this.#shortestRow, length);
    }
  }

  /**
   * A row that a terminal, a mail program or a person broke goes on in this line: reads both as one. Only where the row
   * lacks something without the line, and the line is no row itself.
   */
  continuesRow(text: string, line: number): boolean {
    const previous = this.#previous;
    if (!previous || previous.lastLine !== line - 1 || this.#section?.endsRowAtLine) return false;
    if (startsLikeRow(text) || isFence(text) || isFrame(text)) return false;
    const margin = this.#margin.width();
    const width = previous.segments * margin;
    const isFull = margin > 0 && previous.text.length === width;
    const isNearlyFull =
      margin > 0 && previous.text.length >= width - LOST_SPACES && previous.text.length <= width;
    if (previous.complete) {
      return (
        isFull && this.#joins(previous, previous.text + text, line, (before) => this.#addsOwner(before, text))
      );
    }
    const isRowSoFar = this.draft.unread.length > previous.mark.unread || previous.openAt !== undefined;
    // Prose is no row that goes on.
    if (this.#section === null && !isRowSoFar) return false;
    if ((isFull || isNearlyFull) && this.#joins(previous, previous.text.padEnd(width) + text, line)) {
      if (isFull) this.#margin.isProven = true;
      return true;
    }
    return isRowSoFar && this.#joins(previous, `${previous.text} ${text.trimStart()}`, line);
  }

  /** Reads the row anew with the line below; false, with the row as it was, where that makes no whole row of both. */
  #joins(
    previous: PreviousRow,
    joined: string,
    line: number,
    accepts: (before: Socket | undefined) => boolean = () => true,
  ): boolean {
    const { draft } = this;
    const before = draft.sockets.length > previous.mark.sockets ? draft.sockets.at(-1) : undefined;
    takeBack(draft, previous.mark);
    draft.skippedByLine = null;
    const isRead = this.#takes(joined, previous.line) && draft.unread.length <= this.#beforeRow.unread;
    const { skippedByLine, openAt } = draft;
    previous.mark = { ...this.#beforeRow, skipped: skippedByLine };
    if (!isRead || !accepts(before)) {
      takeBack(draft, previous.mark);
      this.#restore(previous);
      return false;
    }
    previous.text = joined;
    previous.segments++;
    previous.complete = openAt === undefined;
    previous.openAt = openAt;
    previous.lastLine = line;
    this.#brokenRow = undefined;
    skip(draft, "continuation of the row above", line);
    return true;
  }

  /**
   * A row that can be read has its owner, or the end of its owner's name, in the line below: it is the same socket, and
   * what was added is no remark.
   */
  #addsOwner(before: Socket | undefined, added: string): boolean {
    const after = this.draft.sockets.at(-1);
    if (before === undefined || after === undefined || after.line !== before.line) return false;
    if (after.port !== before.port || after.address !== before.address) return false;
    if (before.process === null) {
      const isAdded = after.process !== null || (before.pid === null && after.pid !== null);
      if (isAdded) this.#margin.isProven = true;
      if (isAdded || this.#addsState(added)) return true;
      return this.#margin.isProven && after.pid !== before.pid && /^\d{1,9}\s*$/.test(added);
    }
    return this.#margin.isProven && after.pid === before.pid && after.process !== before.process;
  }

  /** The line ends the row with its state, which it lacks so far. */
  #addsState(added: string): boolean {
    const words = `${this.#previous?.text ?? ""}${added}`.trim().split(/\s+/);
    return isTcpState(words.at(-1)!) && !words.slice(0, -1).some(isTcpState);
  }

  /** Accounts for a row as it was before the attempt to read it with the line below. */
  #restore(row: PreviousRow): void {
    this.draft.skippedByLine = null;
    const isRow = this.#takes(row.text, row.line);
    const mark = this.#beforeRow;
    if (!isRow) this.accountForRest(row.text, row.line);
    row.mark = { ...mark, skipped: this.draft.skippedByLine };
    this.draft.skippedByLine = null;
  }

  /** A line between a command and what it printed. */
  #noteAbove(text: string, line: number): void {
    if (isNotFound(text)) this.#commands = [];
    else if (omissionIn(text) === "certain") {
      const message = `Rows may be left out at “${text.trim().slice(0, 60)}”.`;
      this.#omittedAbove = { kind: "elided", message, line };
    }
  }

  /** Notes a line that says that rows are missing; true where it is one. */
  #noteMark(text: string, line: number): boolean {
    if (isPagerEnd(text)) return true;
    if (isInterrupted(text)) {
      lose(this.draft, { kind: "cut", message: "The command was interrupted.", line });
      return true;
    }
    // `--More--` is no note of a person that there is more.
    if (isPagerMark(text)) {
      if (this.#pending?.kind === "elided") this.#settlePending();
      this.#pending = { kind: "paged", message: "A pager stopped before the end of the output.", line };
      return true;
    }
    const omission = omissionIn(text);
    if (omission === undefined) return false;
    this.#settlePending();
    const message = `Rows may be left out at “${text.trim().slice(0, 60)}”.`;
    if (omission === "certain") lose(this.draft, { kind: "elided", message, line });
    else this.#pending = { kind: "elided", message, line };
    return true;
  }

  /**
   * What follows a mark says what it means: after the mark of a pager further rows show that it went on, and a line of
   * dashes around a word is a heading where the next output starts right after it.
   */
  #settlePending(follows?: "row" | "output"): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending === null) return;
    if (follows === (pending.kind === "paged" ? "row" : "output")) return;
    lose(this.draft, { kind: pending.kind, message: pending.message, line: pending.line });
  }
}

/** Why a command may have printed a selection, where it does not tell what it lists. */
function whySelected({ selection, searches: [search] }: CommandLine): string | undefined {
  if (selection !== undefined || search === undefined) return selection;
  return `${search.text} shows a selection of the rows only.`;
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function listsOf(reader: LineReader, command: CommandLine): Lists | undefined {
  return reader.commands.includes(command.name) ? reader.lists?.(command) : undefined;
}
