import { isNumber, readRange } from "../../semantics/numbers.ts";
import { type Answer, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import { type Comparison, compareOrder } from "./check-types.ts";
import type { Expression } from "./expression.ts";

/** A number as written: with a sign, it is compared with a number that Windows treats as signed (G 249). */
interface WrittenNumber {
  number: number;
  isSigned: boolean;
}

/** Does a 32-bit number, from 0 to 4294967295, match the expression? */
export type NumberTest = (actual: number) => Answer;

export type CompiledNumbers = { ok: true; test: NumberTest } | { ok: false; reason: string };

/**
 * Numbers and ranges (G 249-250). `||` and `&&` combine comparisons; `|` and `&` are first computed on 32-bit
 * numbers. With CHECK_NOT_EQUAL, the whole expression must not match: shipped policies mean none of several.
 */
export function compileNumbers(expression: Expression, comparison: Comparison): CompiledNumbers {
  if (comparison === "REGEX" || comparison === "NOT_REGEX") {
    return { ok: false, reason: "Patterns work only with texts (guide p. 250), and this value is a number." };
  }
  if (comparison === "EQUAL_ANY" || comparison === "SUBSET" || comparison === "SUPERSET") {
    return { ok: false, reason: `Tenable does not document what CHECK_${comparison} means for a number.` };
  }
  if (comparison === "NOT_EQUAL") return { ok: true, test: compileDiffering(expression) };
  return { ok: true, test: compileTest(expression, comparison) };
}

/** Not what the expression says; if `&&` makes a difference between "not all" and "none", it is unclear. */
function compileDiffering(expression: Expression): NumberTest {
  const equal = compileTest(expression, "EQUAL");
  const none = leafTests(expression, "EQUAL");
  return (actual) => {
    const whole = negate(equal(actual));
    if (whole.truth !== "true") return whole;
    const each = combineAnswers(
      "OR",
      none.map((test) => test(actual)),
    );
    return each.truth === "false" || !holds(expression, "&&")
      ? whole
      : unclear("Tenable does not document whether CHECK_NOT_EQUAL means none or not all of what && joins");
  };
}

function holds(expression: Expression, operator: "&&"): boolean {
  if (expression.kind === "leaf") return false;
  return expression.kind === operator || expression.operands.some((operand) => holds(operand, operator));
}

function leafTests(expression: Expression, comparison: Comparison): NumberTest[] {
  if (expression.kind === "||" || expression.kind === "&&") {
    return expression.operands.flatMap((operand) => leafTests(operand, comparison));
  }
  return [compileTest(expression, comparison)];
}

function compileTest(expression: Expression, comparison: Comparison): NumberTest {
  if (expression.kind === "||" || expression.kind === "&&") {
    const operator = expression.kind === "||" ? "OR" : "AND";
    const tests = expression.operands.map((operand) => compileTest(operand, comparison));
    return (actual) =>
      combineAnswers(
        operator,
        tests.map((test) => test(actual)),
      );
  }
  if (expression.kind === "leaf" && expression.text.trim().startsWith("[")) {
    return compileRange(expression.text.trim(), comparison);
  }
  const wanted = numberOf(expression);
  if (wanted === undefined) {
    const text =
      expression.kind === "leaf" ? JSON.stringify(expression.text) : `what ${expression.kind} joins`;
    return () => unclear(`${text} is not a number`);
  }
  const { number, isSigned } = wanted;
  return (actual) => answerOf(compareOrder(comparison, (isSigned ? actual | 0 : actual) - number)!);
}

/** Computes `|` and `&` on numbers; undefined if there is something else among them. */
function numberOf(expression: Expression): WrittenNumber | undefined {
  if (expression.kind === "leaf") {
    const text = expression.text.trim();
    if (!isNumber(text)) return undefined;
    const isSigned = /^[+-]/.test(text);
    const size = Number(text.replace(/^[+-]/, ""));
    return { number: text.startsWith("-") ? -size : size, isSigned };
  }
  if (expression.kind !== "|" && expression.kind !== "&") return undefined;
  const numbers = expression.operands.map(numberOf);
  if (numbers.includes(undefined)) return undefined;
  const known = numbers as WrittenNumber[];
  if (known.some(({ number }) => number > 0xffffffff || number < -0x80000000)) return undefined;
  const isOr = expression.kind === "|";
  const bits = known.reduce((sum, { number }) => (isOr ? sum | number : sum & number), isOr ? 0 : -1);
  const isSigned = known.some((one) => one.isSigned);
  return { number: isSigned ? bits : bits >>> 0, isSigned };
}

function compileRange(text: string, comparison: Comparison): NumberTest {
  const range = readRange(text);
  if (range?.from === undefined || range.to === undefined) return () => unclear(`${text} is not a range`);
  if (comparison !== "EQUAL") {
    return () => unclear(`Tenable does not document what CHECK_${comparison} means for the range ${text}`);
  }
  const { from, to } = range;
  const isSigned = /[+-]/.test(text);
  return (actual) => {
    const number = isSigned ? actual | 0 : actual;
    return answerOf(number >= from && number <= to);
  };
}
