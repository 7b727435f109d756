import {
  type CommandLine,
  commandLines,
  hasPrompt,
  isPrompt,
  otherCommands,
  promptHost,
} from "./commands/command-line.ts";
import { redefinedIn } from "./commands/redefined.ts";
import { type Draft, leaveUnread, lose, skip } from "./draft.ts";
import { HostReading, type Margin } from "./host-reading.ts";
import type { Drafts } from "./hosts/host-drafts.ts";
import { hostHeading } from "./hosts/host-heading.ts";
import { blockReaders, lineReaders } from "./readers/index.ts";
import type { EmbeddedText } from "./readers/reader.ts";
import { cleanLine } from "./text/clean-line.ts";
import { Fields } from "./text/fields.ts";
import { mayBeOfRow, type Stripped, withoutPrefix, withoutPrefixOf } from "./text/line-prefix.ts";
import { lineCounter } from "./text/lines.ts";
import { panesOf } from "./text/row-marks.ts";

/** No output in lines has rows as long as this, in UTF-16 code units. */
const LONGEST_ROW = 65_536;

const MOST_FAILED_BLOCKS = 20;

/** What JSON, XML and CSV start with, and lists of addresses. */
const STARTS_OF_DOCUMENTS = new Set([...'<[{"P0123456789'].map((character) => character.charCodeAt(0)));

/** Reads a text line by line: takes off what tools put in front of a line, and hands it to the host that it is of. */
export class TextReading {
  readonly #drafts: Drafts;
  readonly #fromWebPage: boolean;
  readonly #margin: Margin;
  readonly #readings = new Map<Draft, HostReading>();
  #current: HostReading;
  #prefixes: string[] = [];
  #failedBlocks = 0;
  /** True where a backslash says that the line goes on in the next. */
  #goesOn = false;
  /** The last line with commands. */
  #commandLine = -1;
  /** Programs that a line above gives another meaning. */
  readonly #redefined = new Set<string>();
  /** Those of its commands that ran on several hosts. */
  #onEachHost: readonly CommandLine[] = [];

  /** `margin` gives the width at which the text may be wrapped, 0 for none; it is asked only where it matters. */
  constructor(drafts: Drafts, fromWebPage: boolean, margin: () => number) {
    this.#drafts = drafts;
    this.#fromWebPage = fromWebPage;
    this.#margin = { width: margin, isProven: false };
    this.#current = this.#readingOf(drafts.first);
  }

  /** The host whose lines are being read. */
  get draft(): Draft {
    return this.#current.draft;
  }

