import type { Rule } from "../rule.ts";

export const expiredSuppression: Rule = {
  id: "expired-suppression",
  severity: "warning",
  summary: "The last day of a comment that silences a rule is over.",
  why: `A comment with until and a day silences its rules up to and including that day. From the next day on the findings
are back, and this one reminds of the promise.`,
  bad: `<check_type:"Unix">
# nessus-audit-disable-next-line no-checks until 2020-12-31 -- the checks follow
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
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
  source: { kind: "suppression", problem: "expired" },
};
