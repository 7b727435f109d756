import type { Rule } from "../rule.ts";

export const unterminatedString: Rule = {
  id: "unterminated-string",
  severity: "error",
  summary: "A string has no closing quote.",
  why: `The scanner reads on to the next quote of the file, takes everything in between for text, and then stops at
the first word behind it: "Parse error line 50 - unknown token 'ollowing'". The line that it names is often not the
one with the missing quote.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
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
