import type { Rule } from "../rule.ts";

export const malformedSuppression: Rule = {
  id: "malformed-suppression",
  severity: "warning",
  summary: "A comment that should silence a rule names none, or one that there is not.",
  why: `A comment nessus-audit-disable-next-line, -disable-line, -disable, -enable or -disable-file is followed by the names
of rules, then perhaps by until and a day, then perhaps by -- and a reason. What is written otherwise silences nothing.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The module is loaded"
  cmd         : "cat /etc/pam.d/system-auth"
  # nessus-audit-disable-next-line unescaped-dott -- no other name is like it
  expect      : "pam_pwquality.so"
</custom_item>
</check_type>
`,
  good: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The module is loaded"
  cmd         : "cat /etc/pam.d/system-auth"
  # nessus-audit-disable-next-line unescaped-dot -- no other name is like it
  expect      : "pam_pwquality.so"
</custom_item>
</check_type>
`,
  since: "0.1.0",
  source: { kind: "suppression", problem: "malformed" },
};
