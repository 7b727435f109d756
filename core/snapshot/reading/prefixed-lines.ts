import { mayBeOfRow, type Stripped, withoutPrefix, withoutPrefixOf } from "../text/line-prefix.ts";
import type { HostsOfText } from "./hosts-of-text.ts";
import { isRowOfAnyOutput, type LineContext, takeLine } from "./line-takers.ts";
import type { TypedLines } from "./typed-lines.ts";

/** What became of a line that was taken: read, unless a document starts in it after a prefix of this kind. */
interface Taken {
  documentAfter?: string;
}

const read: Taken = {};

/**
 * A line as it is in the text, and without the prefixes of the lines above; undefined if it does not even
 * have the first.
 */
interface PrefixedLine {
  text: string;
  known: string | undefined;
  line: number;
}

/** One way to read a line that may have prefixes. */
interface Attempt {
  /** What the lines are that it takes. */
  readonly name: string;
  /** Why it is made at this point. */
  readonly why: string;
  /** Accounts for the line, undefined if it isn't one of these. */
  take(lines: PrefixedLines, line: PrefixedLine): Taken | undefined;
}

/** Reads lines that may have prefixes from other tools: `> `, a time, the name of a host, a number. */
export class PrefixedLines {
  readonly #hosts: HostsOfText;
  readonly #context: LineContext;
  /** The kinds of prefixes of the lines above. */
  #prefixes: readonly string[] = [];

  /** The ways to read a line, in the order in which they are tried. */
  static readonly #attempts: readonly Attempt[] = [
    {
      name: "document after known prefixes",
      why: "Its first line alone would be prose.",
      take: (lines, { known }) =>
        known !== undefined && startsDocument(known) ? { documentAfter: lines.#prefixes[0]! } : undefined,
    },
    {
      name: "line",
      why: "Without a prefix, or with those of the lines above, it is what most lines are.",
      take: (lines, { text, known, line }) =>
        takeLine(known ?? text, line, lines.#context) === undefined ? undefined : read,
    },
    {
      name: "rest after prefixes that are part of no row",
      why: "The prefix is certain: what follows it is no row, and with the prefix it is none either.",
      take: (lines, { known, line }) =>
        known !== undefined && !lines.#prefixes.some(mayBeOfRow) ? lines.#leave(known, line) : undefined,
    },
    {
      name: "row that starts like a prefix",
      why: "It is a prefix in the lines above, and a column of an output that starts here.",
      take: (lines, { text, known, line }) =>
        known !== undefined && lines.#hosts.current.takesRow(text, line) ? read : undefined,
    },
    {
      name: "row or document after prefixes that are new",
      why: "Much starts like a prefix: only a line that nobody took as it is has one.",
      take: (lines, { text, line }) => lines.#readAfterNew(text, line),
    },
    {
      name: "rest",
      why: "Nobody knows the line.",
      take: (lines, { text, known, line }) => lines.#leave(known ?? text, line),
    },
  ];

  constructor(hosts: HostsOfText, typed: TypedLines) {
    this.#hosts = hosts;
    this.#context = { hosts, typed };
  }

  /** Starts another text, whose lines have prefixes of their own. */
  startText(): void {
    this.#prefixes = [];
  }

  /**
   * Accounts for a line, unless a document starts in it after a prefix: then returns the kind of prefix,
   * which the caller removes from the lines that follow.
   */
  read(text: string, line: number): string | null {
    const prefixed: PrefixedLine = { text, known: this.#withoutKnown(text), line };
    for (const attempt of PrefixedLines.#attempts) {
      const taken = attempt.take(this, prefixed);
      if (taken !== undefined) return taken.documentAfter ?? null;
    }
    return null;
  }

  #leave(text: string, line: number): Taken {
    this.#hosts.current.accountForRest(text, line);
    return read;
  }

  #readAfterNew(text: string, line: number): Taken | undefined {
    for (const outer of withoutPrefix(text)) {
      if (startsDocument(outer.line)) return { documentAfter: outer.kind };
      if (this.#takesAfter([outer], line)) return read;
      // A log in a ticket has two prefixes: `> 2026-11-23T10:00:00Z web01: …`.
      for (const inner of withoutPrefix(outer.line)) if (this.#takesAfter([outer, inner], line)) return read;
    }
    return undefined;
  }

  /**
   * Reads the line without these prefixes; if that succeeds, the lines below are expected to have them too.
   */
  #takesAfter(prefixes: readonly Stripped[], line: number): boolean {
    const hosts = this.#hosts;
    const text = prefixes.at(-1)!.line;
    const host = prefixes.findLast((prefix) => prefix.host !== null)?.host ?? null;
    if (host === null || hosts.drafts.has(host)) {
      const reading = host === null ? hosts.current : hosts.readingOf(hosts.drafts.named(host));
      if (!reading.takesRow(text, line)) return false;
      hosts.turnTo(reading);
    } else {
      // A host is only new if its line is certainly the start of an output.
      if (!isRowOfAnyOutput(text)) return false;
      hosts.turnTo(hosts.drafts.named(host));
      if (!hosts.current.takesRow(text, line)) return false;
    }
    this.#prefixes = prefixes.map(({ kind }) => kind);
    return true;
  }

  /**
   * Removes the prefixes of the lines above from the line; undefined if it does not even have the first.
   * Turns to the host that a prefix names.
   */
  #withoutKnown(text: string): string | undefined {
    let rest: string | undefined;
    for (const kind of this.#prefixes) {
      const stripped = withoutPrefixOf(rest ?? text, kind);
      if (stripped === null) {
        if (rest === undefined) return undefined;
        continue;
      }
      rest = stripped.line;
      if (stripped.host !== null) this.#hosts.turnTo(this.#hosts.drafts.named(stripped.host));
    }
    return rest;
  }
}

/** Does a JSON, XML or CSV document start here, as their readers recognise it? */
function startsDocument(text: string): boolean {
  return /^\s*(?:\{\s*(?:"|$)|\[\s*(?:\{|$)|<\?xml|<nmaprun|<NessusClientData|"?Plugin ID"?[,;\t])/.test(
    text.slice(0, 200),
  );
}
