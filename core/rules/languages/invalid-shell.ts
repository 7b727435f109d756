import { shellProblem } from "../../languages/shell/shell.ts";
import type { Rule } from "../rule.ts";
import { reportLanguage } from "./report-language.ts";

export const invalidShell: Rule = {
  id: "invalid-shell",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    needsIntact: true,
    concern: ({ keyword, kind }) => kind === "string" && keyword?.form === "shell",
    run({ check, item }, report) {
      for (const { name, value } of check.keywords) {
        const form = item?.keywords.get(name)?.form;
        if (form === "shell" && value !== undefined) reportLanguage(check.tree, value, shellProblem, report);
      }
    },
  },
};
