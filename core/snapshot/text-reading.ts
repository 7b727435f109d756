import { cleanLine } from "./clean-line.ts";
import { type CommandLine, commandLine, isPrompt, promptHost, selectsRows } from "./command-line.ts";
import { type OutputCoverage, outputCoverage } from "./coverage.ts";
import { type Draft, leaveUnread, type Mark, skip, takeBack, warn } from "./draft.ts";
import { Fields } from "./fields.ts";
import { readFrontComment, warnOfTwoHosts } from "./front-comment.ts";
import { type Stripped, withoutPrefix, withoutPrefixOf } from "./line-prefix.ts";
import { lineCounter } from "./lines.ts";
import type { BlockEnd, LineReader, Section } from "./reader.ts";
import { blockReaders, lineReaders } from "./readers/index.ts";

/** No output in lines has rows as long as this, in UTF-16 code units. */
const LONGEST_ROW = 65_536;
/** How far from the margin a wrapped row may end when the copy lost its trailing spaces. */
const LOST_SPACES = 24;

const MOST_FAILED_BLOCKS = 20;

interface PreviousRow {
  text: string;
  line: number;
  mark: Mark;
  /** Terminal lines that the row takes so far. */
  segments: number;
  /** False where nothing could be made of the row as it stands. */
  complete: boolean;
  lastLine: number;
}

/**
 * Reads a text line by line: hands each line to the output it belongs to, recognises where the next output starts,
 * and accounts for what stands between outputs.
 */
export class TextReading {
  readonly outputs: OutputCoverage[] = [];
  private readonly draft: Draft;
  private readonly fromWebPage: boolean;
  private readonly margin: () => number;
  private readonly fields = new Fields();
  private reader: LineReader | null = null;
  private section: Section | null = null;
  private command: CommandLine | null = null;
  private prefixes: string[] = [];
  private promptHost: string | null = null;
  private failedBlocks = 0;
  private lastBlock: string | null = null;
  private previous: PreviousRow | null = null;

  /** `margin` gives the width at which the text may be wrapped, 0 for none; it is asked only where it matters. */
  constructor(draft: Draft, fromWebPage: boolean, margin: () => number) {
    this.draft = draft;
    this.fromWebPage = fromWebPage;
    this.margin = margin;
  }

  /**
   * Accounts for one line of the text, unless a document starts in it behind a prefix such as `> `: then returns
   * the kind of prefix, for the caller to take it off the lines that follow.
   */
  readLine(raw: string, line: number): string | null {
    const { draft } = this;
    if (raw.length > LONGEST_ROW) {
      leaveUnread(draft, raw.slice(0, 1000), line, "The line is too long to be a row of a known command.");
      return null;
    }
    const text = cleanLine(raw, this.fromWebPage);
    draft.skippedByLine = null;
    const known = this.withoutKnownPrefixes(text, line);
    if (known !== null) {
      if (startsDocument(known)) return this.prefixes[0]!;
      if (!this.readStripped(known, line)) this.accountForRest(known, line);
      return null;
    }
    if (this.readStripped(text, line)) return null;
    for (const outer of withoutPrefix(text)) {
      if (startsDocument(outer.line)) return outer.kind;
      if (this.takesBehind([outer], line)) return null;
      // A log in a ticket has two prefixes: `> 2026-11-23T10:00:00Z web01: …`.
      for (const inner of withoutPrefix(outer.line)) if (this.takesBehind([outer, inner], line)) return null;
    }
    this.accountForRest(text, line);
    return null;
  }

  /** Reads the document that starts at the offset, in line `line`. Returns the offset behind it, null for none. */
  readBlock(text: string, offset: number, line: number): number | null {
    const first = text.charCodeAt(offset);
    // `<`, `[` and `{`. A text in which documents keep failing is none that has documents.
    if ((first !== 60 && first !== 91 && first !== 123) || this.failedBlocks >= MOST_FAILED_BLOCKS)
      return null;
    const reader = blockReaders.find((each) => each.recognises(text, offset));
    if (reader === undefined) return null;
    const lineAt = lineCounter(text, offset, line);
    const socketsBefore = this.draft.sockets.length;
    const block = reader.read(text, offset, this.draft, lineAt, this.command?.name ?? "");
    if (block === null) {
      this.failedBlocks++;
      return null;
    }
    this.endOutput(socketsBefore);
    this.endBlock(block);
    if (block.format === null) skip(this.draft, "document without sockets", line);
    return block.end;
  }

