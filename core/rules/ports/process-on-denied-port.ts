import type { Rule } from "../rule.ts";
import { elementsMatching, forEachPair } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const processOnDeniedPort: Rule = {
  id: "process-on-denied-port",
  severity: "warning",
  summary: "A process is expected on a port that another check denies.",
  why: `If the port is open the deny list fails; if it is closed there is no process to check.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Denied ports"
  port_type   : TCP
  ports       : "21, 22, 23"
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
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Denied ports"
  port_type   : TCP
  ports       : "21, 23"
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
      forEachPair(context, "process", "denied", (process, denied) => {
        if (!denied.portSet.meets(process.portSet)) return;
        const denying = elementsMatching(denied.list, process.portSet)[0];
        if (denying === undefined) return;
        const related = { ...sourceSpan(denied.ports, denying), message: `${denying.text} denies it here.` };
        const message = `A process is expected on port ${process.ports.text.trim()}, which another check denies.`;
        report(sourceSpan(process.ports, { start: 0, end: process.ports.text.length }), message, { related });
      });
    },
  },
};
