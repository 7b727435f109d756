import { canMatchSameLine, linePatternOf } from "../../regex/questions/common-text.ts";
import { continuesPattern } from "../../regex/questions/continues.ts";
import { parseRegex } from "../../regex/syntax/parse.ts";
import { patternsOf } from "../../semantics/patterns.ts";
import { type Check, keywordOf } from "../../semantics/policy.ts";
import { Generations } from "../../text/generations.ts";
import { remember } from "../../text/remember.ts";
import { patternConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";
import { isMisread } from "./dropped-backslashes.ts";
import { endsBeforeName } from "./unescaped-dollar.ts";

export const unreachableExpect: Rule = {
  id: "unreachable-expect",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: (use) => use.name === "expect" && patternConcern(use),
      run({ check, item }, report) {
        if (item === undefined) return;
        const pair = pairOf(check);
        if (pair !== undefined && known.get(pair) === true) return;
        const patterns = patternsOf(check, item);
        if (patterns.length < 2) return;
        const selecting = patterns.filter(({ keyword }) => keyword.name === "regex");
        const expected = patterns.filter(({ keyword }) => keyword.name === "expect");
        const [regex, expect] = [selecting[0], expected[0]];
        // Several regexes narrow each other, and several expectations are alternatives: nobody makes this
        // mistake there.
        if (selecting.length !== 1 || expected.length !== 1 || regex === undefined || expect === undefined)
          return;
        if (regex.keyword.value !== regex.value || expect.keyword.value !== expect.value) return;
        // unescaped-dollar reports the cause.
        if (endsBeforeName(regex).length + endsBeforeName(expect).length > 0) return;
        if (keywordOf(check, "severity") !== undefined || asksForReview(expect.text)) return;
        if (canBothMatch(regex.text, expect.text)) {
          if (pair !== undefined) known.set(pair, true);
          return;
        }
        // A pattern that is not read as it was meant is for wrong-backslashes.
        if (isMisread(regex) || isMisread(expect)) return;
        report(
          expect.value,
          "No line that regex selects can match this, so the check always has the same result.",
          {
            related: { ...regex.value, message: "This selects the lines." },
          },
        );
      },
    },
  },
};

/** Pairs of values, as written, that can both match: cheaper to look up than their decoded forms. */
const known = new Generations<true>(5000);

const longestPair = 500;

/**
 * The values of `regex` and `expect` with how they are read; undefined if one of them is not a single string.
 */
function pairOf({ tree, keywords }: Check): string | undefined {
  const regex = keywords.find(({ name }) => name === "regex")?.value;
  const expect = keywords.find(({ name }) => name === "expect")?.value;
  if (regex?.kind !== "string" || expect?.kind !== "string" || !regex.closed || !expect.closed)
    return undefined;
  if (regex.end - regex.start + expect.end - expect.start > longestPair) return undefined;
  const { text, quoteRule } = tree;
  return `${quoteRule}\n${text.slice(regex.start, regex.end)}\n${text.slice(expect.start, expect.end)}`;
}

/**
 * `^MANUAL_REVIEW_REQUIRED$`, `^Manual Review Required$`: deliberately fails, so that a person looks at the
 * output.
 */
function asksForReview(expect: string): boolean {
  return /manual[ _-]?review/i.test(expect);
}

function canBothMatch(regex: string, expect: string): boolean {
  if (mayMatchSeveralLines(regex) || mayMatchSeveralLines(expect)) return true;
  // As most are written: expect is the regex with the wanted value appended.
  if (continuesPattern(expect, regex)) return true;
  const [selecting, expected] = [lineMatcherOf(regex), lineMatcherOf(expect)];
  return selecting === undefined || expected === undefined || canMatchSameLine(selecting, expected);
}

/** Patterns about line breaks are meant for more than one line. */
function mayMatchSeveralLines(pattern: string): boolean {
  return /\n|\\[nrRvN]|\(\?[a-z]*[sm]/.test(pattern);
}

/** Undefined for a pattern that can't be read, or decided. */
const lineMatcherOf = remember(
  (text) => {
    const { node, errors } = parseRegex(text, { ignoreCase: true });
    return errors.length > 0 ? undefined : linePatternOf(node);
  },
  { most: 200 },
);
