import { parseSinglePort } from "../../ports/single-port.ts";
import { portCheckOf } from "../../semantics/port-check.ts";
import { holdsVariable } from "../../semantics/variables.ts";
import { openPortConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const notASinglePort: Rule = {
  id: "not-a-single-port",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: openPortConcern,
      run({ check }, report) {
        const portCheck = portCheckOf(check);
        if (portCheck?.ports === undefined || portCheck.kind !== "process") return;
        if (holdsVariable(portCheck.ports.text)) return;
        const port = parseSinglePort(portCheck.ports.text);
        if (port.ok) return;
        const { kind, message } = port.problem;
        const undocumented = kind === "port-list" || kind === "port-pattern" || kind === "leading-zeros";
        report(
          sourceSpan(portCheck.ports, port.problem),
          message,
          undocumented ? { severity: "warning" } : {},
        );
      },
    },
  },
};
