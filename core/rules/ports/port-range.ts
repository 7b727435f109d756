import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const portRange: Rule = {
  id: "port-range",
  severity: "error",
  summary: "A port list holds a range of numbers, which this language does not have.",
  why: `\`1024-1029\` is read as a regular expression: the text 1024-1029, which is no port. An allow list then allows none of
these ports, a deny list denies none of them, and nothing says so. The guide knows single ports, lists and regular
expressions (G 172).`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "High ports are closed"
  port_type   : TCP
  ports       : "23, 1024-1029"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "High ports are closed"
  port_type   : TCP
  ports       : "23, 102[4-9]"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: reportsPortElements("numeric-range"),
};
