import type { PolicyContext, Report, Rule } from "../rule.ts";

export const noChecks: Rule = {
  id: "no-checks",
  severity: "warning",
  summary: "The policy checks nothing.",
  why: `A scan with it reports nothing, which looks like a clean host.`,
  bad: `<check_type:"Unix">
# every check is commented out
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
  source: { kind: "policy", run: count },
};

function count({ tree, policy }: PolicyContext, report: Report): void {
  const element = policy.checkTypeElement;
  if (element === undefined || policy.checks.length > 0 || tree.errors.length > 0) return;
  if (element.open.end > element.open.start) report(element.open, "There is no check in this policy.");
}
