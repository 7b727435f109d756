import type { Rule } from "../rule.ts";
import { forEachPair } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const redundantDenyList: Rule = {
  id: "redundant-deny-list",
  severity: "hint",
  summary: "A deny list denies nothing that an allow list does not rule out already.",
  why: `An allow list fails for every open port that it does not name. A deny list of such ports adds a second failure for the
same thing, unless it has a reason of its own, such as another severity.`,
  bad: `<check_type:"Unix">
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
    kind: "policy",
    run(context, report) {
      forEachPair(context, "denied", "allowed", (denied, allowed) => {
        if (denied.portSet.isEmpty || denied.portSet.meets(allowed.portSet)) return;
        const list = { start: 0, end: allowed.ports.text.length };
        const related = { ...sourceSpan(allowed.ports, list), message: "This list allows none of them." };
        const span = sourceSpan(denied.ports, { start: 0, end: denied.ports.text.length });
        report(span, "An allow list of this policy rules out all these ports already.", { related });
      });
    },
  },
};
