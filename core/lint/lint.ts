import { type BoundedFindings, boundFurther, type FindingBounds, mostKept } from "../findings/bounded.ts";
import type { Finding } from "../findings/finding.ts";
import { FindingCollector } from "../findings/finding-collector.ts";
import { rules } from "../rules/index.ts";
import type { PolicyContext, Report } from "../rules/rule.ts";
import type { Policy } from "../semantics/policy.ts";
import type { Span } from "../syntax/tree.ts";
import { rememberFor } from "../text/remember.ts";
import { type ActivePolicyRule, type ActiveRule, type ActiveRules, activeRules } from "./active-rules.ts";
import type { CheckRules } from "./check-rules.ts";
import { mostRemembered } from "./checks-memo.ts";
import { damagedChecks } from "./damaged-checks.ts";
import { explainedBy } from "./explained.ts";
import { findingOf } from "./finding-of.ts";
import { lookAtChecks, type Reports } from "./look-at-checks.ts";
import type { LintMemo, LintRun } from "./memo.ts";
import type { LintOptions } from "./options.ts";
import { checkContexts, policyContext } from "./policy-context.ts";
import { reportProblem } from "./report-problem.ts";
import { type Suppressions, suppressionsOf } from "./suppression/apply-suppressions.ts";

/**
 * Runs every rule on a policy. Findings are in the order of their offsets; of a rule with very many, the
 * `mostKept` most severe.
 * @param memo findings of earlier versions of the same document; without it, every check is examined
 */
export function lint(policy: Policy, options: LintOptions = {}, memo?: LintMemo): Finding[] {
  return [...lintBounded(policy, options, mostKept, memo).findings];
}

/**
 * The same, with how many findings the limits leave out. Excess findings of a rule are dropped during the
 * search, so that a policy full of mistakes takes no more memory than what is kept.
 */
export function lintBounded(
  policy: Policy,
  options: LintOptions,
  bounds: FindingBounds,
  memo?: LintMemo,
): BoundedFindings {
  const { tree, checks } = policy;
  const run = memo?.start(policy, options);
  const context = { ...policyContext(policy, options), ...(run && { textsOf: run.textsOf }) };
  const active = activeRules(options);
  const suppressions = suppressionsIn(policy, active, options);
  const sink = new Sink(bounds.ofRule, suppressions);

  // Causes are found first, since what they explain is not reported, but come last among the findings at one
  // place.
  const explained: Span[] = [];
  sink.group = checks.length + 1;
  for (const [order, rule] of active.cause.entries()) {
    rule.run(context, sink.reportOf(rule, order), (span) => explained.push(span));
  }
  if (explained.length > 0) sink.isExplained = explainedBy(explained);

  sink.group = -1;
  for (const [order, problem] of tree.errors.entries()) {
    const rule = active.syntax.get(problem.rule);
    if (rule !== undefined) reportProblem(rule, problem, tree, sink.reportOf(rule, order));
  }
  lintChecks(context, active, sink, run);
  sink.group = checks.length;
  for (const [order, rule] of active.policy.entries()) runOnPolicy(rule, context, { sink, order }, run);
  run?.finish();
  sink.group = checks.length + 2;
  for (const [order, { problem, message, fixes, start, end }] of suppressions.problems().entries()) {
    const rule = active.suppression.get(problem);
    if (rule !== undefined) sink.keep(findingOf(rule, { start, end }, message, { fixes }), order);
  }
  return boundFurther(sink.collector.result(), bounds);
}

/** Collects the findings that are neither suppressed nor explained by a cause. */
class Sink {
  readonly collector: FindingCollector;
  readonly #suppressions: Suppressions;
  /** Order of the current findings among those at the same place: see `FindingCollector`. */
  group = 0;
  isExplained = (_start: number): boolean => false;

  constructor(ofRule: number, suppressions: Suppressions) {
    this.collector = new FindingCollector(ofRule);
    this.#suppressions = suppressions;
  }

  reportOf(rule: ActiveRule, order: number): Report {
    return (span, message, details) => this.add(findingOf(rule, span, message, details), order);
  }

