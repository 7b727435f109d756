import type { Rule } from "../rule.ts";
import { elementsMatching, forEachPair, listedPortKeywords } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const processOnDeniedPort: Rule = {
  id: "process-on-denied-port",
  severity: "warning",
  since: "0.1.0",
  source: {
    kind: "policy",
    keywords: listedPortKeywords,
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
