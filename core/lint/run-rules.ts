import type { CheckContext, Report } from "../rules/rule.ts";
import type { PolicyTree, SyntaxProblem } from "../syntax/tree.ts";
import { type ActiveCheckRule, type ActiveSyntaxRule, findConcerns } from "./active-rules.ts";

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

/** A rule with where it reports to. */
export type RunningCheckRule = ActiveCheckRule & { report: Report };

/** Runs the rules that a check concerns. @param intact whether no syntax problem touches the check */
export function runCheckRules(
  rules: readonly RunningCheckRule[],
  context: CheckContext,
  intact: boolean,
): void {
  const met = findConcerns(context.check, context.item);
  for (const rule of rules) {
    const { concern, needsIntact } = rule;
    if ((concern === -1 || met[concern] === 1) && (intact || !needsIntact)) rule.run(context, rule.report);
  }
}
