import { isOperand, type Operand, readExpression } from "../syntax/grammar/values/expression.ts";
import type { Span, Value } from "../syntax/tree.ts";

export type { Operand } from "../syntax/grammar/values/expression.ts";

/** Calls `visit` for every single part of a value, in order. */
export function forEachOperand(value: Value, visit: (operand: Operand) => void): void {
  if (isOperand(value)) visit(value);
  else for (const { operand } of readExpression(value).terms) visit(operand);
}

/** The text without its quotes. */
export function insideQuotes(value: Value): Span {
  if (value.kind !== "string") return { start: value.start, end: value.end };
  const end = value.closed && value.end - value.start > 1 ? value.end - 1 : value.end;
  return { start: value.start + 1, end };
}
