import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const commaInPortRegex: Rule = {
  id: "comma-in-port-regex",
  severity: "error",
  since: "0.1.0",
  source: reportsPortElements("comma-in-regex"),
};
