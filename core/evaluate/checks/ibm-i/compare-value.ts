import { compileRegex, type RegexMatcher } from "../../../regex/compile.ts";
import {
  type Answer,
  agree,
  answerOf,
  combineAnswers,
  negate,
  unclear,
} from "../../windows-values/answer.ts";
import type { Comparison } from "../../windows-values/check-types.ts";
import type { Expression, Leaf } from "../../windows-values/expression.ts";
import { compileNumbers } from "../../windows-values/numbers.ts";

/** Is a system value, as an output shows it, what the check wants? */
export type ValueTest = (shown: string) => Answer;

export type CompiledValue = { ok: true; test: ValueTest } | { ok: false; reason: string };

/** The comparisons that the guide names for system values (G 102). */
const documented: ReadonlySet<Comparison> = new Set([
  "EQUAL",
  "NOT_EQUAL",
  "GREATER_THAN",
  "GREATER_THAN_OR_EQUAL",
  "LESS_THAN",
  "LESS_THAN_OR_EQUAL",
  "REGEX",
]);

/** `value_data` under a value type and a `check_type` (G 101-102). */
export function compileValueTest(
  expression: Expression,
  valueType: string,
  comparison: Comparison,
): CompiledValue {
  if (valueType !== "POLICY_DWORD" && valueType !== "POLICY_TEXT")
    return { ok: false, reason: `Tenable does not document what ${valueType} means for a system value.` };
  if (!documented.has(comparison))
    return {
      ok: false,
      reason: `Tenable does not document what CHECK_${comparison} means for a system value.`,
    };
  if (comparison === "REGEX") return compilePatterns(expression);
  if (valueType === "POLICY_DWORD") return compileNumber(expression, comparison);
  if (comparison !== "EQUAL" && comparison !== "NOT_EQUAL")
    return { ok: false, reason: `Tenable does not document what CHECK_${comparison} means for a text.` };
  return compileText(expression, comparison);
}

/**
 * Numbers as those of Windows. How a word such as *NOMAX is read is not documented: it may be invalid, or 0
 * as many functions read it, so only what fails either way is decided.
 */
function compileNumber(expression: Expression, comparison: Comparison): CompiledValue {
  const compiled = compileNumbers(expression, comparison);
  if (!compiled.ok) return compiled;
  return {
    ok: true,
    test: (shown) => {
      if (/^\d{1,10}$/.test(shown)) return compiled.test(Number(shown));
      const ofZero = compiled.test(0);
      if (ofZero.truth === "true")
        return unclear("Tenable does not document how a value that is not a number compares with one");
      return ofZero;
    },
  };
}

function compileText(expression: Expression, comparison: "EQUAL" | "NOT_EQUAL"): CompiledValue {
  const found = alternativesOf(expression);
  if (!found.ok) return found;
  const { leaves } = found;
  if (comparison === "NOT_EQUAL" && leaves.length > 1) {
    return { ok: false, reason: "Tenable does not document what CHECK_NOT_EQUAL means for several values." };
  }
  return {
    ok: true,
    test: (shown) => {
      const equal = combineAnswers(
        "OR",
        leaves.map(({ text }) => isEqual(shown, text)),
      );
      return comparison === "EQUAL" ? equal : negate(equal);
    },
  };
}

/** In lists, the scanner may use other separators than an output, and pad elements with blanks. */
function isEqual(shown: string, wanted: string): Answer {
  const [mine, theirs] = [wordsOf(shown), wordsOf(wanted)];
  if (mine.length === 1 && shown === wanted) return answerOf(true);
  if (mine.length > 1 && isSameSet(mine, theirs))
    return unclear("Tenable does not document how the values of a list are joined");
  if (shown.toLowerCase() === wanted.trim().toLowerCase())
    return unclear("Tenable does not document whether case and blanks matter");
  if (/^\d+$/.test(shown) && /^\s*\d+\s*$/.test(wanted) && Number(shown) === Number(wanted))
    return unclear("Tenable does not document whether zeros in front count");
  return answerOf(false);
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== "");
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}

function compilePatterns(expression: Expression): CompiledValue {
  const found = alternativesOf(expression);
  if (!found.ok) return found;
  const patterns: [exact: RegexMatcher, anyCase: RegexMatcher][] = [];
  for (const { text } of found.leaves) {
    const exact = compileRegex(text);
    const anyCase = compileRegex(text, { ignoreCase: true });
    if (!exact.ok || !anyCase.ok) {
      const reason = !exact.ok ? exact.reason : "is too large";
      return { ok: false, reason: `The pattern of value_data ${reason.replace(/\.?$/, ".")}` };
    }
    patterns.push([exact.matcher, anyCase.matcher]);
  }
  return {
    ok: true,
    test: (shown) =>
      combineAnswers(
        "OR",
        patterns.map((pattern) => matches(shown, pattern)),
      ),
  };
}

function matches(shown: string, patterns: readonly RegexMatcher[]): Answer {
  const texts = formsOf(shown);
  const why =
    texts.length > 1
      ? "Tenable does not document in which form the scanner has the value"
      : "Tenable does not document whether case matters";
  return agree(
    patterns.flatMap((pattern) => texts.map((text) => pattern.matchesSomewhere(text))),
    why,
  );
}

/** The forms in which the scanner may have what an output shows: other separators of lists, leading zeros. */
function formsOf(shown: string): string[] {
  if (/^0\d+$/.test(shown)) return [shown, shown.replace(/^0+(?=\d)/, "")];
  const words = shown.split(" ");
  return words.length === 1 ? [shown] : [" ", ",", ", ", "\n"].map((separator) => words.join(separator));
}

type FoundLeaves = { ok: true; leaves: readonly Leaf[] } | { ok: false; reason: string };

function alternativesOf(expression: Expression): FoundLeaves {
  if (expression.kind === "leaf") return { ok: true, leaves: [expression] };
  if (expression.kind !== "||")
    return { ok: false, reason: `Tenable does not document what ${expression.kind} means between texts.` };
  const leaves: Leaf[] = [];
  for (const operand of expression.operands) {
    const found = alternativesOf(operand);
    if (!found.ok) return found;
    for (const leaf of found.leaves) leaves.push(leaf);
  }
  return { ok: true, leaves };
}
