import type { Rule } from "../rule.ts";
import { listedPortChecks, listedPortKeywords } from "./port-checks.ts";
import { sourceSpan } from "./port-list-rule.ts";

export const uncheckedProtocol: Rule = {
  id: "unchecked-protocol",
  severity: "hint",
  since: "0.1.0",
  source: {
    kind: "policy",
    keywords: listedPortKeywords,
    run(context, report) {
      const checks = listedPortChecks(context);
      const protocols = new Set(checks.map(({ protocol }) => protocol));
      const first = checks.find(({ kind }) => kind === "allowed");
      if (first === undefined || protocols.size !== 1) return;
      const other = first.protocol === "tcp" ? "UDP" : "TCP";
      const span = sourceSpan(first.ports, { start: 0, end: first.ports.text.length });
      report(
        span,
        `This policy has a list of allowed ${first.protocol?.toUpperCase()} ports but none for ${other}.`,
      );
    },
  },
};
