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

/** The text without its quotes. */
export function insideQuotes(value: Value): Span {
  if (value.kind !== "string") return { start: value.start, end: value.end };
  const end = value.closed && value.end - value.start > 1 ? value.end - 1 : value.end;
  return { start: value.start + 1, end };
}
