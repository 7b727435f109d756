import type { Rule } from "../rule.ts";

export const unopenedTag: Rule = {
  id: "unopened-tag",
  severity: "error",
  summary: "A tag is closed that was never opened.",
  why: `The scanner rejects the file. Either the closing tag is one too many, or the opening tag in front of what it
closes got lost; which of the two is told by what may stand in what.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</then>
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
  source: { kind: "syntax", problem: "unopened-tag" },
};
