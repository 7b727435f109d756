import type { Need } from "../observations/observation.ts";
import type { Schema } from "../schema/index.ts";
import {
  attributeText,
  type Check,
  type Condition,
  type Conditional,
  keywordOf,
  keywordText,
  type Policy,
  type PolicyNode,
} from "../semantics/policy.ts";
import type { Span } from "../syntax/tree.ts";
import { compileCheck } from "./checks/compile-check.ts";
import { type Compiled, unjudged } from "./checks/compiled.ts";
import { isJudgedCheck } from "./checks/item-types.ts";
import { reportKey } from "./host/reported-checks.ts";
import { always, type Judge, neverDecided } from "./outcome.ts";
import { type Refusal, refusalOf } from "./refusal.ts";
import { defaultValues, type Values } from "./values.ts";
import type { CheckReference } from "./verdict.ts";

/** A policy as it is evaluated. */
export interface EvaluatedPolicy {
  body: Iterable<CompiledNode>;
  /** Does the file have a check, perhaps in a condition, of a kind that is judged? */
  isJudged: boolean;
  /** Why the scanner would not run the policy; undefined if it would. */
  refused: Refusal | undefined;
  /** How often each check could report, for evaluating conditions by a report of the scanner. */
  reporting: ReadonlyMap<string, number>;
}

/** A policy prepared for any number of hosts: port lists and patterns are compiled once. */
export interface CompiledPolicy extends EvaluatedPolicy {
  body: CompiledNode[];
}

/** What `<report>` and `auto` can put into a report without looking at a host. */
export type FixedStatus = "PASSED" | "FAILED" | "WARNING";

export type CompiledNode = CompiledCheck | CompiledConditional;

export interface CompiledCheck {
  kind: "check";
  reference: CheckReference;
  judge: Judge;
  /** A `<report>`: a fixed result, for which no value of a host is looked at. */
  isFixed: boolean;
  /**
   * What the check looks at, which is known without a host: variables have the values of the policy's header.
   */
  needs: readonly Need[];
  /** Why it is NOT_EVALUATED on every host: a sentence. Undefined if it is judged. */
  unjudged?: string;
}

export interface CompiledConditional {
  kind: "conditional";
  operator: "AND" | "OR";
  /** The checks of the condition; undefined when there is no readable condition. */
  condition: CompiledCheck[] | undefined;
  auto: FixedStatus | undefined;
  /** The place of the condition in the policy. */
  place: Span;
  then: CompiledNode[];
  else: CompiledNode[];
  hasElse: boolean;
  /** Every `<then>` in the policy, and every `<else>`, with their closing tags. */
  thenParts: Span[];
  elseParts: Span[];
}

/** @param schema the schema that the policy was parsed with, if a configuration adds to it */
export function compilePolicy(policy: Policy, schema?: Schema): CompiledPolicy {
  const { body, ...rest } = compileForOnce(policy, schema);
  return { ...rest, body: [...body] };
}

/** Like `compilePolicy`, for a single host: each node is compiled when it is needed, and released after. */
export function compileForOnce(policy: Policy, schema?: Schema): EvaluatedPolicy {
  return {
    body: compiledOneByOne(policy.body, defaultValues(policy)),
    isJudged: policy.checks.some(isJudgedCheck),
    refused: refusalOf(policy, schema),
    reporting: countReporting(policy.checks),
  };
}

/** Every check that can report something in some branch; those of conditions can't (G 229). */
export function reportingChecks(nodes: readonly CompiledNode[]): CheckReference[] {
  return nodes.flatMap((node) =>
    node.kind === "check" ? [node.reference] : [...reportingChecks(node.then), ...reportingChecks(node.else)],
  );
}

/** How often each check of a policy could report, in any branch, to be looked up by `reportKey`. */
function countReporting(checks: readonly Check[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const check of checks) {
    if (check.inCondition) continue;
    const key = reportKey(keywordText(check, "description") ?? check.builtin ?? "", check.tag === "report");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function* compiledOneByOne(nodes: PolicyNode[], defaults: Values): Generator<CompiledNode> {
  for (const node of nodes) yield compileNode(node, defaults);
}

function compileNode(node: PolicyNode, defaults: Values): CompiledNode {
  if (node.kind === "check") return compileOne(node, defaults);
  return {
    kind: "conditional",
    operator: node.condition?.operator ?? "AND",
    condition: compileCondition(node.condition, defaults),
    auto: statusOf(node.condition?.auto),
    place: placeOf(node),
    // biome-ignore lint/suspicious/noThenProperty: `then` is a tag of the language
    then: [...compiledOneByOne(node.then, defaults)],
    else: [...compiledOneByOne(node.else, defaults)],
    hasElse: node.hasElse,
    thenParts: partsOf(node, "then"),
    elseParts: partsOf(node, "else"),
  };
}

function placeOf({ condition, element }: Conditional): Span {
  const { start, end } = (condition?.element ?? element).open;
  return { start, end };
}

function partsOf({ element }: Conditional, tag: "then" | "else"): Span[] {
  return element.children.flatMap((child) =>
    child.kind === "element" && child.tag === tag ? [{ start: child.start, end: child.end }] : [],
  );
}

/** What a condition inside a condition means is not documented, so a condition with one is never decided. */
function compileCondition(condition: Condition | undefined, defaults: Values): CompiledCheck[] | undefined {
  if (condition === undefined || condition.checks.length === 0) return undefined;
  const checks = condition.checks.map((check) => compileOne(check, defaults));
  return condition.hasConditional ? [...checks, nested(checks[0]!)] : checks;
}

/** Takes the place of an `<if>` in a condition: nobody knows what it adds. */
function nested({ reference }: CompiledCheck): CompiledCheck {
  const reason = "The condition has an <if> in it, and Tenable does not document what that means.";
  const judge = neverDecided("undocumented", reason);
  return { kind: "check", reference, judge, isFixed: false, needs: [] };
}

function compileOne(check: Check, defaults: Values): CompiledCheck {
  const isFixed = check.tag === "report";
  const compiled = isFixed ? compileReport(check) : compileCheck(check, defaults);
  return { kind: "check", reference: referenceOf(check), isFixed, ...compiled };
}

/** `<report>` puts a fixed result into the report (G 351). */
function compileReport(check: Check): Compiled {
  const type = attributeText(check.tree, check.element, "type");
  const status = statusOf(type);
  if (status !== undefined) {
    return { judge: always(status, `The policy reports this as ${status}.`), needs: [] };
  }
  return unjudged(
    type === "INFO" ? "This <report> is for information only." : "This <report> has no result.",
  );
}

/** Also in lower case, as the linter explains. */
function statusOf(text: string | undefined): FixedStatus | undefined {
  const status = text?.trim().toUpperCase();
  return status === "PASSED" || status === "FAILED" || status === "WARNING" ? status : undefined;
}

/** How a verdict identifies its check. */
export function referenceOf(check: Check): CheckReference {
  const { start, end, open } = check.element;
  return {
    start,
    end,
    type: check.itemType ?? "",
    description: keywordText(check, "description") ?? check.builtin ?? "",
    anchor: anchorOf(check, open),
  };
}

/** The line of `type` is short, so a verdict at its end is seen. */
function anchorOf(check: Check, open: Span): Span {
  const { start, end } = keywordOf(check, "type") ?? keywordOf(check, "name") ?? open;
  return { start, end };
}
