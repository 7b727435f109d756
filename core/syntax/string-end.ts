/**
 * Where a quoted string ends.
 *
 * The rule differs by check type: in Windows and file-content policies a double-quoted string has no escapes,
 * in Unix policies, a backslash escapes the next character. How the plugins for networks and clouds read
 * `\\"` is not known: there the quote closes, unless only the other reading, in which a quote after a
 * backslash never closes, makes the rest of the line a value. A string whose closing quote was forgotten
 * would swallow the lines up to the next quote of the file, so a string over several lines is looked at
 * twice: if what follows its closing quote can't end a value, and a line inside of it looks like structure,
 * it ends before that line and is reported as unterminated.
 */

import { enclosingNames, namesAroundChecks } from "./nesting.ts";

export type QuoteRule = "escaped" | "either" | "raw-double" | "unknown";

const NEWLINE = 10;
const BACKSLASH = 92;

const anyTag = enclosingNames.join("|");
const tagAroundChecks = namesAroundChecks.join("|");

/**
 * A line that is structure, not text: `keyword : "…`, `keyword : TOKEN` or a tag. Sticky; must be set to the
 * start of a line.
 */
const structuralLine = new RegExp(
  String.raw`[ \t]*(?:[a-z][a-z0-9_]*[ \t]*:[ \t]*(?:["'[(@]|[A-Z0-9][A-Z0-9_]*[ \t]*\r?$)|<\/?(?:${anyTag})\b)`,
  "my",
);

/** What may follow the closing quote of a value that spans lines. Sticky. */
const endOfValue = new RegExp(
  String.raw`[ \t]*(?:\r?$|[ \t]#|\|\|?[ \t]*["'(]|&&?[ \t]*["'(]|,|\)|\/?>|<\/?(?:${tagAroundChecks})\b|[a-z][a-z0-9_]*[ \t]*:[ \t]*["'([@A-Z0-9])`,
  "my",
);

/** The last line of a string that swallowed the opening quote of the next value. */
const opensValue = /^[ \t]*(?:<[a-z_]+[ \t]+)?[a-z][a-z0-9_]*[ \t]*:[ \t]*(?:.*(?:\|\||&&|,)[ \t]*)?$/;

/** True if the line that starts at `offset` looks like structure. */
export function startsStructure(text: string, offset: number): boolean {
  structuralLine.lastIndex = offset;
  return structuralLine.test(text);
}

/** Finds the ends of the strings of a text, one after another. */
export class StringEnds {
  /** For the last string: false if its closing quote is missing. */
  closed = true;
  /** The first line end after the last offset: a file may be a single line of many strings. */
  #newline = -1;
  /** The last line of structure that was found, and from where. */
  #structure = { from: Number.POSITIVE_INFINITY, line: -1 };
  /** For each kind of quote, the last unescaped one that was found, and from where. */
  readonly #unescaped = new Map<string, { start: number; close: number }>();

  constructor(
    private readonly text: string,
    private readonly rule: QuoteRule,
  ) {}

  /**
   * The offset after the closing quote of the string whose opening quote is at `start`, or after the last
   * character that seems to belong to it. Must be called in the order of the text.
   */
  endOf(start: number): number {
    const { text, rule } = this;
    const quote = text[start]!;
    const raw = rule === "raw-double" && quote === '"';
    const close = raw ? text.indexOf(quote, start + 1) : this.unescaped(start, quote);
    return rule === "either" && close !== -1 && text.charCodeAt(close - 1) === BACKSLASH
      ? this.endAt(start, otherClose(text, close, quote))
      : this.endAt(start, close);
  }

  /** Where the string ends that seems to close at an offset; -1 if nowhere. */
  private endAt(start: number, close: number): number {
    const { text } = this;
    const newline = this.newlineAfter(start);
    this.closed =
      close !== -1 && (newline === -1 || newline > close || !looksUnterminated(text, start, close));
    return this.closed ? close + 1 : this.recover(newline, close);
  }

  /** The offset of the next unescaped `quote`, or -1. */
  private unescaped(start: number, quote: string): number {
    const { text, rule } = this;
    if (rule === "unknown") {
      const newline = this.newlineAfter(start);
      const close = findUnescaped(text, start, newline === -1 ? text.length : newline, quote, rule);
      if (close !== -1 || newline === -1) return close;
    }
    // For strings that are never closed: another one inside of it, begun at an escaped quote, has the same
    // end.
    const known = this.#unescaped.get(quote);
    if (known !== undefined && known.start <= start && (known.close === -1 || start < known.close)) {
      return known.close;
    }
    const close = findUnescaped(text, start, text.length, quote, "escaped");
    this.#unescaped.set(quote, { start, close });
    return close;
  }

