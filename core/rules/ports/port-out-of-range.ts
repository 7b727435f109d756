import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const portOutOfRange: Rule = {
  id: "port-out-of-range",
  severity: "error",
  since: "0.1.0",
  source: reportsPortElements("port-out-of-range"),
};
