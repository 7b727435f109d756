import type { Rule } from "../rule.ts";
import { listedPortChecks } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const uncheckedProtocol: Rule = {
  id: "unchecked-protocol",
  severity: "hint",
  summary: "A policy lists open ports for one protocol and says nothing of the other.",
  why: `A check looks at one protocol (G 172). A service that listens on UDP is not seen by a TCP list, so a host that must have
no other open ports needs both.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed ports"
  port_type   : TCP
  ports       : "22, 80"
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
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Allowed UDP ports"
  port_type   : UDP
  ports       : "123"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "policy",
    run(context, report) {
      const checks = listedPortChecks(context);
      const protocols = new Set(checks.map(({ protocol }) => protocol));
      const first = checks.find(({ kind }) => kind === "allowed");
      if (first === undefined || protocols.size !== 1) return;
      const other = first.protocol === "tcp" ? "UDP" : "TCP";
      const span = sourceSpan(first.ports, { start: 0, end: first.ports.text.length });
      report(
        span,
        `This policy has a list of allowed ${first.protocol?.toUpperCase()} ports, and none for ${other}.`,
      );
    },
  },
};
