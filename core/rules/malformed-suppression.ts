import type { Rule } from "./rule.ts";

export const malformedSuppression: Rule = {
  id: "malformed-suppression",
  severity: "warning",
  summary: "A comment that should silence a rule names none, or one that there is not.",
  why: `A comment nessus-audit-disable-next-line, -disable-line, -disable, -enable or -disable-file is followed by the names
of rules, then perhaps by until and a day, then perhaps by -- and a reason. What is written otherwise silences nothing.`,
  bad: `<check_type:"Unix">
# nessus-audit-disable-next-line duplicate-descripton -- the twin is for the other system
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^5"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
# nessus-audit-disable-next-line duplicate-description -- the twin is for the other system
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^5"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "suppression", problem: "malformed" },
};
