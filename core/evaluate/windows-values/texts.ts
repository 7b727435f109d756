import { compileRegex, type RegexMatcher } from "../../regex/compile.ts";
import { compilePattern } from "../lines/pattern.ts";
import { type Answer, agree, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import { type Comparison, compareOrder } from "./check-types.ts";
import type { Expression, Leaf } from "./expression.ts";

/** Does a text match the expression? */
export type TextTest = (actual: string) => Answer;

export type CompiledTexts = { ok: true; test: TextTest } | { ok: false; reason: string };

export interface TextOptions {
  /** It is documented that case makes no difference; otherwise it is not documented. */
  ignoreCase?: boolean;
}

/**
 * Texts (G 250-251, 321): the same text, or with the REGEX types a pattern that matches somewhere in it. `||`
 * means one of several; with a NOT type, none of them, as in shipped policies.
 */
export function compileTexts(
  expression: Expression,
  comparison: Comparison,
  options: TextOptions = {},
): CompiledTexts {
  if (comparison === "EQUAL_ANY" || comparison === "SUBSET" || comparison === "SUPERSET") {
    return { ok: false, reason: `Tenable does not document what CHECK_${comparison} means for one text.` };
  }
  const leaves: Leaf[] = [];
  if (!collectAlternatives(expression, leaves)) {
    return {
      ok: false,
      reason: "Tenable does not document what operators other than || mean between texts.",
    };
  }
  const isNegated = comparison === "NOT_EQUAL" || comparison === "NOT_REGEX";
  const tests: TextTest[] = [];
  for (const { text } of leaves) {
    if (comparison === "REGEX" || comparison === "NOT_REGEX") {
      const compiled = options.ignoreCase ? compileRegex(text, options) : compilePattern(text);
      if (!compiled.ok)
        return { ok: false, reason: `The pattern of value_data ${compiled.reason.replace(/\.?$/, ".")}` };
      const { matcher } = compiled;
      tests.push((actual) => searchText(matcher, actual));
    } else {
      tests.push((actual) => compareTexts(actual, text, isNegated ? "EQUAL" : comparison, options));
    }
  }
  return {
    ok: true,
    test(actual) {
      const found = combineAnswers(
        "OR",
        tests.map((test) => test(actual)),
      );
      return isNegated ? negate(found) : found;
    },
  };
}

/** False if anything but `||` combines the texts. */
function collectAlternatives(expression: Expression, leaves: Leaf[]): boolean {
  if (expression.kind === "leaf") {
    leaves.push(expression);
    return true;
  }
  return (
    expression.kind === "||" && expression.operands.every((operand) => collectAlternatives(operand, leaves))
  );
}

/** The pattern may be searched for in the whole text or line by line, which is not documented. */
function searchText(matcher: RegexMatcher, actual: string): Answer {
  const whole = matcher.matchesSomewhere(actual);
  if (!/[\r\n]/.test(actual)) return answerOf(whole);
  const inLine = actual.split(/\r\n|\r|\n/).some((line) => matcher.matchesSomewhere(line));
  const why = "Tenable does not document whether the pattern is looked for line by line";
  return agree([whole, inLine, matcher.matchesSomewhere(actual.replace(/\r\n?/g, "\n"))], why);
}

/** Whether texts that only differ in case, or in blanks at their ends, are equal is not documented. */
function compareTexts(
  actual: string,
  wanted: string,
  comparison: Comparison,
  { ignoreCase = false }: TextOptions,
): Answer {
  if (comparison === "EQUAL") {
    if (actual === wanted) return answerOf(true);
    if (ignoreCase && actual.toLowerCase() === wanted.toLowerCase()) return answerOf(true);
    if (foldText(actual) !== foldText(wanted)) return answerOf(false);
    const what = actual.toLowerCase() === wanted.toLowerCase() ? "case" : "a blank at an end";
    return unclear(`Tenable does not document whether ${what} matters`);
  }
  if (actual === wanted) return answerOf(compareOrder(comparison, 0)!);
  const why = `Tenable does not document how CHECK_${comparison} orders texts`;
  if (!isPlainNumber(actual) || !isPlainNumber(wanted)) return unclear(why);
  const byNumber = compareOrder(comparison, Number(actual) - Number(wanted))!;
  const byText = compareOrder(comparison, actual < wanted ? -1 : 1)!;
  return agree([byNumber, byText], why);
}

function isPlainNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}

/** The normal form that two texts share if they may count as equal. */
export function foldText(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim().toLowerCase();
}
