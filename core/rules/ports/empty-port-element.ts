import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const emptyPortElement: Rule = {
  id: "empty-port-element",
  severity: "warning",
  summary: "A port list has a comma too many.",
  why: `Nothing stands before or after the comma. What the scanner makes of an empty element is not documented; usually a
port was forgotten.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22,, 80"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 80"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: reportsPortElements("empty-element"),
};
