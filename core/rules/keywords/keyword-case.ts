import { replaceWith } from "../../findings/suggestion.ts";
import type { Rule } from "../rule.ts";

export const keywordCase: Rule = {
  id: "keyword-case",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    concern: ({ item, keyword }) => item !== undefined && keyword === undefined,
    run({ check, item }, report) {
      if (item === undefined) return;
      for (const { name, nameSpan } of check.keywords) {
        if (item.keywords.has(name)) continue;
        const lower = name.toLowerCase();
        if (!item.keywords.has(lower)) continue;
        report(nameSpan, `Keywords are written in lower case: ${lower}.`, {
          fixes: [replaceWith(lower, [nameSpan], true)],
        });
      }
    },
  },
};
