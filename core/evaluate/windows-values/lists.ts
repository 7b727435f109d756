import { compileRegex, type RegexMatcher } from "../../regex/compile.ts";
import { type Answer, agree, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import type { Comparison } from "./check-types.ts";
import { type Expression, listsOf } from "./expression.ts";
import { foldText } from "./texts.ts";

/** Is a list of texts as the expression wants it? */
export type ListTest = (actual: readonly string[]) => Answer;

export type CompiledLists = { ok: true; test: ListTest } | { ok: false; reason: string };

/**
 * Lists of texts (G 250-251, 322): `&&` makes the list, `""` is an empty one, `||` separates lists. CHECK_EQUAL_ANY wants
 * each of these texts to be in the list, in whichever order.
 */
export function compileLists(expression: Expression, comparison: Comparison): CompiledLists {
  const lists = listsOf(expression)?.map((leaves) => withoutEmpty(leaves.map(({ text }) => text)));
  if (lists === undefined) {
    return { ok: false, reason: "What operators other than && and || mean between texts is not documented." };
  }
  switch (comparison) {
    case "EQUAL":
      return { ok: true, test: oneOf(lists, compareLists) };
    case "NOT_EQUAL":
      return { ok: true, test: (actual) => negate(oneOf(lists, compareLists)(actual)) };
    case "EQUAL_ANY":
      return { ok: true, test: oneOf(lists, containsAll) };
    case "REGEX":
    case "NOT_REGEX":
      return compilePatterns(lists, comparison);
    default:
      return { ok: false, reason: `What CHECK_${comparison} means for a list of texts is not documented.` };
  }
}

function oneOf(
  lists: readonly (readonly string[])[],
  test: (actual: readonly string[], wanted: readonly string[]) => Answer,
): ListTest {
  return (actual) =>
    combineAnswers(
      "OR",
      lists.map((wanted) => test(withoutEmpty(actual), wanted)),
    );
}

/** Windows ends a list with an empty text, and an empty list is the empty text alone. */
function withoutEmpty(texts: readonly string[]): readonly string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === "") end--;
  return texts.slice(0, end);
}

function compareLists(actual: readonly string[], wanted: readonly string[]): Answer {
  if (actual.length === wanted.length && actual.every((text, at) => text === wanted[at]))
    return answerOf(true);
  const folded = [fold(actual), fold(wanted)] as const;
  if (folded[0].size !== folded[1].size || [...folded[0]].some((text) => !folded[1].has(text))) {
    return answerOf(false);
  }
  return unclear("whether order, case or a repeated text counts in a list is not documented");
}

function fold(texts: readonly string[]): Set<string> {
  return new Set(texts.map(foldText));
}

function containsAll(actual: readonly string[], wanted: readonly string[]): Answer {
  const exact = new Set(actual);
  const folded = fold(actual);
  return combineAnswers(
    "AND",
    wanted.map((text) => {
      if (exact.has(text)) return answerOf(true);
      return folded.has(foldText(text)) ? unclear("whether case counts is not documented") : answerOf(false);
    }),
  );
}

/** How the texts of a list are joined where a pattern is looked for in all of them, which is not documented. */
const joiners = ["\n", "\r\n", " ", ",", ", ", " && ", '" && "', ""];

function compilePatterns(
  lists: readonly (readonly string[])[],
  comparison: "REGEX" | "NOT_REGEX",
): CompiledLists {
  const matchers: RegexMatcher[] = [];
  for (const list of lists) {
    if (list.length > 1) {
      return { ok: false, reason: "What && means between patterns is not documented." };
    }
    const compiled = compileRegex(list[0] ?? "");
    if (!compiled.ok)
      return { ok: false, reason: `The pattern of value_data ${compiled.reason.replace(/\.?$/, ".")}` };
    matchers.push(compiled.matcher);
  }
  return {
    ok: true,
    test(actual) {
      const found = combineAnswers(
        "OR",
        matchers.map((matcher) => searchList(matcher, withoutEmpty(actual))),
      );
      return comparison === "NOT_REGEX" ? negate(found) : found;
    },
  };
}

function searchList(matcher: RegexMatcher, actual: readonly string[]): Answer {
  const matches = (text: string) => matcher.matchesSomewhere(text);
  if (actual.length === 1) return answerOf(matches(actual[0]!));
  if (actual.length === 0) return unclear("what a pattern means for an empty list is not documented");
  return agree(
    [actual.some(matches), actual.every(matches), ...joiners.map((joiner) => matches(actual.join(joiner)))],
    "how a pattern is looked for in a list of several texts is not documented",
  );
}