  /**
   * Accounts for one line of the text, unless a document starts in it after a prefix such as `> `: then returns
   * the kind of prefix, for the caller to take it off the lines that follow.
   */
  readLine(raw: string, line: number): string | null {
    if (raw.length > LONGEST_ROW) {
      leaveUnread(
        this.draft,
        raw.slice(0, 1000),
        line,
        "The line is too long to be a row of a known command.",
      );
      return null;
    }
    const text = cleanLine(raw, this.#fromWebPage);
    this.#goesOn = raw.trimEnd().endsWith("\\");
    this.draft.skippedByLine = null;
    const panes = panesOf(text);
    return panes === undefined ? this.#readClean(text, line) : this.#readPanes(panes, text, line);
  }

  /**
   * Reads a line of a terminal that was copied with the borders of its panes. What is no row in a pane beside one that
   * has a row is not of the output; where no pane has one, the borders may be those of a table.
   */
  #readPanes(panes: readonly string[], text: string, line: number): string | null {
    if (panes.length <= 1) return this.#readClean(panes[0] ?? "", line);
    let isRead = false;
    for (const pane of panes) {
      if (this.#current.takesRow(pane, line) || this.#current.claimsRow(pane, line)) isRead = true;
    }
    return isRead ? null : this.#readClean(text.replace(/[│┃]/g, "|"), line);
  }

  /** Reads a line without what copying added; see `readLine`. */
  #readClean(text: string, line: number): string | null {
    const known = this.#withoutKnownPrefixes(text);
    if (known === null) {
      if (this.#readStripped(text, line)) return null;
    } else {
      if (startsDocument(known)) return this.#prefixes[0]!;
      if (this.#readStripped(known, line)) return null;
      if (!this.#prefixes.some(mayBeOfRow)) {
        this.#current.accountForRest(known, line);
        return null;
      }
      if (this.#current.takesRow(text, line)) return null;
    }
    for (const outer of withoutPrefix(text)) {
      if (startsDocument(outer.line)) return outer.kind;
      if (this.#takesAfter([outer], line)) return null;
      // A log in a ticket has two prefixes: `> 2026-11-23T10:00:00Z web01: …`.
      for (const inner of withoutPrefix(outer.line)) if (this.#takesAfter([outer, inner], line)) return null;
    }
    this.#current.accountForRest(known ?? text, line);
    return null;
  }

  /** Reads the document that starts at the offset, in line `line`. Returns the offset after it, null for none. `lead` stands before it in the line. */
  readBlock(text: string, offset: number, line: number, lead = ""): number | null {
    // A text in which documents keep failing is none that has documents.
    if (!STARTS_OF_DOCUMENTS.has(text.charCodeAt(offset)) || this.#failedBlocks >= MOST_FAILED_BLOCKS)
      return null;
    const reader = blockReaders.find((each) => each.recognises(text, offset));
    if (reader === undefined) return null;
    const host = hostHeading(`${lead}{`);
    if (host !== undefined) {
      this.#current.startCommands([]);
      this.#turnTo(this.#drafts.named(host));
      this.#current.startCommands([...this.#onEachHost]);
    }
    const { draft, commands } = this.#current;
    const socketsBefore = draft.sockets.length;
    const lossesBefore = draft.losses.length;
    const block = reader.read(text, offset, {
      draft,
      drafts: this.#drafts,
      lineAt: lineCounter(text, offset, line),
      commands,
    });
    if (block === null) {
      this.#failedBlocks++;
      return null;
    }
    const goesOn = block.format !== null && block.format === this.#current.lastBlock;
    const ownLosses = draft.losses.splice(lossesBefore);
    this.#current.endOutput(socketsBefore);
    draft.losses = ownLosses;
    this.#current.endBlock(block, goesOn);
    const texts = block.texts ?? [];
    if (block.format === null && texts.length === 0) skip(draft, "document without sockets", line);
    for (const embedded of texts) this.#readEmbedded(embedded);
    return block.end;
  }

  /** Reads an output that a document holds as a string. */
  #readEmbedded({ text, line, host, command, damage }: EmbeddedText): void {
    const around = this.#current;
    if (host !== undefined) this.#turnTo(this.#drafts.named(host));
    const commands = command === undefined ? around.commands : commandsOf(`$ ${command}`);
    this.#prefixes = [];
    this.#current.startCommands([...commands]);
    for (const part of text.split(/\r\n|\r|\n/)) this.readLine(part, line);
    if (damage !== undefined) lose(this.draft, damage);
    this.#current.endOutput();
    this.#prefixes = [];
    this.#current = around;
  }

  /** A text has ended: the outputs being read have too, and a line that is not terminated may be cut off. */
  endText(line: number, terminated: boolean): void {
    this.#current.endText(line, terminated);
    for (const reading of this.#readings.values()) reading.endOutput();
    this.#prefixes = [];
  }

  /** Reads a line that is a row, a header, a command line or a prompt, or that goes on with the row above. */
  #readStripped(text: string, line: number): boolean {
    const reading = this.#current;
    return (
      reading.readBlank(text) ||
      reading.readFrontComment(text, line) ||
      // Rows come first: a process may be called like a command.
      reading.takesRow(text, line) ||
      reading.claimsRow(text, line) ||
      (!isMarkedRow(text) &&
        (this.#readHeading(text, line) || this.#readCommands(text, line) || this.#readPrompt(text, line))) ||
      reading.continuesRow(text, line)
    );
  }

  #readHeading(text: string, line: number): boolean {
    const host = hostHeading(text);
    if (host === undefined) return false;
    this.#current.startCommands([]);
    this.#turnTo(this.#drafts.named(host));
    this.#current.startCommands([...this.#onEachHost]);
    return skip(this.draft, "name of a host", line);
  }

  #readCommands(text: string, line: number): boolean {
    const redefined = redefinedIn(text);
    if (redefined !== undefined) this.#redefined.add(redefined);
    const commands = commandLines(this.#goesOn ? `${text} \\` : text).map((command) =>
      this.#redefined.has(command.name)
        ? { ...command, selection: `A line above gives ${command.name} another meaning.` }
        : command,
    );
    const [first] = commands;
    // Right below a row a word, with numbers, may be the start of another: of `sshd 812 root` when the text is cut.
    if (first === undefined || (/^\s*\w+(?:\s+\d+)*\s*$/.test(text) && this.#current.isBelowRow(line)))
      return false;
    this.#current.endOutput();
    if (first.host !== null) {
      this.#turnTo(first.isAtPrompt ? this.#drafts.atPrompt(first.host) : this.#drafts.named(first.host));
    }
    if (line === this.#commandLine + 1 && !hasPrompt(text)) this.#current.addCommands(commands);
    else this.#current.startCommands(commands);
    this.#rememberCommands(commands, line);
    return skip(this.draft, "command line", line);
  }

  #readPrompt(text: string, line: number): boolean {
    if (!isPrompt(text)) return false;
    const commands = otherCommands(text);
    this.#current.startCommands(commands);
    const host = promptHost(text.trim());
    if (host !== null) {
      this.#turnTo(this.#drafts.atPrompt(host));
      this.#current.startCommands(commands);
    }
    this.#rememberCommands(commands, line);
    return skip(this.draft, "prompt", line);
  }

  #rememberCommands(commands: readonly CommandLine[], line: number): void {
    this.#commandLine = line;
    this.#onEachHost = commands.filter(({ onEachHost }) => onEachHost);
  }

  /** Reads the line without these prefixes; where that succeeds, the lines below are expected to have them too. */
  #takesAfter(prefixes: Stripped[], line: number): boolean {
    const text = prefixes.at(-1)!.line;
    const host = prefixes.findLast((prefix) => prefix.host !== null)?.host ?? null;
    if (host === null || this.#drafts.has(host)) {
      const reading = host === null ? this.#current : this.#readingOf(this.#drafts.named(host));
      if (!reading.takesRow(text, line)) return false;
      this.#current = reading;
    } else {
      // A host is new only where its line is certainly the start of an output.
      if (!isRowOfAnyOutput(text)) return false;
      this.#turnTo(this.#drafts.named(host));
      if (!this.#current.takesRow(text, line)) return false;
    }
    this.#prefixes = prefixes.map(({ kind }) => kind);
    return true;
  }

  /** The line without the prefixes that a line above had, null where it has not even the first. */
  #withoutKnownPrefixes(text: string): string | null {
    let rest: string | null = null;
    for (const kind of this.#prefixes) {
      const stripped = withoutPrefixOf(rest ?? text, kind);
      if (stripped === null) {
        if (rest === null) return null;
        continue;
      }
      rest = stripped.line;
      if (stripped.host !== null) this.#turnTo(this.#drafts.named(stripped.host));
    }
    return rest;
  }

  #turnTo(host: Draft): void {
    this.#current = this.#readingOf(host);
  }

  #readingOf(draft: Draft): HostReading {
    let reading = this.#readings.get(draft);
    if (reading === undefined) {
      reading = new HostReading(draft, this.#drafts, this.#margin);
      if (this.#onEachHost.length > 0) reading.startCommands([...this.#onEachHost]);
      this.#readings.set(draft, reading);
    }
    return reading;
  }
}

/** JSON, XML and CSV, as the readers of documents recognise them. */
function startsDocument(text: string): boolean {
  return /^\s*(?:\{\s*(?:"|$)|\[\s*(?:\{|$)|<\?xml|<nmaprun|<NessusClientData|"?Plugin ID"?[,;\t])/.test(
    text.slice(0, 200),
  );
}

/** A row after a sign that may be a prompt, but also one that makes a comment of it. */
function isMarkedRow(text: string): boolean {
  const sign = /^\s{0,8}[#$%>❯➜»]{1,3}\s*(?=\S)/.exec(text);
  return sign !== null && isRowOfAnyOutput(text.slice(sign[0].length));
}

const fieldsOfAny = new Fields();

/** The commands of a line that is certainly one. */
function commandsOf(line: string): CommandLine[] {
  const commands = commandLines(line);
  return commands.length > 0 ? commands : otherCommands(line);
}

function isRowOfAnyOutput(text: string): boolean {
  const fields = fieldsOfAny.split(text);
  return fields.count > 0 && lineReaders.some((reader) => reader.recognises(fields));
}
