import { canMatchSameLine } from "../../regex/questions/common-text.ts";
import { parseRegex } from "../../regex/syntax/parse.ts";
import { patternsOf } from "../../semantics/patterns.ts";
import { keywordOf } from "../../semantics/policy.ts";
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
    concern: (use) => use.name === "expect" && patternConcern(use),
    run({ check, item }, report) {
      if (item === undefined) return;
      const patterns = patternsOf(check, item);
      if (patterns.length < 2) return;
      const selecting = patterns.filter(({ keyword }) => keyword.name === "regex");
      const expected = patterns.filter(({ keyword }) => keyword.name === "expect");
      const [regex, expect] = [selecting[0], expected[0]];
      // Several regexes narrow each other, several expectations are alternatives: nobody writes those wrong this way.
      if (selecting.length !== 1 || expected.length !== 1 || regex === undefined || expect === undefined)
        return;
      if (regex.keyword.value !== regex.value || expect.keyword.value !== expect.value) return;
      // The cause is told by unescaped-dollar.
      if (endsBeforeName(regex).length + endsBeforeName(expect).length > 0) return;
      if (keywordOf(check, "severity") !== undefined || asksForReview(expect.text)) return;
      if (canBothMatch(regex.text, expect.text)) return;
      // A pattern that is not read as it was meant is a matter of wrong-backslashes.
      if (isMisread(regex) || isMisread(expect)) return;
      report(expect.value, "No line that regex selects can match this: the check can only end in one way.", {
        related: { ...regex.value, message: "This selects the lines." },
      });
    },
  },
};

/** `^MANUAL_REVIEW_REQUIRED$`, `^Manual Review Required$`: written to fail, so that a person looks at the output. */
function asksForReview(expect: string): boolean {
  return /manual[ _-]?review/i.test(expect);
}

function canBothMatch(regex: string, expect: string): boolean {
  return mayMatchSeveralLines(regex) || mayMatchSeveralLines(expect) || decide(`${regex}\n${expect}`);
}

/** Patterns that speak of line breaks are meant for more than one line. */
function mayMatchSeveralLines(pattern: string): boolean {
  return /\n|\\[nrRvN]|\(\?[a-z]*[sm]/.test(pattern);
}

/** The patterns on two lines: they hold no line break of their own. */
const decide = remember((both) => {
  const [regex, expect] = both.split("\n", 2).map((text) => parseRegex(text, { ignoreCase: true }));
  if (regex === undefined || expect === undefined) return true;
  if (regex.errors.length > 0 || expect.errors.length > 0) return true;
  return canMatchSameLine(regex.node, expect.node);
});
