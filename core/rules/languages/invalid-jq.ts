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
    keyword: {
      concern: ({ keyword, kind }) => keyword?.form === "jq" && kind === "string",
      visit: ({ value }, _, { check }, report) => reportLanguage(check.tree, value!, jqProblem, report),
    },
  },
};
