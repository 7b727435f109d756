import { type Answer, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import { type Comparison, compareOrder } from "./check-types.ts";
import type { Expression } from "./expression.ts";

/** Does a version of four numbers match the expression (G 309-310)? */
export type VersionTest = (actual: string) => Answer;

export type CompiledVersions = { ok: true; test: VersionTest } | { ok: false; reason: string };

/**
 * @param comparison undefined without a check_type: one of the two versions must be at least the other, and
 *   the guide is inconsistent about which
 */
export function compileVersions(
  expression: Expression,
  comparison: Comparison | undefined,
): CompiledVersions {
  if (comparison === "NOT_EQUAL") {
    const compiled = compileTest(expression, "EQUAL");
    return { ok: true, test: (actual) => negate(compiled(actual)) };
  }
  if (comparison !== undefined && compareOrder(comparison, 0) === undefined) {
    return { ok: false, reason: `Tenable does not document what CHECK_${comparison} means for a version.` };
  }
  return { ok: true, test: compileTest(expression, comparison) };
}

function compileTest(expression: Expression, comparison: Comparison | undefined): VersionTest {
  if (expression.kind === "||") {
    const tests = expression.operands.map((operand) => compileTest(operand, comparison));
    return (actual) =>
      combineAnswers(
        "OR",
        tests.map((test) => test(actual)),
      );
  }
  const wanted = expression.kind === "leaf" ? numbersOf(expression.text) : undefined;
  if (wanted === undefined) return () => unclear("value_data is not a version");
  return (actual) => {
    const numbers = numbersOf(actual);
    if (numbers === undefined) return unclear(`${JSON.stringify(actual)} is not a version`);
    const order = compareVersions(numbers, wanted);
    if (comparison !== undefined) return answerOf(compareOrder(comparison, order)!);
    return order === 0
      ? answerOf(true)
      : unclear("Tenable does not document whether the file's version must be the lower or the higher one");
  };
}

function numbersOf(text: string): bigint[] | undefined {
  const trimmed = text.trim();
  return /^\d{1,20}(?:\.\d{1,20}){0,7}$/.test(trimmed) ? trimmed.split(".").map(BigInt) : undefined;
}

/** Missing numbers count as 0. */
function compareVersions(one: readonly bigint[], other: readonly bigint[]): number {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const [left, right] = [one[at] ?? 0n, other[at] ?? 0n];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