  /** Documents of one format, one after the other as in NDJSON, are one output. */
  private endBlock({ format, view, tcp, udp }: BlockEnd): void {
    const { draft, outputs } = this;
    const last = outputs.at(-1);
    const goesOn = format !== null && format === this.lastBlock && last?.tcp === tcp && last.udp === udp;
    this.lastBlock = format;
    if (goesOn) draft.outputEnds.pop();
    else if (view !== "none") outputs.push(outputCoverage(view, { tcp, udp }, null));
    draft.outputEnds.push(draft.sockets.length);
    if (format !== null && !draft.formats.includes(format)) draft.formats.push(format);
  }

  /**
   * Ends the output being read: another one, a document or the end of the text follows. `sockets` is how many
   * sockets there were when it ended.
   */
  endOutput(sockets = this.draft.sockets.length): void {
    const { section, reader, command } = this;
    this.section = null;
    this.reader = null;
    this.previous = null;
    if (!section || !reader) return;
    this.lastBlock = null;
    section.close?.();
    this.draft.outputEnds.push(sockets);
    const view = section.view?.() ?? reader.view;
    if (view === "none") return;
    const shown = section.shows?.() ?? { tcp: "unknown", udp: "unknown" };
    this.outputs.push(outputCoverage(view, shown, command));
  }

  private readStripped(text: string, line: number): boolean {
    if (this.fields.split(text).count === 0) {
      if (this.section?.endsAtBlank) this.endOutput();
      else this.section?.blank?.();
      this.previous = null;
      return true;
    }
    if (readFrontComment(this.draft, text, line)) return true;
    return (
      this.takesRow(text, line) ||
      this.readCommand(text, line) ||
      this.readPrompt(text, line) ||
      this.continuesRow(text, line)
    );
  }

  /** Lets the output being read, or one that starts here, take the line, and remembers it as the row above. */
  private takesRow(text: string, line: number): boolean {
    const mark = this.mark();
    if (!this.takes(text, line)) return false;
    this.remember(text, line, mark, this.draft.unread.length === mark.unread);
    return true;
  }

  /** Reads the line without these prefixes; where that succeeds, the lines below are expected to have them too. */
  private takesBehind(prefixes: Stripped[], line: number): boolean {
    if (!this.takesRow(prefixes.at(-1)!.line, line)) return false;
    this.prefixes = prefixes.map(({ kind }) => kind);
    for (const { host } of prefixes) if (host !== null) this.noteHost(host, line);
    return true;
  }

  /** The line without the prefixes that a line above had, null where it has not even the first. */
  private withoutKnownPrefixes(text: string, line: number): string | null {
    let rest: string | null = null;
    for (const kind of this.prefixes) {
      const stripped = withoutPrefixOf(rest ?? text, kind);
      if (stripped === null) {
        if (rest === null) return null;
        continue;
      }
      rest = stripped.line;
      if (stripped.host !== null) this.noteHost(stripped.host, line);
    }
    return rest;
  }

  private takes(text: string, line: number): boolean {
    const fields = this.fields.split(text);
    if (fields.count === 0) return false;
    if (this.section?.read(fields, line)) return true;
    for (const reader of lineReaders) {
      if (reader === this.reader || !reader.recognises(fields)) continue;
      this.endOutput();
      this.reader = reader;
      this.section = reader.open(this.draft, this.command);
      if (!reader.namedByRows && !this.draft.formats.includes(reader.id)) this.draft.formats.push(reader.id);
      return this.section.read(fields, line);
    }
    return false;
  }

  private mark(): Mark {
    const { sockets, unread, warnings } = this.draft;
    return { sockets: sockets.length, unread: unread.length, warnings: warnings.length, skipped: null };
  }

