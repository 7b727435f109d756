import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const malformedPortElement: Rule = {
  id: "malformed-port-element",
  severity: "error",
  since: "0.1.0",
  source: reportsPortElements("malformed-element"),
};
