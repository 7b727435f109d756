import { type CommandLine, commandLines, otherCommands } from "../commands/command-line.ts";
import { type Draft, leaveUnread, lose, skip } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { hostHeading } from "../hosts/host-heading.ts";
import { blockReaders } from "../readers/index.ts";
import type { EmbeddedText } from "../readers/reader.ts";
import { cleanLine } from "../text/clean-line.ts";
import { lineCounter } from "../text/lines.ts";
import { panesOf } from "../text/row-marks.ts";
import { HostsOfText } from "./hosts-of-text.ts";
import { PrefixedLines } from "./prefixed-lines.ts";
import { TypedLines } from "./typed-lines.ts";

/** No line-oriented output has rows as long as this, in UTF-16 code units. */
const longestRow = 65_536;

const mostFailedBlocks = 20;

/** The first characters of JSON, XML and CSV, and of lists of addresses. */
const startsOfDocuments = new Set([...'<[{"P0123456789'].map((character) => character.charCodeAt(0)));

/**
 * Reads a text line by line: removes what copying added to a line, and hands it to its host. Which taker gets
 * a line is decided by the tables in `prefixed-lines.ts`, `line-takers.ts` and `host-reading.ts`.
 */
export class TextReading {
  readonly #hosts: HostsOfText;
  readonly #typed: TypedLines;
  readonly #lines: PrefixedLines;
  readonly #fromWebPage: boolean;
  #failedBlocks = 0;

  /**
   * `margin` returns the width at which the text may be wrapped, 0 for none; it is only called if that
   * matters.
   */
  constructor(drafts: Drafts, fromWebPage: boolean, margin: () => number) {
    this.#hosts = new HostsOfText(drafts, { width: margin, isProven: false });
    this.#typed = new TypedLines(this.#hosts);
    this.#lines = new PrefixedLines(this.#hosts, this.#typed);
    this.#fromWebPage = fromWebPage;
  }

  /** The host whose lines are being read. */
  get draft(): Draft {
    return this.#hosts.current.draft;
  }

  /**
   * Accounts for one line of the text, unless a document starts in it after a prefix such as `> `: then
   * returns the kind of prefix, which the caller removes from the lines that follow.
   */
  readLine(raw: string, line: number): string | null {
    if (raw.length > longestRow) {
      leaveUnread(
        this.draft,
        raw.slice(0, 1000),
        line,
        "The line is too long to be a row of a known command.",
      );
      return null;
    }
    const text = cleanLine(raw, this.#fromWebPage);
    this.#typed.startLine(raw);
    this.draft.skippedByLine = null;
    const panes = panesOf(text);
    return panes === undefined ? this.#lines.read(text, line) : this.#readPanes(panes, text, line);
  }

  /**
   * Reads a line of a terminal that was copied with the borders of its panes. Next to a pane with a row, a
   * pane without one is not output. If no pane has a row, the borders may be those of a table.
   */
  #readPanes(panes: readonly string[], text: string, line: number): string | null {
    if (panes.length <= 1) return this.#lines.read(panes[0] ?? "", line);
    const { current } = this.#hosts;
    let isRead = false;
    for (const pane of panes) {
      if (current.takesRow(pane, line) || current.claimsRow(pane, line)) isRead = true;
    }
    return isRead ? null : this.#lines.read(text.replace(/[│┃]/g, "|"), line);
  }

  /**
   * Reads the document that starts at the offset, in line `line`. Returns the offset after it, or null if
   * there is none. `lead` is what comes before it in the line.
   */
  readBlock(text: string, offset: number, line: number, lead = ""): number | null {
    // A text in which documents keep failing does not have any.
    if (!startsOfDocuments.has(text.charCodeAt(offset)) || this.#failedBlocks >= mostFailedBlocks)
      return null;
    const reader = blockReaders.find((each) => each.recognises(text, offset));
    if (reader === undefined) return null;
    const host = hostHeading(`${lead}{`);
    if (host !== undefined) this.#hosts.startHost(host);
    const { current, drafts } = this.#hosts;
    const { draft, commands } = current;
    const socketsBefore = draft.sockets.length;
    const lossesBefore = draft.losses.length;
    const lineAt = lineCounter(text, offset, line);
    const block = reader.read(text, offset, { draft, drafts, lineAt, commands });
    if (block === null) {
      this.#failedBlocks++;
      return null;
    }
    const goesOn = block.format !== null && block.format === current.lastBlock;
    const ownLosses = draft.losses.splice(lossesBefore);
    current.endOutput(socketsBefore);
    draft.losses = ownLosses;
    current.endBlock(block, goesOn);
    const texts = block.texts ?? [];
    if (block.format === null && texts.length === 0) skip(draft, "document without sockets", line);
    for (const embedded of texts) this.#readEmbedded(embedded);
    return block.end;
  }

  /** Reads an output in a string of a document. */
  #readEmbedded({ text, line, host, command, damage }: EmbeddedText): void {
    const hosts = this.#hosts;
    const around = hosts.current;
    if (host !== undefined) hosts.turnTo(hosts.drafts.named(host));
    const commands = command === undefined ? around.commands : commandsOf(`$ ${command}`);
    this.#lines.startText();
    hosts.current.startCommands(commands);
    for (const part of text.split(/\r\n|\r|\n/)) this.readLine(part, line);
    if (damage !== undefined) lose(this.draft, damage);
    hosts.current.endOutput();
    this.#lines.startText();
    hosts.turnTo(around);
  }

  /** A text has ended: the outputs being read have too, and an unterminated line may be cut off. */
  endText(line: number, terminated: boolean): void {
    this.#hosts.endText(line, terminated);
    this.#lines.startText();
  }
}

/** The commands of a line that is certainly one. */
function commandsOf(line: string): readonly CommandLine[] {
  const commands = commandLines(line);
  return commands.length > 0 ? commands : otherCommands(line);
}
