import { describePorts } from "../../ports/describe-ports.ts";
import type { Rule } from "../rule.ts";
import { elementsMatching, forEachPair } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const portAllowedAndDenied: Rule = {
  id: "port-allowed-and-denied",
  severity: "warning",
  summary: "A port is allowed by one check and denied by another.",
  why: `Both checks see the same host. When the port is open the deny list fails, so allowing it has no effect, and whoever
reads the policy cannot tell what was meant.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 23, 80"
</custom_item>
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Denied ports"
  port_type   : TCP
  ports       : "21, 23"
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
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Denied ports"
  port_type   : TCP
  ports       : "21, 23"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "policy",
    run(context, report) {
      forEachPair(context, "allowed", "denied", (allowed, denied) => {
        for (const element of denied.list.elements) {
          if (!element.ports.meets(allowed.portSet)) continue;
          const both = element.ports.intersect(allowed.portSet);
          const allowing = elementsMatching(allowed.list, both)[0];
          if (allowing === undefined) continue;
          const related = {
            ...sourceSpan(allowed.ports, allowing),
            message: `${allowing.text} allows it here.`,
          };
          const message = `This check denies what another one allows: ${describePorts(both)}/${denied.protocol}.`;
          report(sourceSpan(denied.ports, element), message, { related });
        }
      });
    },
  },
};
