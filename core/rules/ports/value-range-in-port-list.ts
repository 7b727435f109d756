import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const valueRangeInPortList: Rule = {
  id: "value-range-in-port-list",
  severity: "warning",
  summary: "A port list holds a range in brackets, which belongs to other values.",
  why: `\`[1..9]\` is a range in the value_data of numbers (G 249). In a port list it is a regular expression: one of the
characters between the brackets.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No old services"
  port_type   : TCP
  ports       : "[21..23]"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No old services"
  port_type   : TCP
  ports       : "2[1-3]"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: reportsPortElements("value-range"),
};
