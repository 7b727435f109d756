import type { PolicyContext, Report, Rule } from "../rule.ts";

export const noChecks: Rule = {
  id: "no-checks",
  severity: "warning",
  since: "0.1.0",
  source: { kind: "policy", run: count },
};

function count({ tree, policy }: PolicyContext, report: Report): void {
  const element = policy.checkTypeElement;
  if (element === undefined || policy.checks.length > 0 || tree.errors.length > 0) return;
  if (element.open.end > element.open.start) report(element.open, "This policy has no checks.");
}
