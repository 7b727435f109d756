import { jsonProblem } from "../../languages/json.ts";
import type { Rule } from "../rule.ts";
import { reportLanguage } from "./report-language.ts";

export const invalidJson: Rule = {
  id: "invalid-json",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    keyword: {
      concern: ({ keyword, kind }) => keyword?.form === "json" && kind === "string",
      visit: ({ value }, _, { check }, report) => reportLanguage(check.tree, value!, jsonProblem, report),
    },
  },
};
