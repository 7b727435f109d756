import { type Draft, leaveUnread, type Mark, skip, takeBack } from "../draft.ts";
import type { Section } from "../readers/reader.ts";
import type { Socket } from "../snapshot.ts";
import { isTcpState } from "../sockets/tcp-states.ts";
import { isFence, isFrame, isSentence, startsLikeRow } from "../text/row-marks.ts";

/** How far from the margin a wrapped row may end if the copy lost its trailing blanks. */
const lostSpaces = 24;

/** What the lines of a text show about the width at which it is wrapped. */
export interface Margin {
  /** The width at which the text may be wrapped, 0 for none. */
  width(): number;
  /** True once a row was cut exactly there and continued on the next line. */
  isProven: boolean;
}

/** Reads a row again, with or without the line below. */
export interface RowReader {
  readonly draft: Draft;
  /** The state before the last row, and after the output that it may have ended, which can remove sockets. */
  readonly beforeRow: Mark;
  readRow(text: string, line: number): boolean;
  accountForRest(text: string, line: number): void;
}

interface Row {
  text: string;
  line: number;
  mark: Mark;
  /** The number of terminal lines that the row takes so far. */
  segments: number;
  /** False if the row can't be read as it is, or lacks its end. */
  complete: boolean;
  /** Where it lacks its end although it can be read. */
  openAt: Draft["openAt"];
  lastLine: number;
}

/**
 * The line above the one being read. A row that a terminal, a mail program or a person broke continues on the
 * next line, and the last one may be cut off.
 */
export class LastRow {
  readonly #reader: RowReader;
  readonly #margin: Margin;
  #row: Row | undefined;
  /** Length of the shortest row of a socket in the output being read. */
  #shortest = Number.POSITIVE_INFINITY;
  #brokenAt: number | undefined;

  constructor(reader: RowReader, margin: Margin) {
    this.#reader = reader;
    this.#margin = margin;
  }

  /** The line of a row that is cut off, until another row follows. */
  get brokenAt(): number | undefined {
    return this.#brokenAt;
  }

  /** Does it end in this line? */
  endsIn(line: number): boolean {
    return this.#row?.lastLine === line;
  }

  /** No row continues in what follows. */
  forget(): void {
    this.#row = undefined;
  }

  /** The output has ended: rows of the next one have other lengths. */
  startOutput(): void {
    this.#brokenAt = undefined;
    this.#shortest = Number.POSITIVE_INFINITY;
  }

