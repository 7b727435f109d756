import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const malformedPortElement: Rule = {
  id: "malformed-port-element",
  severity: "error",
  summary: "A port element is no regular expression.",
  why: `An element of a port list is a port number or a regular expression over port numbers (G 172). One that does not compile
matches nothing at best; at worst the scanner refuses the check.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 808[0-9"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 808[0-9]"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: reportsPortElements("malformed-element"),
};
