import type { Rule } from "../rule.ts";

export const unterminatedString: Rule = {
  id: "unterminated-string",
  severity: "error",
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "unterminated-string",
    details: ({ start, end, related }, { text }) => ({
      fixes: [
        {
          title: "Close the string at the end of the line",
          safe: false,
          edits: [{ start: end, end, newText: text[related?.start ?? start] === "'" ? "'" : '"' }],
        },
      ],
    }),
  },
};
