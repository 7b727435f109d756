import { type Answer, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import type { Comparison } from "./check-types.ts";
import type { Expression } from "./expression.ts";

/** Does binary data, as hexadecimal digits in lower case, match the expression (G 322)? */
export type BinaryTest = (actual: string) => Answer;

export type CompiledBinary = { ok: true; test: BinaryTest } | { ok: false; reason: string };

export function compileBinary(expression: Expression, comparison: Comparison): CompiledBinary {
  if (comparison !== "EQUAL" && comparison !== "NOT_EQUAL") {
    return { ok: false, reason: `Tenable does not document what CHECK_${comparison} means for binary data.` };
  }
  const test = compileTest(expression);
  return { ok: true, test: comparison === "EQUAL" ? test : (actual) => negate(test(actual)) };
}

function compileTest(expression: Expression): BinaryTest {
  if (expression.kind === "||") {
    const tests = expression.operands.map(compileTest);
    return (actual) =>
      combineAnswers(
        "OR",
        tests.map((test) => test(actual)),
      );
  }
  if (expression.kind !== "leaf") {
    return () => unclear("Tenable does not document what operators other than || mean for binary data");
  }
  const wanted = expression.text.trim().toLowerCase();
  if (!/^(?:[0-9a-f]{2})*$/.test(wanted)) {
    return () => unclear(`${JSON.stringify(expression.text)} is not made of pairs of hexadecimal digits`);
  }
  return (actual) => answerOf(actual === wanted);
}
