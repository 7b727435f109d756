import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";

export const missingCompanion: Rule = {
  id: "missing-companion",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    concern: ({ keyword }) => keyword !== undefined && keyword.requires.length > 0,
    run({ check, item }, report) {
      if (item === undefined) return;
      for (const { name, nameSpan } of check.keywords) {
        const requires = item.keywords.get(name)?.requires;
        if (requires === undefined || requires.length === 0) continue;
        const missing = requires.find((other) => keywordOf(check, other) === undefined);
        if (missing !== undefined)
          report(nameSpan, `The guide has ${name} together with ${missing}, which is missing here.`);
      }
    },
  },
};
