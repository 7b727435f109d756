import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const valueRangeInPortList: Rule = {
  id: "value-range-in-port-list",
  severity: "warning",
  since: "0.1.0",
  source: reportsPortElements("value-range"),
};
