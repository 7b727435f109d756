import { describePorts } from "../../ports/describe-ports.ts";
import type { Rule } from "../rule.ts";
import { elementsMatching, forEachPair } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const portAllowedAndDenied: Rule = {
  id: "port-allowed-and-denied",
  severity: "warning",
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