  /** Remembers a line that was read, or that no reader knows; `mark` is the state before it. */
  remember(text: string, line: number, mark: Mark, isRead: boolean): void {
    this.#noteLength(text, line, mark);
    const { openAt, skippedByLine } = this.#reader.draft;
    this.#row = {
      text,
      line,
      mark: { ...mark, skipped: skippedByLine },
      segments: 1,
      complete: isRead && openAt === undefined,
      openAt,
      lastLine: line,
    };
  }

  /** Remembers whether the last row of the output is unread and shorter than those that could be read. */
  #noteLength(text: string, line: number, mark: Mark): void {
    const { draft } = this.#reader;
    const { length } = text.trimEnd();
    if (draft.unread.length > mark.unread) {
      const isShorter = Number.isFinite(this.#shortest) && length < this.#shortest;
      this.#brokenAt = isShorter ? line : undefined;
    } else if (draft.sockets.length > mark.sockets) {
      this.#brokenAt = undefined;
      this.#shortest = Math.min(this.#shortest, length);
    }
  }

  /** The text ends in line `line` without a line end: is the row cut off there? */
  isCutOffIn(line: number): boolean {
    const row = this.#row;
    if (row?.lastLine !== line) return false;
    // A row starts with a word, an address, a bar or the corner of a box. Another character, such as a
    // closing bracket, is not part of one.
    if (!row.complete && /[\w*:|["+]/.test(row.text) && !isSentence(row.text)) return true;
    // A header is not an end, and may be cut off itself. The ruler below a table is one.
    if (row.mark.skipped?.reason !== "header") return false;
    const { draft } = this.#reader;
    const hasRows = draft.sockets.length > (draft.outputEnds.at(-1) ?? 0);
    return !hasRows || /\p{L}/u.test(row.text);
  }

  /** Accounts for a row that is cut off: if it ends inside its port, the port may have more digits. */
  leaveCutOff(): void {
    this.#brokenAt = undefined;
    if (this.#row?.openAt !== "port") return;
    const { text, line, mark } = this.#row;
    const { draft } = this.#reader;
    const proto = draft.sockets.length > mark.sockets ? draft.sockets.at(-1)!.proto : undefined;
    takeBack(draft, mark);
    leaveUnread(draft, text, line, "The row is cut off.", proto);
  }

  /**
   * Reads a line and the row above as one row, but only if the row lacks something without the line, and the
   * line is not a row itself. `section` is the output being read.
   */
  goesOnIn(text: string, line: number, section: Section | null): boolean {
    const row = this.#row;
    if (!row || row.lastLine !== line - 1 || section?.endsRowAtLine) return false;
    if (startsLikeRow(text) || isFence(text) || isFrame(text)) return false;
    const margin = this.#margin.width();
    const width = row.segments * margin;
    const isFull = margin > 0 && row.text.length === width;
    const isNearlyFull = margin > 0 && row.text.length >= width - lostSpaces && row.text.length <= width;
    if (row.complete) {
      return isFull && this.#joins(row, row.text + text, line, (before) => this.#addsOwner(before, text));
    }
    const isRowSoFar = this.#reader.draft.unread.length > row.mark.unread || row.openAt !== undefined;
    // Prose does not continue a row.
    if (section === null && !isRowSoFar) return false;
    if ((isFull || isNearlyFull) && this.#joins(row, row.text.padEnd(width) + text, line)) {
      if (isFull) this.#margin.isProven = true;
      return true;
    }
    return isRowSoFar && this.#joins(row, `${row.text} ${text.trimStart()}`, line);
  }

  /**
   * Reads the row again with the line below. Returns false and leaves the row as it was if both together are
   * not a whole row.
   */
  #joins(
    row: Row,
    joined: string,
    line: number,
    accepts: (before: Socket | undefined) => boolean = () => true,
  ): boolean {
    const reader = this.#reader;
    const { draft } = reader;
    const before = draft.sockets.length > row.mark.sockets ? draft.sockets.at(-1) : undefined;
    takeBack(draft, row.mark);
    draft.skippedByLine = null;
    const isRead = reader.readRow(joined, row.line) && draft.unread.length <= reader.beforeRow.unread;
    const { skippedByLine, openAt } = draft;
    row.mark = { ...reader.beforeRow, skipped: skippedByLine };
    if (!isRead || !accepts(before)) {
      takeBack(draft, row.mark);
      this.#restore(row);
      return false;
    }
    row.text = joined;
    row.segments++;
    row.complete = openAt === undefined;
    row.openAt = openAt;
    row.lastLine = line;
    this.#brokenAt = undefined;
    skip(draft, "continuation of the row above", line);
    return true;
  }

  /**
   * A row that can be read has its owner, or the end of the owner's name, on the line below: it is the same
   * socket, and the addition is not a remark.
   */
  #addsOwner(before: Socket | undefined, added: string): boolean {
    const after = this.#reader.draft.sockets.at(-1);
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

  /** Does the line complete the row with its state? */
  #addsState(added: string): boolean {
    const words = `${this.#row?.text ?? ""}${added}`.trim().split(/\s+/);
    return isTcpState(words.at(-1)!) && !words.slice(0, -1).some(isTcpState);
  }

  /** Restores a row as it was before the attempt to read it with the line below. */
  #restore(row: Row): void {
    const reader = this.#reader;
    const { draft } = reader;
    draft.skippedByLine = null;
    const isRow = reader.readRow(row.text, row.line);
    const mark = reader.beforeRow;
    if (!isRow) reader.accountForRest(row.text, row.line);
    row.mark = { ...mark, skipped: draft.skippedByLine };
    draft.skippedByLine = null;
  }
}
