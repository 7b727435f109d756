import type { Rule } from "../rule.ts";

export const reportInCondition: Rule = {
  id: "report-in-condition",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "check",
    check: {
      run({ check }, report) {
        if (check.tag !== "report" || !check.inCondition) return;
        report(check.element.open, "A <report> can't be in a <condition>: move it to <then> or <else>.");
      },
    },
  },
};
