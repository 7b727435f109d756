import type { Rule } from "../rule.ts";

export const missingValue: Rule = {
  id: "missing-value",
  severity: "error",
  summary: "A keyword or an operator has no value.",
  why: `The scanner takes the next word of the file for the value, so the keyword of the next line is lost, or the file
is rejected with "unknown token". A text that shall be empty is written as "".`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         :
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
  source: { kind: "syntax", problem: "missing-value" },
};
