import { powershellProblem } from "../../languages/powershell.ts";
import { keywordText } from "../../semantics/policy.ts";
import type { Rule } from "../rule.ts";
import { reportLanguage } from "./report-language.ts";

export const invalidPowershell: Rule = {
  id: "invalid-powershell",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    concern: ({ keyword, kind }) => kind === "string" && keyword?.form === "powershell",
    run({ check, item }, report) {
      // Then the value is Base64.
      if (keywordText(check, "ps_encoded_args")?.toUpperCase() === "YES") return;
      for (const { name, value } of check.keywords) {
        if (value !== undefined && item?.keywords.get(name)?.form === "powershell") {
          reportLanguage(check.tree, value, powershellProblem, report);
        }
      }
    },
  },
};
