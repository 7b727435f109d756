import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";

export const missingCompanion: Rule = {
  id: "missing-companion",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    keyword: {
      concern: ({ keyword }) => keyword !== undefined && keyword.requires.length > 0,
      visit({ name, nameSpan }, known, { check }, report) {
        const missing = known!.requires.find((other) => keywordOf(check, other) === undefined);
        if (missing !== undefined)
          report(nameSpan, `The guide uses ${name} only with ${missing}, which is missing here.`);
      },
    },
  },
};
