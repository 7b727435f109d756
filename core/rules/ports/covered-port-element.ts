import type { Rule } from "../rule.ts";
import { reportsPortOverlaps } from "./port-list-rule.ts";

export const coveredPortElement: Rule = {
  id: "covered-port-element",
  severity: "hint",
  summary: "Every port of a port element is matched by other elements of the list.",
  why: "The list means the same without it. Either it is left over, or the other element matches more than it should.",
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 808[0-9], 8080"
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
  source: reportsPortOverlaps(
    "covered",
    (element, others) => `Every port of ${element.text} is matched by ${others} already.`,
  ),
};
