import { checkTypeSchema, type ItemSchema, schemaOfCheck, standardSchema } from "../schema/index.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import type { Span, SyntaxProblem } from "../syntax/tree.ts";
import type { Finding, Severity } from "./finding.ts";
import { rules } from "./index.ts";
import type { LintMemo } from "./lint-memo.ts";
import type { LintOptions } from "./lint-options.ts";
import type {
  CheckContext,
  PolicyContext,
  Report,
  ReportDetails,
  Rule,
  RuleSource,
  SuppressionProblem,
} from "./rule.ts";
import { applySuppressions } from "./suppression.ts";

/**
 * Runs every rule over a policy. Findings come in order of their offsets.
 * @param memo what earlier versions of the same document found; without it every check is looked at.
 */
export function lint(policy: Policy, options: LintOptions = {}, memo?: LintMemo): Finding[] {
  const { tree } = policy;
  const { schema = standardSchema, encoding } = options;
  const active = activeRules(options);
  const checkType = policy.checkType === undefined ? undefined : checkTypeSchema(policy.checkType, schema);
  const itemOf = (check: Check): ItemSchema | undefined =>
    checkType && schemaOfCheck(checkType, check, schema);
  const findings: Finding[] = [];

  for (const problem of tree.errors) {
    const rule = active.syntax.get(problem.rule);
    if (rule !== undefined) reportProblem(rule, problem, policy, findings);
  }

  const sink: Sink = { findings, base: 0 };
  const checkRules = active.check.map((rule) => ({ ...rule, report: collect(rule, sink) }));
  const damaged = damagedChecks(policy);
  memo?.start(options, policy.checks.length);
  for (const check of policy.checks) {
    const { start, end } = check.element;
    const intact = !damaged.has(check);
    const compute = () => {
      sink.findings = [];
      sink.base = start;
      runCheckRules(checkRules, { schema, tree, check, checkType, item: itemOf(check) }, intact);
      return sink.findings;
    };
    const state = `${policy.checkType}\n${check.inCondition}${intact}`;
    const found = memo ? memo.findingsOf(state, tree.text.slice(start, end), compute) : compute();
    for (const finding of found) findings.push(shift(finding, start));
  }

  const context: PolicyContext = { schema, tree, policy, encoding, checkType, itemOf };
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
  return withoutExplained(left, explained, active);
}

/** Effects of what a cause was named for are not told as well. @param findings in order */
function withoutExplained(findings: Finding[], spans: readonly Span[], { cause }: ActiveRules): Finding[] {
  if (spans.length === 0) return findings;
  const causes = new Set(cause.map(({ id }) => id));
  const inOrder = spans.toSorted((left, right) => left.start - right.start);
  let next = 0;
  let reach = -1;
  return findings.filter(({ rule, start }) => {
    for (; next < inOrder.length && inOrder[next]!.start <= start; next++) {
      reach = Math.max(reach, inOrder[next]!.end);
    }
    return causes.has(rule) || start > reach;
  });
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

function reportProblem(
  rule: ActiveSyntaxRule,
  problem: SyntaxProblem,
  policy: Policy,
  findings: Finding[],
): void {
  const { message = problem.message, ...details } = rule.details?.(problem, policy.tree) ?? {};
  const related = problem.related && { related: problem.related };
  collect(rule, { findings, base: 0 })(problem, message, { ...related, ...details });
}

function runCheckRules(rules: readonly RunningCheckRule[], context: CheckContext, intact: boolean): void {
  for (const rule of rules) {
    if (intact || !rule.needsIntact) rule.run(context, rule.report);
  }
}

/** Checks that a syntax problem touches: what is missing in them may only be unreadable. */
function damagedChecks(policy: Policy): Set<Check> {
  const damaged = new Set<Check>();
  let index = 0;
  for (const problem of policy.tree.errors) {
    while (index < policy.checks.length && policy.checks[index]!.element.end < problem.start) index++;
    const check = policy.checks[index];
    if (check !== undefined && check.element.start <= problem.end) damaged.add(check);
  }
  return damaged;
}

interface ActiveRule {
  id: string;
  severity: Severity;
}
type ActiveSyntaxRule = ActiveRule & Pick<Extract<RuleSource, { kind: "syntax" }>, "details">;
interface ActiveCheckRule extends ActiveRule {
  needsIntact: boolean;
  run(context: CheckContext, report: Report): void;
}
type RunningCheckRule = ActiveCheckRule & { report: Report };
interface ActiveRules {
  syntax: Map<string, ActiveSyntaxRule>;
  check: ActiveCheckRule[];
  policy: (ActiveRule & { run(context: PolicyContext, report: Report): void })[];
  cause: (ActiveRule & Pick<Extract<RuleSource, { kind: "cause" }>, "run">)[];
  suppression: Map<SuppressionProblem, ActiveRule>;
  ids: Set<string>;
}

const activeByOptions = new WeakMap<object, ActiveRules>();
const noSeverities = {};

function activeRules({ severities = noSeverities }: LintOptions): ActiveRules {
  let active = activeByOptions.get(severities);
  if (active === undefined) {
    active = sortRules(rules, severities);
    activeByOptions.set(severities, active);
  }
  return active;
}

function sortRules(all: readonly Rule[], severities: NonNullable<LintOptions["severities"]>): ActiveRules {
  const active: ActiveRules = {
    syntax: new Map(),
    check: [],
    policy: [],
    cause: [],
    suppression: new Map(),
    ids: new Set(),
  };
  for (const { id, severity: own, source } of all) {
    const severity = severities[id] ?? own;
    if (severity === "off") continue;
    active.ids.add(id);
    if (source.kind === "syntax") {
      active.syntax.set(source.problem, { id, severity, ...(source.details && { details: source.details }) });
    } else if (source.kind === "check") {
      active.check.push({ id, severity, needsIntact: source.needsIntact === true, run: source.run });
    } else if (source.kind === "cause") active.cause.push({ id, severity, run: source.run });
    else if (source.kind === "suppression") active.suppression.set(source.problem, { id, severity });
    else active.policy.push({ id, severity, run: source.run });
  }
  return active;
}

/** Where findings go, and the offset that theirs are relative to. */
interface Sink {
  findings: Finding[];
  base: number;
}

/** A milder case never becomes louder than the rule as the user set it. */
function collect(rule: ActiveRule, sink: Sink): Report {
  return (span: Span, message: string, details: ReportDetails = {}) => {
    const { severity = rule.severity, related, fixes } = details;
    const finding: Finding = {
      rule: rule.id,
      severity: loudness[severity] < loudness[rule.severity] ? severity : rule.severity,
      start: span.start,
      end: span.end,
      message: oneLine(message),
      ...(related && { related }),
      ...(fixes && fixes.length > 0 && { fixes }),
    };
    sink.findings.push(sink.base === 0 ? finding : shift(finding, -sink.base));
  };
}

/** What a message quotes of a value may hold line breaks; a finding is told on one line. */
function oneLine(message: string): string {
  return /[\r\n]/.test(message) ? message.replace(/(?<![ \t])[ \t]*[\r\n]\s*/g, " ") : message;
}

const loudness: Record<Severity, number> = { hint: 0, warning: 1, error: 2 };

function shift(finding: Finding, by: number): Finding {
  const { related, fixes } = finding;
  return {
    ...finding,
    start: finding.start + by,
    end: finding.end + by,
    ...(related && { related: { ...related, start: related.start + by, end: related.end + by } }),
    ...(fixes && {
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by })),
      })),
    }),
  };
}
