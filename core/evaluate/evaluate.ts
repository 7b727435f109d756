import {
  attributeText,
  type Check,
  type Condition,
  keywordOf,
  keywordText,
  type Policy,
  type PolicyNode,
} from "../semantics/policy.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { PolicyTree, Span } from "../syntax/tree.ts";
import { compileCheck } from "./compile-check.ts";
import { type Host, hostOf } from "./host.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "./options.ts";
import { always, type Judge, outcome } from "./outcome.ts";
import { combine, type Truth, truthOf } from "./truth.ts";
import type { CheckReference, Status, Verdict } from "./verdict.ts";

/** A policy prepared for any number of hosts: port lists and patterns are compiled once. */
export interface CompiledPolicy {
  body: CompiledNode[];
  /** Checks outside conditions that can be evaluated at all: on ports, processes or hashes. */
  hasOpenPortChecks: boolean;
}

type CompiledNode = CompiledCheck | CompiledConditional;

interface CompiledCheck {
  kind: "check";
  reference: CheckReference;
  judge: Judge;
}

interface CompiledConditional {
  kind: "conditional";
  operator: "AND" | "OR";
  /** The checks of the condition; undefined when there is no readable condition. */
  condition: CompiledCheck[] | undefined;
  auto: Status | undefined;
  then: CompiledNode[];
  else: CompiledNode[];
  hasElse: boolean;
}

const openPortTypes = new Set([
  "AUDIT_ALLOWED_OPEN_PORTS",
  "AUDIT_DENIED_OPEN_PORTS",
  "AUDIT_PROCESS_ON_PORT",
]);

export function compilePolicy(policy: Policy): CompiledPolicy {
  return {
    body: compileNodes(policy.tree, policy.body),
    hasOpenPortChecks: policy.checks.some(
      ({ itemType }) => itemType !== undefined && openPortTypes.has(itemType),
    ),
  };
}

/**
 * What a policy says about a host: a verdict for every check that would report something, in the order of the file.
 * The checks of a condition are silent (G 229); of a decided `if` only the branch taken reports. Where a
 * condition can't be decided, both branches are evaluated and their verdicts are conditional.
 */
export function evaluate(
  policy: Policy | CompiledPolicy,
  snapshot: Snapshot,
  options: EvaluateOptions = defaultEvaluateOptions,
): Verdict[] {
  const { body } = "hasOpenPortChecks" in policy ? policy : compilePolicy(policy);
  const verdicts: Verdict[] = [];
  judgeNodes(body, hostOf(snapshot, options), undefined, verdicts);
  return verdicts;
}

function compileNodes(tree: PolicyTree, nodes: PolicyNode[]): CompiledNode[] {
  return nodes.map((node) =>
    node.kind === "check"
      ? compileOne(tree, node)
      : {
          kind: "conditional",
          operator: node.condition?.operator ?? "AND",
          condition: compileCondition(tree, node.condition),
          auto: statusOf(node.condition?.auto),
          // biome-ignore lint/suspicious/noThenProperty: `then` is a tag of the language
          then: compileNodes(tree, node.then),
          else: compileNodes(tree, node.else),
          hasElse: node.hasElse,
        },
  );
}

function compileCondition(tree: PolicyTree, condition: Condition | undefined): CompiledCheck[] | undefined {
  if (condition === undefined || condition.checks.length === 0) return undefined;
  return condition.checks.map((check) => compileOne(tree, check));
}

function compileOne(tree: PolicyTree, check: Check): CompiledCheck {
  const judge = check.tag === "report" ? judgeReport(tree, check) : compileCheck(tree, check);
  return { kind: "check", reference: referenceOf(tree, check), judge };
}

/** `<report>` puts a fixed result into the report (G 351). */
function judgeReport(tree: PolicyTree, check: Check): Judge {
  const type = attributeText(tree, check.element, "type");
  const status = statusOf(type);
  if (status !== undefined) return always(status, `The policy reports this as ${status}.`);
  return always(
    "NOT_EVALUATED",
    type === "INFO" ? "A report for information only." : "A report without a result.",
  );
}

function statusOf(text: string | undefined): Status | undefined {
  return text === "PASSED" || text === "FAILED" || text === "WARNING" ? text : undefined;
}

function referenceOf(tree: PolicyTree, check: Check): CheckReference {
  const { start, end, open } = check.element;
  return {
    start,
    end,
    type: check.itemType ?? "",
    description: keywordText(tree, check, "description") ?? check.builtin ?? "",
    anchor: anchorOf(check, open),
  };
}

/** The line of `type` is short, so a verdict at its end is seen. */
function anchorOf(check: Check, open: Span): Span {
  const { start, end } = keywordOf(check, "type") ?? keywordOf(check, "name") ?? open;
  return { start, end };
}

function judgeNodes(
  nodes: CompiledNode[],
  host: Host,
  unless: string | undefined,
  verdicts: Verdict[],
): void {
  for (const node of nodes) {
    if (node.kind === "check") verdicts.push(verdictOf(node, host, unless));
    else judgeConditional(node, host, unless, verdicts);
  }
}

function verdictOf({ reference, judge }: CompiledCheck, host: Host, unless: string | undefined): Verdict {
  const found = judge(host);
  const notes = unless === undefined ? found.notes : [unless, ...found.notes];
  return { check: reference, ...found, notes, conditional: unless !== undefined };
}

function judgeConditional(
  node: CompiledConditional,
  host: Host,
  unless: string | undefined,
  verdicts: Verdict[],
): void {
  const { truth, why } = decide(node, host);
  if (truth === "unknown") {
    judgeNodes(
      node.then,
      host,
      `Reported only if the condition passes, which can't be told: ${why}`,
      verdicts,
    );
    judgeNodes(
      node.else,
      host,
      `Reported only if the condition does not pass, which can't be told: ${why}`,
      verdicts,
    );
    return;
  }
  if (truth === "true") judgeNodes(node.then, host, unless, verdicts);
  else if (node.hasElse) judgeNodes(node.else, host, unless, verdicts);
  else if (node.auto !== undefined) reportAs(node.auto, node.then, why, unless, verdicts);
}

/** Whether a condition passes, and the outcome that decided it, as a sentence. */
function decide({ condition, operator }: CompiledConditional, host: Host): { truth: Truth; why: string } {
  if (condition === undefined) return { truth: "unknown", why: "the condition is empty." };
  const outcomes = condition.map(({ judge }) => judge(host));
  const truths = outcomes.map(({ status }) => truthOf(status));
  const truth = combine(operator, truths);
  const decisive = outcomes[truths.indexOf(truth)] ?? outcomes[0]!;
  return { truth, why: decisive.reason };
}

/** `auto:"X"` reports the checks of the then part with the status X when there is no else part (G 380-382). */
function reportAs(
  status: Status,
  nodes: CompiledNode[],
  why: string,
  unless: string | undefined,
  verdicts: Verdict[],
): void {
  for (const node of nodes) {
    if (node.kind === "conditional") {
      reportAs(status, node.then, why, unless, verdicts);
      continue;
    }
    const found = outcome(
      status,
      `The condition does not pass, and auto reports this check as ${status}: ${why}`,
    );
    const notes = unless === undefined ? [] : [unless];
    verdicts.push({ check: node.reference, ...found, notes, conditional: unless !== undefined });
  }
}
