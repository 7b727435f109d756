import type { Rule } from "../rule.ts";
import { reportsPortOverlaps } from "./port-list-rule.ts";

export const coveredPortElement: Rule = {
  id: "covered-port-element",
  severity: "hint",
  since: "0.1.0",
  source: reportsPortOverlaps(
    "covered",
    (element, others) => `Every port of ${element.text} is already matched by ${others}.`,
  ),
};
