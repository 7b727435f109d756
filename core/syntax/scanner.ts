import {
  continuesKey,
  continuesName,
  endsWord,
  isBlank,
  isWhite,
  startsName,
  startsWord,
} from "./characters.ts";
import { type QuoteRule, StringEnds } from "./string-end.ts";
import { Kind, Tokens } from "./tokens.ts";
import type { Comment, Span } from "./tree.ts";

export interface ScannedText {
  tokens: Tokens;
  comments: Comment[];
  /** Strings without a closing quote: where they end depends on everything that comes after them. */
  unclosed: Span[];
}

/**
 * The tokens and comments of a text. `Other` is for what fits nowhere, so that no character is an error.
 * @param from where to begin: a token that begins a line, unless it is the start of the text
 * @param to what begins there or later is not read
 */
export function tokenize(text: string, rule: QuoteRule, from = 0, to = text.length): ScannedText {
  return new Scanner(text, rule, to - from).scan(from, to);
}

const TAB = 9;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EXCLAMATION = 33;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const AMPERSAND = 38;
const SINGLE_QUOTE = 39;
const GROUP_START = 40;
const GROUP_END = 41;
const COMMA = 44;
const SLASH = 47;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const RANGE_START = 91;
const BACKSLASH = 92;
const RANGE_END = 93;
const PIPE = 124;
const LOW_QUOTE = 0x201e;

/** `regex:"…"`, the only prefix that a value can have (G 64). */
const prefix = "regex";

class Scanner {
  readonly #text: string;
  readonly #ends: StringEnds;
  readonly #tokens: Tokens;
  readonly #comments: Comment[] = [];
  readonly #unclosed: Span[] = [];
  /** From here on, no HTML comment ends, as far as is known. */
  #commentsEnd = Number.POSITIVE_INFINITY;
  /** True if a line ended since the last token; the first token begins a line. */
  #newLine = true;

  constructor(text: string, rule: QuoteRule, length: number) {
    this.#text = text;
    this.#ends = new StringEnds(text, rule);
    // Published policies have a token for every 20 characters.
    this.#tokens = new Tokens(16 + (length >> 4));
  }