  private newlineAfter(offset: number): number {
    if (this.#newline < offset) {
      const newline = this.text.indexOf("\n", offset);
      this.#newline = newline === -1 ? this.text.length : newline;
    }
    return this.#newline === this.text.length ? -1 : this.#newline;
  }

  /** The first line that is structure, from a start of a line on; -1 if there is none. */
  private structureFrom(line: number): number {
    const known = this.#structure;
    if (known.from <= line && (known.line === -1 || line <= known.line)) return known.line;
    let at = line;
    while (at > 0 && !startsStructure(this.text, at)) at = this.text.indexOf("\n", at) + 1;
    this.#structure = { from: line, line: at === 0 ? -1 : at };
    return this.#structure.line;
  }

  /**
   * Ends an unterminated string before the first line that is structure; without one, the quote does close
   * it.
   */
  private recover(newline: number, close: number): number {
    const { text } = this;
    const limit = close === -1 ? text.length : close;
    const structure = newline === -1 ? -1 : this.structureFrom(newline + 1);
    if (structure !== -1 && structure <= limit) return trimEnd(text, structure - 1);
    this.closed = close !== -1;
    if (close !== -1) return close + 1;
    return trimEnd(text, newline === -1 ? text.length : newline);
  }
}

/** Given a quote after two backslashes and the next bare one: the one that ends a value. */
function otherClose(text: string, close: number, quote: string): number {
  if (endsValue(text, close + 1)) return close;
  const other = findBare(text, close + 1, quote, close + furthestOther);
  return other !== -1 && endsValue(text, other + 1) && !holdsStructure(text, close, other) ? other : close;
}

/** How far away it may be, so that a text with many such quotes is not searched to its end for each. */
const furthestOther = 4000;

/** The offset of the next `quote` before `to` without a backslash before it, or -1. */
function findBare(text: string, from: number, quote: string, to: number): number {
  const part = text.slice(from, to);
  let at = part.indexOf(quote);
  while (at > 0 && part.charCodeAt(at - 1) === BACKSLASH) at = part.indexOf(quote, at + 1);
  return at === -1 ? -1 : from + at;
}

/** Does a line that begins between the two offsets look like structure? */
function holdsStructure(text: string, from: number, to: number): boolean {
  for (let line = text.indexOf("\n", from) + 1; line > 0 && line <= to; line = text.indexOf("\n", line) + 1) {
    if (startsStructure(text, line)) return true;
  }
  return false;
}

/** The offset of the next unescaped `quote` before the limit, or -1. */
function findUnescaped(text: string, start: number, limit: number, quote: string, rule: QuoteRule): number {
  for (let at = text.indexOf(quote, start + 1); at !== -1 && at < limit; at = text.indexOf(quote, at + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH && at - 1 - backslashes > start) backslashes++;
    if (backslashes % 2 === 0) return at;
    if (rule === "unknown" && closesPath(text, at)) return at;
  }
  return -1;
}

/** With the check type unknown, `"C:\dir\"` at the end of its line closes if the next line is structure. */
function closesPath(text: string, at: number): boolean {
  let newline = at + 1;
  while (/[^\S\n]/.test(text[newline] ?? "")) newline++;
  return text[newline] === "\n" && startsStructure(text, newline + 1);
}

function endsValue(text: string, offset: number): boolean {
  endOfValue.lastIndex = offset;
  return endOfValue.test(text);
}

function looksUnterminated(text: string, start: number, close: number): boolean {
  if (!endsValue(text, close + 1)) return true;
  const lastLine = text.lastIndexOf("\n", close) + 1;
  // The slice keeps a line of megabytes from being searched.
  if (close - lastLine >= 400 || lastLine <= start) return false;
  return opensValue.test(text.slice(lastLine, close)) && !endsBeforeStructure(text, close + 1);
}

/**
 * Does only the end of the line follow, and on the next line a keyword or a tag that means something? Then
 * the last line of the text only looks like a keyword: `secret:` in a sample of YAML.
 */
function endsBeforeStructure(text: string, from: number): boolean {
  restOfLine.lastIndex = from;
  const rest = restOfLine.exec(text);
  return rest !== null && startsStructure(text, from + rest[0].length);
}

/** The end of a line, and the blank lines and comments after it. Sticky. */
const restOfLine = /[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/y;

function trimEnd(text: string, end: number): number {
  let at = end;
  while (at > 0) {
    const code = text.charCodeAt(at - 1);
    if (code !== NEWLINE && code !== 13 && code !== 32 && code !== 9) break;
    at--;
  }
  return at;
}
