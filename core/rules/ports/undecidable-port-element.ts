import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const undecidablePortElement: Rule = {
  id: "undecidable-port-element",
  severity: "warning",
  since: "0.1.0",
  source: reportsPortElements("undecidable-element"),
};
