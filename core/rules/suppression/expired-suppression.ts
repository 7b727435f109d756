import type { Rule } from "../rule.ts";

export const expiredSuppression: Rule = {
  id: "expired-suppression",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "suppression", problem: "expired" },
};
