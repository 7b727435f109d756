import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const portWithoutMatch: Rule = {
  id: "port-without-match",
  severity: "error",
  since: "0.1.0",
  source: reportsPortElements("matches-no-port"),
};
