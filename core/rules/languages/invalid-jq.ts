import { jqProblem } from "../../languages/jq.ts";
import type { Rule } from "../rule.ts";
import { reportLanguage } from "./report-language.ts";

export const invalidJq: Rule = {
  id: "invalid-jq",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    concern: ({ keyword, kind }) => kind === "string" && keyword?.form === "jq",
    run({ check, item }, report) {
      for (const { name, value } of check.keywords) {
        const form = item?.keywords.get(name)?.form;
        if (form === "jq" && value !== undefined) reportLanguage(check.tree, value, jqProblem, report);
      }
    },
  },
};
