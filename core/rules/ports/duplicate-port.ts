import type { Rule } from "../rule.ts";
import { reportsPortOverlaps } from "./port-list-rule.ts";

export const duplicatePort: Rule = {
  id: "duplicate-port",
  severity: "warning",
  since: "0.1.0",
  source: reportsPortOverlaps("duplicate", (element) => `${element.text} is already in this list.`),
};
