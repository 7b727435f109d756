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
    concern: ({ keyword, kind }) => kind === "string" && keyword?.form === "json",
    run({ check, item }, report) {
      for (const { name, value } of check.keywords) {
        const form = item?.keywords.get(name)?.form;
        if (form === "json" && value !== undefined) reportLanguage(check.tree, value, jsonProblem, report);
      }
    },
  },
};
