import type { Rule } from "../rule.ts";

export const missingColon: Rule = {
  id: "missing-colon",
  severity: "error",
  summary: "There is no colon between a keyword and its value.",
  why: `A keyword line is \`keyword : value\`. Without the colon the scanner can't tell where the keyword ends and stops
with "unknown token".`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description: "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: {
    kind: "syntax",
    problem: "missing-colon",
    details: ({ end }) => ({
      fixes: [{ title: "Insert the colon", safe: true, edits: [{ start: end, end, newText: ":" }] }],
    }),
  },
};
