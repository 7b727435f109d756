import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const portOutOfRange: Rule = {
  id: "port-out-of-range",
  severity: "error",
  summary: "A number in a port list is no port.",
  why: `Ports go from 1 to 65535. No socket can ever have this number, so the element does nothing.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 80443"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 443"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: reportsPortElements("port-out-of-range"),
};