  scan(from: number, to: number): ScannedText {
    const text = this.#text;
    let at = from;
    while (at < to) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === TAB || code === CARRIAGE_RETURN) at++;
      else if (code === NEWLINE) {
        this.#newLine = true;
        at++;
      } else at = this.#scanToken(at, code);
    }
    this.#tokens.addEnd(text.length);
    return { tokens: this.#tokens, comments: this.#comments, unclosed: this.#unclosed };
  }

  /** Reads what begins at an offset; returns where it ends. */
  #scanToken(at: number, code: number): number {
    if (startsName(code)) return this.#keyOrWord(at);
    switch (code) {
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        return this.#string(at);
      case COLON:
        return this.#add(Kind.Colon, at, at + 1);
      case HASH:
        return this.#comment(at);
      case LESS:
        return this.#codeAt(at + 1) === EXCLAMATION ? this.#htmlComment(at) : this.#tag(at);
      case GREATER:
        return this.#add(Kind.TagEnd, at, at + 1);
      case SLASH:
        return this.#codeAt(at + 1) === GREATER
          ? this.#add(Kind.SelfClosingEnd, at, at + 2)
          : this.#word(at, at + 1);
      case RANGE_START:
        return this.#range(at);
      case PIPE:
      case AMPERSAND:
        return this.#add(Kind.Operator, at, this.#codeAt(at + 1) === code ? at + 2 : at + 1);
      case COMMA:
        return this.#add(Kind.Operator, at, at + 1);
      case GROUP_START:
        return this.#add(Kind.GroupStart, at, at + 1);
      case GROUP_END:
        return this.#add(Kind.GroupEnd, at, at + 1);
    }
    if (startsWord(code)) return this.#word(at, at + 1);
    if (isWhite(code)) return at + 1;
    if (isSmartQuote(code)) return this.#smartString(at);
    return this.#add(Kind.Other, at, at + 1);
  }

  #keyOrWord(start: number): number {
    const text = this.#text;
    let end = start + 1;
    while (continuesKey(text.charCodeAt(end))) end++;
    let colon = end;
    while (isBlank(text.charCodeAt(colon))) colon++;
    const isPath =
      text.startsWith("//", colon + 1) || (colon === start + 1 && this.#codeAt(colon + 1) === BACKSLASH);
    if (text.charCodeAt(colon) !== COLON || isPath) return this.#word(start, end);
    if (end - start === prefix.length && !this.#newLine) this.#notePrefix(start, end);
    this.#add(Kind.Key, start, end);
    return this.#add(Kind.Colon, colon, colon + 1);
  }

  /** The index of the last key that can be a prefix. */
  #prefix = -1;

  #notePrefix(start: number, end: number): void {
    if (this.#text.slice(start, end).toLowerCase() === prefix) this.#prefix = this.#tokens.count;
  }

  /** A colon belongs to a word if a path follows it: `C:\dir`, `https://…`. */
  #word(start: number, from: number): number {
    const text = this.#text;
    let end = from;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (endsWord(code)) {
        const startsPath =
          code === COLON && (this.#codeAt(end + 1) === BACKSLASH || text.startsWith("//", end + 1));
        if (!startsPath) break;
      }
      end++;
    }
    return this.#add(Kind.Word, start, end);
  }

  #string(start: number): number {
    if (this.#prefix !== -1 && this.#prefix === this.#tokens.count - 2) {
      this.#tokens.retype(this.#prefix, Kind.RegexKey);
    }
    const end = this.#ends.endOf(start);
    if (this.#ends.closed) return this.#add(Kind.String, start, end);
    this.#unclosed.push({ start, end });
    return this.#add(Kind.UnclosedString, start, end);
  }

  /** From one typographic quote to the next, whichever, on the same line; a low one only opens. */
  #smartString(start: number): number {
    let end = start + 1;
    for (; end < this.#text.length; end++) {
      const code = this.#text.charCodeAt(end);
      if (endsLine(code) || code === LOW_QUOTE) break;
      if (isSmartQuote(code)) return this.#add(Kind.SmartString, start, end + 1);
    }
    return this.#add(Kind.SmartString, start, end);
  }

  /** Where the last range ended that was looked at. */
  #rangeEnd = 0;

  #range(start: number): number {
    // It is never closed: another bracket in it has the same end.
    let end = Math.max(start + 1, this.#rangeEnd);
    while (end < this.#text.length && !endsRange(this.#text.charCodeAt(end))) end++;
    this.#rangeEnd = end;
    if (this.#codeAt(end) !== RANGE_END) return this.#add(Kind.Other, start, start + 1);
    return this.#add(Kind.Range, start, end + 1);
  }

  #tag(start: number): number {
    const text = this.#text;
    let name = this.#skipBlanks(start + 1);
    const closing = text.charCodeAt(name) === SLASH;
    if (closing) name = this.#skipBlanks(name + 1);
    if (!startsName(text.charCodeAt(name))) return this.#add(Kind.Other, start, start + 1);
    let end = name + 1;
    while (continuesName(text.charCodeAt(end))) end++;
    if (!closing) return this.#add(Kind.OpenTagStart, start, end);
    end = this.#skipBlanks(end);
    return this.#add(Kind.CloseTag, start, text.charCodeAt(end) === GREATER ? end + 1 : end);
  }

  #comment(start: number): number {
    let end = start + 1;
    while (end < this.#text.length && !endsLine(this.#text.charCodeAt(end))) end++;
    this.#comments.push({ start, end, afterValue: !this.#newLine });
    return end;
  }

  /** `<!-- … -->`, copied out of HTML or XML: an error, read as a comment so that nothing else breaks. */
  #htmlComment(start: number): number {
    const text = this.#text;
    if (!text.startsWith("<!--", start)) return this.#add(Kind.Other, start, start + 1);
    const close = start < this.#commentsEnd ? text.indexOf("-->", start + 4) : -1;
    if (close === -1) {
      this.#commentsEnd = Math.min(this.#commentsEnd, start);
      this.#unclosed.push({ start, end: start + 4 });
      return this.#add(Kind.Other, start, start + 4);
    }
    this.#comments.push({ start, end: close + 3, afterValue: !this.#newLine });
    if (text.slice(start, close).includes("\n")) this.#newLine = true;
    return close + 3;
  }

  #add(kind: Kind, start: number, end: number): number {
    this.#tokens.add(kind, start, end, this.#newLine);
    this.#newLine = false;
    return end;
  }

  #skipBlanks(from: number): number {
    let at = from;
    while (isBlank(this.#text.charCodeAt(at))) at++;
    return at;
  }

  #codeAt(offset: number): number {
    return this.#text.charCodeAt(offset);
  }
}

function endsLine(code: number): boolean {
  return code === NEWLINE || code === CARRIAGE_RETURN;
}

function endsRange(code: number): boolean {
  return (
    code === RANGE_END ||
    code === DOUBLE_QUOTE ||
    code === SINGLE_QUOTE ||
    code === LESS ||
    code === GREATER ||
    endsLine(code)
  );
}

function isSmartQuote(code: number): boolean {
  return code === 0x2018 || code === 0x2019 || code === 0x201c || code === 0x201d || code === LOW_QUOTE;
}
