import { keywordOf } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";
import { isKnownKeyword } from "./likely-keyword.ts";

export const missingAlternative: Rule = {
  id: "missing-alternative",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    check: {
      ofItem: (item) => item !== undefined && item.requiredOneOf.length > 0,
      run(context, report) {
        const { check, item } = context;
        if (item === undefined) return;
        // A misspelt keyword may be the one that is missing.
        if (check.keywords.some(({ name }) => !isKnownKeyword(context, name))) return;
        for (const group of item.requiredOneOf) {
          if (group.some((name) => keywordOf(check, name) !== undefined)) continue;
          const owner = item.name === "" ? "This check" : item.name;
          report(check.element.open, `${owner} needs one of the keywords ${group.join(", ")}.`);
        }
      },
    },
  },
};