  private remember(text: string, line: number, mark: Mark, complete: boolean): void {
    this.previous = {
      text,
      line,
      mark: { ...mark, skipped: this.draft.skippedByLine },
      segments: 1,
      complete,
      lastLine: line,
    };
  }

  /** A row that the terminal or the mail program wrapped goes on in this line: reads both as one. */
  private continuesRow(text: string, line: number): boolean {
    const { draft, previous } = this;
    if (!previous || previous.lastLine !== line - 1 || this.section?.endsRowAtLine) return false;
    const margin = this.margin();
    if (margin === 0) return false;
    const width = previous.segments * margin;
    const socket = draft.sockets.length > previous.mark.sockets ? draft.sockets.at(-1) : undefined;
    const full = previous.text.length === width && (!previous.text.endsWith(" ") || !socket?.process);
    const nearlyFull = !previous.complete && previous.text.length >= width - LOST_SPACES;
    if (!full && !nearlyFull) return false;

    const joined = previous.text.padEnd(width) + text;
    takeBack(draft, previous.mark);
    draft.skippedByLine = null;
    const readable = this.takes(joined, previous.line);
    const { skippedByLine } = draft;
    if (!readable || draft.unread.length > previous.mark.unread) {
      takeBack(draft, { ...previous.mark, skipped: skippedByLine });
      this.restore(previous);
      return false;
    }
    previous.mark.skipped = skippedByLine;
    previous.text = joined;
    previous.segments++;
    previous.complete = true;
    previous.lastLine = line;
    skip(draft, "continuation of the row above", line);
    return true;
  }

  /** Accounts for a row as it was before the attempt to read it with the line below. */
  private restore(row: PreviousRow): void {
    this.draft.skippedByLine = null;
    if (!this.takes(row.text, row.line)) this.accountForRest(row.text, row.line);
    row.mark.skipped = this.draft.skippedByLine;
    this.draft.skippedByLine = null;
  }

  private readCommand(text: string, line: number): boolean {
    const command = commandLine(text);
    if (command === null) return false;
    this.endOutput();
    this.command = command;
    skip(this.draft, "command line", line);
    if (command.host !== null) this.noteHost(command.host, line);
    if (selectsRows(command)) {
      warn(
        this.draft,
        "The command shows a selection of its rows only: other sockets may be open too.",
        line,
      );
    }
    return true;
  }

  private readPrompt(text: string, line: number): boolean {
    if (!isPrompt(text)) return false;
    const host = promptHost(text.trim());
    if (host !== null) this.noteHost(host, line);
    this.endOutput();
    this.command = null;
    return skip(this.draft, "prompt", line);
  }

  /** Lines that only their place explains, and lines that no command prints. */
  private accountForRest(text: string, line: number): void {
    const { draft } = this;
    const mark = this.mark();
    if (this.section?.continues?.(this.fields.split(text), line)) {
      // Accounted for by the section.
    } else if (looksLikeRow(text)) {
      leaveUnread(draft, text, line, "It looks like a socket, but in no form that a known command prints.");
    } else {
      skip(draft, "text around the output", line);
    }
    this.remember(text, line, mark, false);
  }

  private noteHost(host: string, line: number): void {
    if (this.promptHost === null) {
      this.promptHost = host;
      this.draft.host ??= host;
    } else if (!sameHost(this.promptHost, host)) {
      warnOfTwoHosts(this.draft, this.promptHost, host, line);
    }
  }
}

/** JSON and XML, as the readers of documents recognise them. */
function startsDocument(text: string): boolean {
  return /^\s*(?:\{\s*(?:"|$)|\[\s*(?:\{|$)|<\?xml|<nmaprun|<NessusClientData)/.test(text.slice(0, 200));
}

function looksLikeRow(text: string): boolean {
  return (
    /^\s*(?:[0-9a-f]{1,20}\s+){0,2}(?:tcp|udp)[46v]{0,3}\s+\S/i.test(text) ||
    /[\d*\]][:.]\d{1,5}\s.*\bLISTEN/.test(text.slice(0, 1000))
  );
}

/** Prompts cut the domain off. */
function sameHost(one: string, other: string): boolean {
  return one.toLowerCase().split(".")[0] === other.toLowerCase().split(".")[0];
}
