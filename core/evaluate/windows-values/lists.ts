import type { RegexMatcher } from "../../regex/compile.ts";
import { compilePattern } from "../lines/pattern.ts";
import { type Answer, agree, answerOf, combineAnswers, negate, unclear } from "./answer.ts";
import type { Comparison } from "./check-types.ts";
import { type Expression, listsOf } from "./expression.ts";
import { foldText } from "./texts.ts";

/** Does a list of texts match the expression? */
export type ListTest = (actual: readonly string[]) => Answer;

export type CompiledLists = { ok: true; test: ListTest } | { ok: false; reason: string };

/**
 * Lists of texts (G 250-251, 322): `&&` makes the list, `""` is an empty one, `||` separates lists.
 * CHECK_EQUAL_ANY requires each of these texts in the list, in any order.
 */
export function compileLists(expression: Expression, comparison: Comparison): CompiledLists {
  const found = listsOf(expression);
  if (!found.ok) return found;
  const lists = found.lists.map((leaves) => listOf(leaves.map(({ text }) => text)));
  switch (comparison) {
    case "EQUAL":
      return { ok: true, test: oneOf(lists, compareLists) };
    case "NOT_EQUAL": {
      const test = oneOf(lists, compareLists);
      return { ok: true, test: (actual) => negate(test(actual)) };
    }
    case "EQUAL_ANY":
      return { ok: true, test: oneOf(lists, containsAll) };
    case "REGEX":
    case "NOT_REGEX":
      return compilePatterns(lists, comparison);
    default:
      return {
        ok: false,
        reason: `Tenable does not document what CHECK_${comparison} means for a list of texts.`,
      };
  }
}

/** A list with what is repeatedly needed of it. */
interface List {
  texts: readonly string[];
  exact: ReadonlySet<string>;
  folded: ReadonlySet<string>;
}

function listOf(texts: readonly string[]): List {
  const own = withoutEmpty(texts);
  return { texts: own, exact: new Set(own), folded: new Set(own.map(foldText)) };
}

function oneOf(lists: readonly List[], test: (actual: List, wanted: List) => Answer): ListTest {
  return (texts) => {
    const actual = listOf(texts);
    return combineAnswers(
      "OR",
      lists.map((wanted) => test(actual, wanted)),
    );
  };
}

/** Windows ends a list with an empty text, and an empty list is only the empty text. */
function withoutEmpty(texts: readonly string[]): readonly string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1] === "") end--;
  return texts.slice(0, end);
}

function compareLists(actual: List, wanted: List): Answer {
  const { texts } = wanted;
  if (actual.texts.length === texts.length && actual.texts.every((text, at) => text === texts[at])) {
    return answerOf(true);
  }
  const { folded } = wanted;
  if (actual.folded.size !== folded.size || [...actual.folded].some((text) => !folded.has(text))) {
    return answerOf(false);
  }
  return unclear("Tenable does not document whether order, case and repetition matter in a list");
}

function containsAll(actual: List, { texts }: List): Answer {
  if (texts.length === 0)
    return unclear("Tenable does not document what CHECK_EQUAL_ANY means for an empty text");
  return combineAnswers(
    "AND",
    texts.map((text) => {
      if (actual.exact.has(text)) return answerOf(true);
      return actual.folded.has(foldText(text))
        ? unclear("Tenable does not document whether case matters")
        : answerOf(false);
    }),
  );
}

/**
 * How the texts of a list are joined if a pattern is searched for in all of them, which is not documented.
 */
const joiners = ["\n", "\r\n", " ", ",", ", ", " && ", '" && "', ""];

function compilePatterns(lists: readonly List[], comparison: "REGEX" | "NOT_REGEX"): CompiledLists {
  const matchers: RegexMatcher[] = [];
  for (const { texts } of lists) {
    if (texts.length > 1) {
      return { ok: false, reason: "Tenable does not document what && means between patterns." };
    }
    const compiled = compilePattern(texts[0] ?? "");
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
  if (actual.length === 0) return unclear("Tenable does not document what a pattern means for an empty list");
  return agree(
    [actual.some(matches), actual.every(matches), ...joiners.map((joiner) => matches(actual.join(joiner)))],
    "Tenable does not document how a pattern is looked for in a list of several texts",
  );
}
