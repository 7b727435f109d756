import type { Rule } from "../rule.ts";
import { forEachPair, listedPortKeywords } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const processOnPortNotAllowed: Rule = {
  id: "process-on-port-not-allowed",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "policy",
    keywords: listedPortKeywords,
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
