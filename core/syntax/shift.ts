import type { Span, Statement, SyntaxProblem, Value } from "./tree.ts";

/** Moves nodes to another place in the text, unchanged: they are after an edit. */

export function shiftStatement(statement: Statement, by: number): void {
  shiftSpan(statement, by);
  if (statement.kind === "keyword") {
    if (statement.colon !== -1) statement.colon += by;
    shiftValue(statement.value, by);
  } else if (statement.kind === "close-tag") {
    shiftSpan(statement.nameSpan, by);
  } else if (statement.kind === "open-tag") {
    shiftSpan(statement.nameSpan, by);
    shiftValue(statement.value, by);
    for (const attribute of statement.attributes) {
      shiftSpan(attribute, by);
      shiftSpan(attribute.nameSpan, by);
      shiftValue(attribute.value, by);
    }
  }
}

export function shiftProblem(problem: SyntaxProblem, by: number): void {
  shiftSpan(problem, by);
  if (problem.related !== undefined) shiftSpan(problem.related, by);
}

function shiftValue(value: Value | undefined, by: number): void {
  if (value === undefined) return;
  shiftSpan(value, by);
  if (value.kind === "list") {
    for (const operand of value.operands) shiftValue(operand, by);
  } else if (value.kind === "group") {
    shiftValue(value.value, by);
  } else if (value.kind === "prefixed") {
    shiftSpan(value.prefix, by);
    shiftValue(value.value, by);
  }
}

export function shiftSpan(span: Span, by: number): void {
  span.start += by;
  span.end += by;
}
