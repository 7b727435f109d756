import { replaceWith } from "../../findings/suggestion.ts";
import type { Rule } from "../rule.ts";

export const keywordCase: Rule = {
  id: "keyword-case",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    keyword: {
      concern: ({ item, keyword }) => item !== undefined && keyword === undefined,
      visit({ name, nameSpan }, _, { item }, report) {
        const lower = name.toLowerCase();
        if (!item!.keywords.has(lower)) return;
        report(nameSpan, `Keywords are written in lower case: ${lower}.`, {
          fixes: [replaceWith(lower, [nameSpan], true)],
        });
      },
    },
  },
};
