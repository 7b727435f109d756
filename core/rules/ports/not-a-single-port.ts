import { parseSinglePort } from "../../ports/single-port.ts";
import { portCheckOf } from "../../semantics/port-check.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { openPortConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const notASinglePort: Rule = {
  id: "not-a-single-port",
  severity: "error",
  summary: "AUDIT_PROCESS_ON_PORT is given something else than one port.",
  why: `The check looks up the process of one port (G 172, 292). What the scanner makes of a list or a regular expression
here is not documented; write a check for each port.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Only nginx on the web ports"
  port_type   : TCP
  ports       : "80, 443"
  name        : "nginx"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Only nginx on port 80"
  port_type   : TCP
  ports       : "80"
  name        : "nginx"
</custom_item>
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "Only nginx on port 443"
  port_type   : TCP
  ports       : "443"
  name        : "nginx"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "check",
    concern: openPortConcern,
    run({ tree, check }, report) {
      const portCheck = portCheckOf(tree, check);
      if (portCheck?.ports === undefined || portCheck.kind !== "process") return;
      if (holdsVariable(portCheck.ports.text)) return;
      const port = parseSinglePort(portCheck.ports.text);
      if (port.ok) return;
      const { kind, message } = port.problem;
      const undocumented = kind === "port-list" || kind === "port-pattern" || kind === "leading-zeros";
      report(sourceSpan(portCheck.ports, port.problem), message, undocumented ? { severity: "warning" } : {});
    },
  },
};
