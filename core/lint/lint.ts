import type { Finding } from "../findings/finding.ts";
import { rules } from "../rules/index.ts";
import type { Policy } from "../semantics/policy.ts";
import type { Span } from "../syntax/tree.ts";
import { type ActiveRules, activeRules } from "./active-rules.ts";
import { collect, type Sink, shift } from "./collect.ts";
import { damagedChecks } from "./damaged-checks.ts";
import { explainedBy } from "./explained.ts";
import type { LintMemo } from "./memo.ts";
import type { LintOptions } from "./options.ts";
import { checkContext, policyContext } from "./policy-context.ts";
import { reportProblem, runCheckRules } from "./run-rules.ts";
import { applySuppressions } from "./suppression/apply-suppressions.ts";

/**
 * Runs every rule over a policy. Findings come in order of their offsets.
 * @param memo what earlier versions of the same document found; without it every check is looked at.
 */
export function lint(policy: Policy, options: LintOptions = {}, memo?: LintMemo): Finding[] {
  const { tree } = policy;
  const context = policyContext(policy, options);
  const active = activeRules(options);
  const findings: Finding[] = [];
  const sink: Sink = { findings, base: 0 };

  for (const problem of tree.errors) {
    const rule = active.syntax.get(problem.rule);
    if (rule !== undefined) reportProblem(rule, problem, tree, collect(rule, sink));
  }

  const checkRules = active.check.map((rule) => ({ ...rule, report: collect(rule, sink) }));
  const damaged = damagedChecks(policy);
  memo?.start(options, policy.checks.length);
  for (const check of policy.checks) {
    const { start, end } = check.element;
    const intact = !damaged.has(check);
    const compute = () => {
      sink.findings = [];
      sink.base = start;
      runCheckRules(checkRules, checkContext(context, check), intact);
      return sink.findings;
    };
    const found =
      memo === undefined
        ? compute()
        : memo.findingsOf(
            `${policy.checkType}\n${check.inCondition}${intact}`,
            tree.text.slice(start, end),
            compute,
          );
    for (const finding of found) findings.push(shift(finding, start));
  }

  sink.findings = findings;
  sink.base = 0;
  for (const rule of active.policy) rule.run(context, collect(rule, sink));
  const explained: Span[] = [];
  for (const rule of active.cause) {
    rule.run(context, collect(rule, sink), (span) => explained.push(span));
  }
  const left = withoutSuppressed(policy, findings, active, options).sort(
    (left, right) => left.start - right.start || left.end - right.end,
  );
  if (explained.length === 0) return left;
  const causes = new Set(active.cause.map(({ id }) => id));
  const isExplained = explainedBy(explained);
  return left.filter(({ rule, start }) => causes.has(rule) || !isExplained(start));
}

const ruleIds = rules.map(({ id }) => id);

/** The findings that no comment silences, and what is wrong with these comments. */
function withoutSuppressed(
  { tree }: Policy,
  found: Finding[],
  { ids, suppression }: ActiveRules,
  { today }: LintOptions,
): Finding[] {
  const { findings, problems } = applySuppressions(tree, found, {
    today,
    ruleIds,
    reportedAs: new Map([...suppression].map(([problem, { id }]) => [problem, id])),
    isActive: (id) => ids.has(id),
  });
  for (const { problem, message, fixes, start, end } of problems) {
    const rule = suppression.get(problem);
    if (rule !== undefined) collect(rule, { findings, base: 0 })({ start, end }, message, { fixes });
  }
  return findings;
}
