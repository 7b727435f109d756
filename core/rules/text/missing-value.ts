import type { Rule } from "../rule.ts";

export const missingValue: Rule = {
  id: "missing-value",
  severity: "error",
  since: "0.1.0",
  source: { kind: "syntax", problem: "missing-value" },
};
