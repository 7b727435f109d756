import { joinOperands } from "./operands.ts";
import { isString, type TokenCursor } from "./token-cursor.ts";
import { Kind } from "./tokens.ts";
import type { Operator, Value } from "./tree.ts";

/** Real expressions nest three deep; the limit keeps hostile ones from using up the stack. */
const deepestGroup = 100;

/**
 * Does a value stand next? It stands on the line of its colon or operator; only a string may follow on the next one.
 * @param depth parentheses around the value
 */
export function valueFollows(cursor: TokenCursor, depth = 0): boolean {
  const kind = cursor.kind();
  if (kind === Kind.GroupStart && depth >= deepestGroup) return false;
  if (kind === Kind.Key) return cursor.isOnSameLine() && startsPrefix(cursor);
  return isString(kind) || (cursor.isOnSameLine() && startsOperand(kind));
}

function startsOperand(kind: Kind): boolean {
  return (
    kind === Kind.Word ||
    kind === Kind.Range ||
    kind === Kind.GroupStart ||
    kind === Kind.SmartString ||
    isString(kind)
  );
}

/** `regex:"…"`, the one prefix that a value can have (G 64). */
function startsPrefix(cursor: TokenCursor): boolean {
  return isString(cursor.kind(2)) && cursor.textOf(cursor.at).toLowerCase() === "regex";
}

/** Operands joined by operators. To be called where `valueFollows`. */
export function readValue(cursor: TokenCursor, depth = 0): Value {
  const first = readOperand(cursor, depth);
  return cursor.kind() === Kind.Operator ? readFurtherOperands(cursor, first, depth) : first;
}

/** The value of a tag or an attribute: a string or a word; undefined where neither stands next. */
export function readTagValue(cursor: TokenCursor): Value | undefined {
  const kind = cursor.kind();
  if (isString(kind) || kind === Kind.SmartString || kind === Kind.Word) return readOperand(cursor, 0);
  return undefined;
}

/** What follows the first operand: `|| "b" || "c"`. */
function readFurtherOperands(cursor: TokenCursor, first: Value, depth: number): Value {
  const operands = [first];
  const operators: Operator[] = [];
  let dangling: number | undefined;
  while (cursor.take(Kind.Operator)) {
    const operator = cursor.at - 1;
    const image = cursor.textOf(operator) as Operator;
    if (valueFollows(cursor, depth)) {
      operands.push(readOperand(cursor, depth));
      operators.push(image);
    } else {
      dangling = operator;
      const { start, end } = spanOf(cursor, operator);
      cursor.report("missing-value", start, end, `A value is missing after ${image}.`);
    }
  }
  const joined = joinOperands(operands, operators);
  if (dangling === undefined) return joined;
  const operator = cursor.textOf(dangling) as Operator;
  const end = Math.max(joined.end, cursor.tokens.end(dangling));
  return { kind: "list", start: joined.start, end, operator, operands: [joined] };
}

function readOperand(cursor: TokenCursor, depth: number): Value {
  const kind = cursor.kind();
  if (kind === Kind.GroupStart) return readGroup(cursor, depth + 1);
  if (kind === Kind.Key) return readPrefixed(cursor, depth);
  const { start, end } = spanOf(cursor, cursor.at++);
  if (kind === Kind.Word) return { kind: "word", start, end };
  if (kind === Kind.Range) return { kind: "range", start, end };
  if (kind === Kind.SmartString) {
    cursor.report("smart-quotes", start, end, `Typographic quotes are no quotes here: use " instead.`);
    return { kind: "string", start, end, quote: '"', raw: true, closed: true };
  }
  const closed = kind === Kind.String;
  if (!closed) reportUnclosed(cursor, start, end);
  const quote = cursor.text[start] === "'" ? "'" : '"';
  return { kind: "string", start, end, quote, raw: cursor.rawDoubleQuotes && quote === '"', closed };
}

function readGroup(cursor: TokenCursor, depth: number): Value {
  const { start, end: opened } = spanOf(cursor, cursor.at++);
  const value = valueFollows(cursor, depth) ? readValue(cursor, depth) : undefined;
  if (cursor.take(Kind.GroupEnd)) return { kind: "group", start, end: cursor.end, value };
  cursor.report("stray-text", start, opened, "This parenthesis is never closed.");
  return { kind: "group", start, end: value?.end ?? opened, value };
}

function readPrefixed(cursor: TokenCursor, depth: number): Value {
  const prefix = spanOf(cursor, cursor.at++);
  cursor.take(Kind.Colon);
  const colon = cursor.end;
  const value = valueFollows(cursor, depth) ? readOperand(cursor, depth) : undefined;
  return { kind: "prefixed", start: prefix.start, end: value?.end ?? colon, prefix, value };
}

/** The last line of the string is underlined: there its closing quote should stand. */
function reportUnclosed(cursor: TokenCursor, start: number, end: number): void {
  const lastLine = cursor.text.lastIndexOf("\n", end - 1) + 1;
  const message = "The closing quote of this string is missing.";
  const related = { start, end: start + 1, message: "The string opens here." };
  cursor.report("unterminated-string", Math.max(start, lastLine), end, message, related);
}

function spanOf({ tokens }: TokenCursor, index: number): { start: number; end: number } {
  return { start: tokens.start(index), end: tokens.end(index) };
}
