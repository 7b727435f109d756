import { parsePortList } from "../ports/port-list.ts";
import { portListOverlaps } from "../ports/port-overlaps.ts";
import { portCheckOf } from "../semantics/port-check.ts";
import { removeElement } from "./port-list-rule.ts";
import type { Rule } from "./rule.ts";

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
  source: {
    kind: "check",
    run({ tree, check }, report) {
      const portCheck = portCheckOf(tree, check);
      if (portCheck?.ports === undefined || portCheck.kind === "process") return;
      const list = parsePortList(portCheck.ports.text);
      for (const { element, coveredBy, kind } of portListOverlaps(list)) {
        if (kind !== "duplicate") continue;
        const { span, related, fix } = removeElement(portCheck.ports, list, element, coveredBy);
        report(span, `${element.text} stands in this list already.`, { related, fixes: [fix] });
      }
    },
  },
};
