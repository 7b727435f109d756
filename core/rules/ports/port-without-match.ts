import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const portWithoutMatch: Rule = {
  id: "port-without-match",
  severity: "error",
  summary: "A port element matches no port.",
  why: `No number from 1 to 65535 fits the element in full, so it allows or denies nothing.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22 80"
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
  source: reportsPortElements("matches-no-port"),
};
