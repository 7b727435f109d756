import type { Report } from "../rules/rule.ts";
import type { Policy } from "../semantics/policy.ts";
import type { Span } from "../syntax/tree.ts";
import { type ActiveRule, activeRules } from "./active-rules.ts";
import { damagedChecks } from "./damaged-checks.ts";
import { explainedBy } from "./explained.ts";
import { lint } from "./lint.ts";
import { lookAtChecks } from "./look-at-checks.ts";
import type { LintOptions } from "./options.ts";
import { checkContexts, policyContext } from "./policy-context.ts";
import { reportProblem } from "./report-problem.ts";
import { silencedIn } from "./suppression/apply-suppressions.ts";

/**
 * Whether `lint` finds an error in a policy. Runs the rules that can report one, up to the first error that
 * is neither suppressed nor explained by a cause.
 */
export function hasErrors(policy: Policy, options: LintOptions = {}): boolean {
  const active = activeRules(options);
  // Unused suppressions are only known after all findings.
  if ([...active.suppression.values()].some(isError)) return lint(policy, options).some(isError);
  const { tree } = policy;
  const context = policyContext(policy, options);
  const isSilenced = silencedIn(tree, options.today);
  let found = false;
  let isExplained = (_start: number): boolean => false;
  const watch =
    ({ id, severity: own }: ActiveRule): Report =>
    ({ start }, _message, { severity = own } = {}) => {
      found ||=
        own === "error" && severity === "error" && !isSilenced({ rule: id, start }) && !isExplained(start);
    };

  const explained: Span[] = [];
  for (const rule of active.cause) {
    rule.run(context, watch(rule), (span) => explained.push(span));
    if (found) return true;
  }
  if (explained.length > 0) isExplained = explainedBy(explained);

  for (const problem of tree.errors) {
    const rule = active.syntax.get(problem.rule);
    if (rule === undefined || !isError(rule)) continue;
    reportProblem(rule, problem, tree, watch(rule));
    if (found) return true;
  }
  let count = 0;
  const look = lookAtChecks(active.gravestCheck, policy, context.checkType?.name, {
    of: active.gravestCheck.rules.map((rule) => {
      const report = watch(rule);
      return (span, message, details) => {
        count++;
        report(span, message, details);
      };
    }),
    count: () => count,
  });
  const contextOf = checkContexts(context);
  const damaged = damagedChecks(policy);
  for (const check of policy.checks) {
    look(contextOf(check), !damaged.has(check));
    if (found) return true;
  }
  for (const rule of active.policy) {
    if (!isError(rule)) continue;
    rule.run(context, watch(rule));
    if (found) return true;
  }
  return false;
}

function isError({ severity }: { severity: string }): boolean {
  return severity === "error";
}
