import type { Report } from "../rules/rule.ts";
import type { PolicyTree, SyntaxProblem } from "../syntax/tree.ts";
import type { ActiveSyntaxRule } from "./active-rules.ts";

/** Reports a problem that the parser found, with what its rule adds. */
export function reportProblem(
  rule: ActiveSyntaxRule,
  problem: SyntaxProblem,
  tree: PolicyTree,
  report: Report,
): void {
  const { message = problem.message, ...details } = rule.details?.(problem, tree) ?? {};
  const related = problem.related && { related: problem.related };
  report(problem, message, { ...related, ...details });
}
