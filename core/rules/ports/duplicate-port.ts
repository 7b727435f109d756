import type { Rule } from "../rule.ts";
import { reportsPortOverlaps } from "./port-list-rule.ts";

export const duplicatePort: Rule = {
  id: "duplicate-port",
  severity: "warning",
  summary: "A port stands twice in a port list.",
  why: "The second one changes nothing. Often another port was meant.",
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 80, 22"
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
  source: reportsPortOverlaps("duplicate", (element) => `${element.text} stands in this list already.`),
};
