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
    keyword: {
      concern: ({ keyword, kind }) => keyword?.form === "shell" && kind === "string",
      visit: ({ value }, _, { check }, report) => reportLanguage(check.tree, value!, shellProblem, report),
    },
  },
};
