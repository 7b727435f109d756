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
    keyword: {
      concern: ({ keyword, kind }) => keyword?.form === "powershell" && kind === "string",
      visit({ value }, _, { check }, report) {
        // Otherwise the value is Base64.
        if (keywordText(check, "ps_encoded_args")?.toUpperCase() !== "YES") {
          reportLanguage(check.tree, value!, powershellProblem, report);
        }
      },
    },
  },
};
