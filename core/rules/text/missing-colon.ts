import type { Rule } from "../rule.ts";

export const missingColon: Rule = {
  id: "missing-colon",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "missing-colon",
    details: ({ end }) => ({
      fixes: [{ title: "Insert the colon", safe: true, edits: [{ start: end, end, newText: ":" }] }],
    }),
  },
};
