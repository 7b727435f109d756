import type { Rule } from "../rule.ts";

export const unopenedTag: Rule = {
  id: "unopened-tag",
  severity: "error",
  since: "0.1.0",
  source: { kind: "syntax", problem: "unopened-tag" },
};
