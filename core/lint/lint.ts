import type { Finding } from "../findings/finding.ts";
import { rules } from "../rules/index.ts";
import type { PolicyContext, Report } from "../rules/rule.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import type { Span } from "../syntax/tree.ts";
import { rememberFor } from "../text/remember.ts";
import { type ActiveRules, activeRules } from "./active-rules.ts";
import type { CheckRules } from "./check-rules.ts";
import { collect, type Sink, shift } from "./collect.ts";
import { damagedChecks } from "./damaged-checks.ts";
import { explainedBy } from "./explained.ts";
import { lookAtChecks, type Reports } from "./look-at-checks.ts";
import type { LintMemo } from "./memo.ts";
import type { LintOptions } from "./options.ts";
import { checkContexts, policyContext } from "./policy-context.ts";
import { reportProblem } from "./report-problem.ts";
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

  lintChecks(context, active, sink, options, memo);

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

/** Looks at the checks one after the other, or takes what is remembered of them. */
function lintChecks(
  context: PolicyContext,
  active: ActiveRules,
  sink: Sink,
  options: LintOptions,
  memo: LintMemo | undefined,
): void {
  const { policy, tree } = context;
  const { findings } = sink;
  const reports = reportsOf(active.check);
  reports.sink = sink;
  const { found } = reports;
  const look = lookAtChecks(active.check, policy, context.checkType?.name, reports);
  const contextOf = checkContexts(context);
  const damaged = damagedChecks(policy);
  /** Adds the findings of a check, in the order of the rules. */
  const lookAt = (check: Check) => {
    const first = sink.findings.length;
    look(contextOf(check), !damaged.has(check));
    if (found.length > 1) orderByRule(sink.findings, first, found);
    found.length = 0;
  };
  if (memo === undefined) {
    for (const check of policy.checks) lookAt(check);
    reports.sink = nowhere;
    return;
  }
  memo.start(options, policy.checks.length);
  const states = ["", "damaged", "in a condition", "damaged, in a condition"].map(
    (state) => `${policy.checkType} ${state}`,
  );
  for (const check of policy.checks) {
    const { start, end } = check.element;
    const state = states[(damaged.has(check) ? 1 : 0) + (check.inCondition ? 2 : 0)]!;
    const known = memo.findingsOf(state, tree.text.slice(start, end), () => {
      sink.findings = [];
      sink.base = start;
      lookAt(check);
      return sink.findings;
    });
    for (const finding of known) findings.push(shift(finding, start));
  }
  sink.findings = findings;
  sink.base = 0;
  reports.sink = nowhere;
}

/** So that no findings are kept by what outlives a run. */
const nowhere: Sink = { findings: [], base: 0 };

/** Where rules about checks report to: made once for them, and lent to one run after the other. */
const reportsOf = rememberFor(({ rules }: CheckRules): Reports & { sink: Sink; found: number[] } => {
  const reports = {
    sink: { findings: [], base: 0 } as Sink,
    /** The numbers of the rules that found what the current check has, in the order of `sink.findings`. */
    found: [] as number[],
    count: () => reports.found.length,
    of: rules.map(
      (rule, number): Report =>
        (span, message, details) => {
          reports.found.push(number);
          collect(rule, reports.sink)(span, message, details);
        },
    ),
  };
  return reports;
});

/** Brings the findings from an index on into the order of the rules, which the walk over the keywords has mixed. */
function orderByRule(findings: Finding[], first: number, rules: readonly number[]): void {
  if (rules.every((rule, index) => index === 0 || rules[index - 1]! <= rule)) return;
  const mixed = findings.slice(first);
  const order = [...rules.keys()].sort((left, right) => rules[left]! - rules[right]! || left - right);
  for (const [place, index] of order.entries()) findings[first + place] = mixed[index]!;
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
