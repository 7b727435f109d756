import type { RangeValue, Span, StringValue, Value, WordValue } from "../syntax/tree.ts";

/** A single part of a value: what operators, parentheses and prefixes hold together. */
export type Operand = StringValue | WordValue | RangeValue;

/** Calls `visit` for every single part of a value, in order. */
export function forEachOperand(value: Value, visit: (operand: Operand) => void): void {
  if (value.kind === "list") for (const operand of value.operands) forEachOperand(operand, visit);
  else if (value.kind === "group" || value.kind === "prefixed") {
    if (value.value !== undefined) forEachOperand(value.value, visit);
  } else visit(value);
}

/** What the commas of a value separate: the columns of `sql_expect` (G 64). */
export function columnsOf(value: Value): readonly Value[] {
  return value.kind === "list" && value.operator === "," ? value.operands : [value];
}

/** The strings that `||` joins, in parentheses or not; undefined where there is anything else. */
export function joinedStrings(value: Value): StringValue[] | undefined {
  if (value.kind === "string") return [value];
  if (value.kind === "group") return value.value && joinedStrings(value.value);
  if (value.kind !== "list" || value.operator !== "||") return undefined;
  const parts = value.operands.map(joinedStrings);
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** The text without its quotes. */
export function insideQuotes(value: Value): Span {
  if (value.kind !== "string") return { start: value.start, end: value.end };
  const end = value.closed && value.end - value.start > 1 ? value.end - 1 : value.end;
  return { start: value.start + 1, end };
}
