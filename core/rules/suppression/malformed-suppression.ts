import type { Rule } from "../rule.ts";

export const malformedSuppression: Rule = {
  id: "malformed-suppression",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "suppression", problem: "malformed" },
};
