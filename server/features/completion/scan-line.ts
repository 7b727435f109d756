import type { Span } from "../../../core/index.ts";
import { findStringEnd, type QuoteRule } from "../../../core/syntax/string-end.ts";

/**
 * Where the cursor stands in a line that is being written. The tree of a half-written line may be anything, so the line
 * is read once more, up to the cursor only.
 */
export type Place =
  | { kind: "nothing" }
  /** At the start of a statement: a keyword or a tag may be written. The span is the word under the cursor. */
  | { kind: "statement"; word: Span; afterStatement: boolean }
  | { kind: "value"; keyword: string; value: ValuePlace }
  | { kind: "closing-tag"; tag: Span }
  | { kind: "tag-name"; tag: Span }
  | { kind: "tag-value"; tagName: string; value: ValuePlace }
  /** The span is the word under the cursor. */
  | { kind: "attribute"; tagName: string; present: string[]; word: Span }
  | { kind: "attribute-value"; tagName: string; attribute: string; value: ValuePlace };

/** The operand under the cursor. */
export interface ValuePlace {
  /** Inside the quotes, or the bare word. */
  inner: Span;
  quote: '"' | "'" | undefined;
  closed: boolean;
  /** True when neither blank nor text stands between the colon and the cursor. */
  touchesColon: boolean;
}

/** A keyword whose value began in an earlier line. */
export interface OpenValue {
  keyword: string;
  /** Where the line goes on after a string that ends in it. */
  from: number;
}

const wordCharacter = /[\w-]/;
const blank = /[ \t]/;
const operators = new Set(["|", "&", ",", "(", ")"]);

/**
 * @param from where the line starts, or where `open` says that it goes on
 * @param offset of the cursor
 */
export function scanLine(
  text: string,
  from: number,
  offset: number,
  rule: QuoteRule,
  open?: OpenValue,
): Place {
  let at = open?.from ?? from;
  let afterStatement = false;
  if (open !== undefined) {
    const value = scanValue(text, at, offset, rule, true);
    if (typeof value !== "number") return { kind: "value", keyword: open.keyword, value };
    at = value;
    afterStatement = true;
  }
  for (;;) {
    at = skipBlanks(text, at, offset);
    if (at >= offset) return { kind: "statement", word: wordAround(text, offset), afterStatement };
    if (text[at] === "#") return { kind: "nothing" };
    if (text[at] === "<") {
      const tag = scanTag(text, at, offset, rule);
      if (typeof tag !== "number") return tag;
      at = tag;
      continue;
    }
    const end = wordEnd(text, at);
    if (end >= offset) return { kind: "statement", word: { start: at, end }, afterStatement };
    if (end === at) {
      at++;
      continue;
    }
    const keyword = text.slice(at, end);
    const colon = skipBlanks(text, end, offset);
    if (colon < offset && text[colon] === ":") {
      const value = scanValue(text, colon + 1, offset, rule, false);
      if (typeof value !== "number") return { kind: "value", keyword, value };
      at = value;
    } else at = colon;
    afterStatement = true;
  }
}

/** The operand under the cursor, or the offset after the value. */
function scanValue(
  text: string,
  from: number,
  offset: number,
  rule: QuoteRule,
  afterOperand: boolean,
): ValuePlace | number {
  let at = from;
  for (let expectsOperand = !afterOperand; ; ) {
    const start = skipBlanks(text, at, offset);
    if (operators.has(text[start] ?? "") && start < offset) {
      at = start + 1;
      expectsOperand = true;
      continue;
    }
    if (!expectsOperand) return start;
    if (start >= offset) {
      return {
        ...wholeOperandAt(text, offset, rule),
        touchesColon: offset === from && text[from - 1] === ":",
      };
    }
    const operand = operandAt(text, start, rule);
    const end =
      operand.quote === undefined ? operand.inner.end : operand.inner.end + (operand.closed ? 1 : 0);
    if (offset < end || (offset === end && !(operand.quote && operand.closed))) {
      return { ...operand, touchesColon: start === from && text[from - 1] === ":" };
    }
    at = end;
    expectsOperand = false;
  }
}

function operandAt(text: string, start: number, rule: QuoteRule): Omit<ValuePlace, "touchesColon"> {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const { end, closed } = findStringEnd(text, start, rule);
    return { inner: { start: start + 1, end: closed ? end - 1 : Math.max(start + 1, end) }, quote, closed };
  }
  let end = start;
  while (end < text.length && !/[\s|&,()<>"'#]/.test(text[end]!)) end++;
  return { inner: { start, end }, quote: undefined, closed: false };
}

/** In front of an opening quote all of the string is replaced, if it ends in this line. */
function wholeOperandAt(text: string, start: number, rule: QuoteRule): Omit<ValuePlace, "touchesColon"> {
  const { inner, quote, closed } = operandAt(text, start, rule);
  if (quote === undefined) return { inner, quote, closed };
  const end = inner.end + (closed ? 1 : 0);
  const isOneLine = closed && !text.slice(start, end).includes("\n");
  return { inner: { start, end: isOneLine ? end : start }, quote: undefined, closed: false };
}

/** What of a tag the cursor is in, or the offset after it. */
function scanTag(text: string, start: number, offset: number, rule: QuoteRule): Place | number {
  if (text[start + 1] === "/") {
    const end = wordEnd(text, start + 2);
    if (end >= offset) return { kind: "closing-tag", tag: { start, end: closed(text, end) } };
    const close = text.indexOf(">", end);
    return close === -1 || close >= offset ? { kind: "nothing" } : close + 1;
  }
  const nameEnd = wordEnd(text, start + 1);
  if (nameEnd >= offset) return { kind: "tag-name", tag: { start, end: closed(text, nameEnd) } };
  const tagName = text.slice(start + 1, nameEnd);
  const present: string[] = [];
  let name: string | undefined;
  for (let at = nameEnd; ; ) {
    at = skipBlanks(text, at, offset);
    if (at >= offset) return { kind: "attribute", tagName, present, word: wordAround(text, offset) };
    if (text[at] === ">") return at + 1;
    if (text[at] === ":") {
      const value = scanValue(text, at + 1, offset, rule, false);
      if (typeof value !== "number") {
        return name === undefined
          ? { kind: "tag-value", tagName, value }
          : { kind: "attribute-value", tagName, attribute: name, value };
      }
      at = value;
      name = undefined;
      continue;
    }
    const end = wordEnd(text, at);
    if (end >= offset && end > at) return { kind: "attribute", tagName, present, word: { start: at, end } };
    name = text.slice(at, end);
    present.push(name);
    at = Math.max(end, at + 1);
  }
}

/** `>` right behind the name belongs to the tag: many editors write it when `<` is typed. */
function closed(text: string, end: number): number {
  return text[end] === ">" ? end + 1 : end;
}

function skipBlanks(text: string, at: number, offset: number): number {
  let next = at;
  while (next < offset && blank.test(text[next]!)) next++;
  return next;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && wordCharacter.test(text[end]!)) end++;
  return end;
}

function wordAround(text: string, offset: number): Span {
  return { start: offset, end: wordEnd(text, offset) };
}
