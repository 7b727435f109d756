import type { Rule } from "../rule.ts";

export const unusedSuppression: Rule = {
  id: "unused-suppression",
  severity: "hint",
  since: "0.1.0",
  source: { kind: "suppression", problem: "unused" },
};
