import { type BacktrackingRisk, backtrackingRisksOf } from "../../regex/questions/backtracking.ts";
import { parsePattern, placeInFile } from "../../semantics/patterns.ts";
import type { Rule } from "../rule.ts";

export const backtrackingRegex: Rule = {
  id: "backtracking-regex",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    pattern(pattern, _, report) {
      const risks = risksOf(pattern.text);
      const worst = risks.find(({ kind }) => kind === "exponential") ?? risks[0];
      if (worst !== undefined) report(placeInFile(pattern, worst), worst.reason);
    },
  },
};

const noRisks: readonly BacktrackingRisk[] = [];

function risksOf(pattern: string): readonly BacktrackingRisk[] {
  if (!hasTwoRepetitions(pattern)) return noRisks;
  const { node, errors } = parsePattern(pattern);
  return errors.length > 0 ? noRisks : backtrackingRisksOf(node);
}

/** A single repetition can't be split in two ways, except for `(a|a)*` and the like. */
function hasTwoRepetitions(pattern: string): boolean {
  let repetitions = 0;
  for (let at = 0; at < pattern.length; at++) {
    const code = pattern.charCodeAt(at);
    // * + ? { and, for alternatives that overlap, |
    if (code === 42 || code === 43 || code === 63 || code === 123 || code === 124) repetitions++;
  }
  return repetitions >= 2;
}
