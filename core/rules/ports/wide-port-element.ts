import { describePorts } from "../../ports/describe-ports.ts";
import { parsePortList } from "../../ports/port-list.ts";
import { portCheckOf } from "../../semantics/port-check.ts";
import { openPortConcern } from "../concern.ts";
import type { Rule } from "../rule.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const widePortElement: Rule = {
  id: "wide-port-element",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      concern: openPortConcern,
      run({ check }, report) {
        const portCheck = portCheckOf(check);
        if (portCheck?.ports === undefined || portCheck.kind === "process") return;
        for (const element of parsePortList(portCheck.ports.text).elements) {
          if (element.problem !== undefined || !looksNarrower(element.text)) continue;
          const message = `${element.text} matches ${describePorts(element.ports)}.`;
          report(sourceSpan(portCheck.ports, element), message);
        }
      },
    },
  },
};

/** Open repetition, or a dot that may be meant literally: these two match more than it seems. */
function looksNarrower(element: string): boolean {
  return /[+*]|\{\d*,|(?:^|[^\\])\./.test(element);
}