  add(finding: Finding, order: number): void {
    if (!this.#suppressions.isSilenced(finding)) this.keep(finding, order);
  }

  /** Keeps a finding whether or not comments suppress it. */
  keep(finding: Finding, order: number): void {
    if (!this.isExplained(finding.start)) this.collector.add(finding, this.group, order);
  }
}

/** Runs a rule about the whole policy, or takes what it found before where it can't have changed. */
function runOnPolicy(
  rule: ActivePolicyRule,
  context: PolicyContext,
  { sink, order }: { sink: Sink; order: number },
  run: LintRun | undefined,
): void {
  if (run === undefined || rule.keywords === undefined) {
    rule.run(context, sink.reportOf(rule, order));
    return;
  }
  const known = run.stillFoundBy(rule);
  if (known !== undefined) {
    for (const finding of known) sink.add(finding, order);
    return;
  }
  let made: Finding[] | undefined = [];
  rule.run(context, (span, message, details) => {
    const finding = findingOf(rule, span, message, details);
    if (made !== undefined && made.push(finding) > mostRemembered.ofCheck) made = undefined;
    sink.add(finding, order);
  });
  if (made !== undefined) run.keep(rule, made);
}

/** Examines the checks one after the other, or uses the remembered findings. */
function lintChecks(context: PolicyContext, active: ActiveRules, sink: Sink, run: LintRun | undefined): void {
  const { policy } = context;
  const reports = reportsOf(active.check);
  const look = lookAtChecks(active.check, policy, context.checkType?.name, reports);
  const contextOf = checkContexts(context);
  const damaged = damagedChecks(policy);
  reports.sink = sink;
  reports.made = undefined;
  if (run === undefined) {
    for (const [index, check] of policy.checks.entries()) {
      sink.group = index;
      look(contextOf(check), !damaged.has(check));
    }
    reports.sink = undefined;
    return;
  }
  for (const [index, check] of policy.checks.entries()) {
    const state = (damaged.has(check) ? 1 : 0) + (check.inCondition ? 2 : 0);
    sink.group = index;
    const known = run.checks.findingsOf(check.element, state);
    if (known !== undefined) {
      for (const [order, finding] of known.entries()) sink.add(finding, order);
      continue;
    }
    reports.made = [];
    look(contextOf(check), !damaged.has(check));
    const made = reports.made?.sort((left, right) => left.rule - right.rule);
    run.checks.keep(
      check.element,
      state,
      made?.map(({ finding }) => finding),
    );
    reports.made = undefined;
  }
  reports.sink = undefined;
}

interface CheckReports extends Reports {
  /** The sink of the current run; undefined between runs, so that nothing outlives a run. */
  sink: Sink | undefined;
  /** The findings of one check, to be remembered; undefined if nobody needs them, or there are too many. */
  made: { finding: Finding; rule: number }[] | undefined;
}

/** Where rules about checks report to: created once for them, and used by one run after another. */
const reportsOf = rememberFor(({ rules }: CheckRules): CheckReports => {
  let count = 0;
  const reports: CheckReports = {
    sink: undefined,
    made: undefined,
    count: () => count,
    of: rules.map(
      (rule, number): Report =>
        (span, message, details) => {
          count++;
          const finding = findingOf(rule, span, message, details);
          if (
            reports.made !== undefined &&
            reports.made.push({ finding, rule: number }) > mostRemembered.ofCheck
          )
            reports.made = undefined;
          reports.sink!.add(finding, number);
        },
    ),
  };
  return reports;
});

const ruleIds = rules.map(({ id }) => id);

/** The comments of a policy that suppress findings. */
function suppressionsIn(
  { tree }: Policy,
  { ids, suppression }: ActiveRules,
  { today }: LintOptions,
): Suppressions {
  return suppressionsOf(tree, {
    today,
    ruleIds,
    reportedAs: new Map([...suppression].map(([problem, { id }]) => [problem, id])),
    isActive: (id) => ids.has(id),
  });
}
