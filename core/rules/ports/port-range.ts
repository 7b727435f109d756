import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const portRange: Rule = {
  id: "port-range",
  severity: "error",
  since: "0.1.0",
  source: reportsPortElements("numeric-range"),
};
