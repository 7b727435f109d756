import type { Rule } from "../rule.ts";
import { forEachPair, listedPortKeywords } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const redundantDenyList: Rule = {
  id: "redundant-deny-list",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "policy",
    keywords: listedPortKeywords,
    run(context, report) {
      forEachPair(context, "denied", "allowed", (denied, allowed) => {
        if (denied.portSet.isEmpty || denied.portSet.meets(allowed.portSet)) return;
        const list = { start: 0, end: allowed.ports.text.length };
        const related = { ...sourceSpan(allowed.ports, list), message: "This list allows none of them." };
        const span = sourceSpan(denied.ports, { start: 0, end: denied.ports.text.length });
        report(span, "An allow list in this policy already rules out all these ports.", { related });
      });
    },
  },
};
