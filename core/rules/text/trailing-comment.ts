import type { PolicyContext, Report, Rule } from "../rule.ts";

export const trailingComment: Rule = {
  id: "trailing-comment",
  severity: "hint",
  summary: "A comment stands behind a value.",
  why: `Published files have comments on lines of their own only. The guide shows one behind a value in a template (G 136), and
whether the scanner takes it everywhere is not known.`,
  bad: `<check_type:"Unix">
<custom_item>
  type        : CMD_EXEC # the kernel
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
  source: { kind: "policy", run: findTrailing },
};

function findTrailing({ tree }: PolicyContext, report: Report): void {
  for (const comment of tree.comments) {
    if (comment.afterValue) report(comment, "Write the comment on a line of its own, before this one.");
  }
}
