import type { Rule } from "../rule.ts";
import { forEachPair } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const processOnPortNotAllowed: Rule = {
  id: "process-on-port-not-allowed",
  severity: "warning",
  summary: "A process is expected on a port that no allow list allows.",
  why: `If the port is open the allow list fails; if it is closed there is no process to check.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "80, 443"
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Only sshd on port 22"
  port_type   : TCP
  ports       : "22"
  name        : "sshd"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 80, 443"
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Only sshd on port 22"
  port_type   : TCP
  ports       : "22"
  name        : "sshd"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "policy",
    run(context, report) {
      forEachPair(context, "process", "allowed", (process, allowed) => {
        if (process.portSet.isEmpty || process.portSet.isSubsetOf(allowed.portSet)) return;
        const list = { start: 0, end: allowed.ports.text.length };
        const related = { ...sourceSpan(allowed.ports, list), message: "This list does not allow it." };
        const message = `A process is expected on port ${process.ports.text.trim()}, which the allow list does not allow.`;
        report(sourceSpan(process.ports, { start: 0, end: process.ports.text.length }), message, { related });
      });
    },
  },
};
