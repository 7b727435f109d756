import type { Rule } from "../rule.ts";
import { reportsPortElements } from "./port-list-rule.ts";

export const commaInPortRegex: Rule = {
  id: "comma-in-port-regex",
  severity: "error",
  summary: "A regular expression in a port list holds a comma, which ends the element.",
  why: `The comma separates elements (G 172), also inside of braces and brackets. The two halves are no longer the regular
expression that was meant.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 8[0-9]{2,3}"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 8[0-9][0-9], 8[0-9][0-9][0-9]"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: reportsPortElements("comma-in-regex"),
};
