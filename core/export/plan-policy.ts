import { CheckSource } from "../evaluate/checks/check-source.ts";
import { valuesOf } from "../evaluate/checks/compile-check.ts";
import {
  type CompiledCheck,
  type CompiledConditional,
  type CompiledNode,
  compilePolicy,
} from "../evaluate/compile-policy.ts";
import { type Host, hostOf } from "../evaluate/host/host.ts";
import type { EvaluateOptions } from "../evaluate/options.ts";
import { defaultValues, type Values } from "../evaluate/values.ts";
import type { Schema } from "../schema/index.ts";
import { checkIds } from "../semantics/check-ids.ts";
import type { Check, Policy } from "../semantics/policy.ts";
import { portCheckOf } from "../semantics/port-check.ts";
import { readSnapshots } from "../snapshot/read-snapshot.ts";
import { harmlessText, printable } from "../text/harmless-text.ts";
import type { Branch, ExportPlan, PlannedCheck, PlannedCondition, Question, RefusedCheck } from "./plan.ts";
import { planFileCheck } from "./plan-files.ts";
import { planPackageCheck } from "./plan-packages.ts";
import { type PlannedQuestion, planPortCheck } from "./plan-ports.ts";
import { planRegistryCheck } from "./plan-registry.ts";

export interface PlanRequest {
  /** The path of the policy in messages. */
  path: string;
  policy: Policy;
  /** The schema that the policy was parsed with, if a configuration adds to it. */
  schema?: Schema;
  options: EvaluateOptions;
}

export type PlannedPolicy = { ok: true; plan: ExportPlan } | { ok: false; reason: string };

/** Plans what a policy asks of hosts, as data; or returns why none of it can be exported, as a sentence. */
export function planPolicy({ path, policy, schema, options }: PlanRequest): PlannedPolicy {
  const { checkType } = policy;
  if (checkType !== "Unix" && checkType !== "Windows") {
    const own = checkType === undefined ? "none" : checkType;
    return {
      ok: false,
      reason: `Policies of check type Unix and Windows can be exported, and it has ${own}.`,
    };
  }
  const { body, refused } = compilePolicy(policy, schema);
  if (refused !== undefined) return { ok: false, reason: refused.reason };
  const planner = new Planner(policy, options);
  planner.addNodes(body, undefined, undefined);
  const dialect = checkType === "Unix" ? "unix" : "windows";
  return { ok: true, plan: { policy: path, dialect, ...planner.found } };
}

/** Walks a policy, and remembers which checks were planned. */
class Planner {
  readonly found: Pick<ExportPlan, "checks" | "reported" | "refused"> = {
    checks: [],
    reported: [],
    refused: [],
  };
  readonly #options: EvaluateOptions;
  readonly #defaults: Values;
  /** A host about which nothing is known. */
  readonly #nowhere: Host;
  readonly #ids: ReadonlyMap<number, string>;
  readonly #checks: ReadonlyMap<number, Check>;
  readonly #planned = new Map<number, PlannedQuestion<number>>();

  constructor(policy: Policy, options: EvaluateOptions) {
    this.#options = options;
    this.#defaults = defaultValues(policy);
    this.#nowhere = hostOf(readSnapshots("")[0]!, options);
    this.#ids = checkIds(policy);
    this.#checks = new Map(policy.checks.map((check) => [check.element.start, check]));
  }

  /** @param why the reason why nothing below can be exported: a condition above can't be */
  addNodes(nodes: readonly CompiledNode[], branch: Branch | undefined, why: string | undefined): void {
    for (const node of nodes) {
      if (node.kind === "check") this.#addReport(node, branch, why);
      else this.#addConditional(node, branch, why);
    }
  }

  #addReport(node: CompiledCheck, branch: Branch | undefined, why: string | undefined): void {
    const { start, description } = node.reference;
    const refuse = (reason: string) => this.found.refused.push({ description, start, reason });
    if (why !== undefined) {
      refuse(why);
      return;
    }
    const planned = this.#planCheck(node);
    if (!planned.ok) refuse(planned.reason);
    else this.found.reported.push({ check: planned.question, start, branch });
  }

  #addConditional(node: CompiledConditional, branch: Branch | undefined, why: string | undefined): void {
    const planned = this.#planCondition(node);
    const reason = why ?? (planned.ok ? undefined : planned.reason);
    // A condition that can't be exported only excludes what is below it.
    const condition: PlannedCondition = planned.ok ? planned.question : { operator: "AND", checks: [] };
    const auto = node.hasElse ? undefined : node.auto;
    this.addNodes(node.then, { parent: branch, condition, part: "then", auto }, reason);
    this.addNodes(node.else, { parent: branch, condition, part: "else", auto: undefined }, reason);
  }

  #planCondition({ condition, operator }: CompiledConditional): PlannedQuestion<PlannedCondition> {
    const checks: number[] = [];
    for (const check of condition ?? []) {
      const planned = this.#isNested(check, condition!) ? this.#undecided(check) : this.#planCheck(check);
      if (!planned.ok) {
        const what = JSON.stringify(printable(check.reference.description));
        return { ok: false, reason: `It depends on the condition ${what}. ${planned.reason}` };
      }
      checks.push(planned.question);
    }
    return { ok: true, question: { operator, checks } };
  }

  /** An `<if>` inside a condition is at its end, with the reference of its first check. */
  #isNested(check: CompiledCheck, condition: readonly CompiledCheck[]): boolean {
    return check !== condition[0] && check.reference === condition[0]!.reference;
  }

  #undecided({ reference }: CompiledCheck): PlannedQuestion<number> {
    const asks = { kind: "fixed", status: "UNDECIDED" } as const;
    const id = `${this.#idOf(reference.start)} (nested)`;
    return this.#add({
      id,
      type: reference.type,
      description: reference.description,
      system: undefined,
      failure: "FAILED",
      asks,
    });
  }

  #planCheck(node: CompiledCheck): PlannedQuestion<number> {
    const { start } = node.reference;
    let planned = this.#planned.get(start);
    if (planned === undefined) {
      planned = this.#planNew(node);
      this.#planned.set(start, planned);
    }
    return planned;
  }

  #planNew({ reference, isFixed, judge, unjudged }: CompiledCheck): PlannedQuestion<number> {
    const { start, description } = reference;
    const id = this.#idOf(start);
    if (isFixed) {
      const { status } = judge(this.#nowhere);
      const asks = { kind: "fixed", status } as Extract<Question, { kind: "fixed" }>;
      return this.#add({ id, type: reference.type, description, system: undefined, failure: "FAILED", asks });
    }
    if (unjudged !== undefined) return { ok: false, reason: unjudged };
    const check = this.#checks.get(start)!;
    const nothing = judge(this.#nowhere);
    // What the policy text keeps from being judged on a host about which nothing is known can't be judged on
    // any host.
    if (nothing.because === "undocumented") return { ok: false, reason: nothing.reason };
    const found = valuesOf(check, this.#nowhere, this.#defaults);
    if (!found.ok) return { ok: false, reason: `${found.reason} ${valueRemedy}` };
    const source = new CheckSource(check, found.values);
    const planned = this.#plan(check, source, found.values);
    if (!planned.ok) return planned;
    const severity = source.text("severity")?.trim().toUpperCase();
    return this.#add({
      id,
      type: reference.type,
      description,
      system: source.text("system"),
      failure: severity === "MEDIUM" ? "WARNING" : severity === "LOW" ? "PASSED" : "FAILED",
      asks: planned.question,
    });
  }

  #plan(check: Check, source: CheckSource, values: Values): PlannedQuestion<Question> {
    const portCheck = portCheckOf(check);
    if (portCheck !== undefined) return planPortCheck(portCheck, values, this.#options);
    const plan = check.tree.checkType === undefined ? undefined : planners.get(check.itemType ?? "");
    if (plan !== undefined) return plan(source);
    const what = check.itemType ?? check.builtin ?? "It";
    return {
      ok: false,
      reason: `${what} reads what neither the tables of sockets nor those of osquery show as it reads it.`,
    };
  }

  #add(check: PlannedCheck): PlannedQuestion<number> {
    this.found.checks.push(check);
    return { ok: true, question: this.found.checks.length - 1 };
  }

  #idOf(start: number): string {
    return harmlessText(printable(this.#ids.get(start) ?? ""));
  }
}

const valueRemedy = "Set it with --set, or as a default in the header of the policy.";

const planners = new Map<string, (source: CheckSource) => PlannedQuestion<Question>>([
  ["FILE_CHECK", (source) => planFileCheck(source, false)],
  ["FILE_CHECK_NOT", (source) => planFileCheck(source, true)],
  ["REG_CHECK", planRegistryCheck],
  ["REGISTRY_SETTING", planRegistryCheck],
  ["RPM_CHECK", planPackageCheck],
]);

/** Moves the checks that a kind of export can't ask to the refused ones, with what depends on them. */
export function withoutQuestions(
  plan: ExportPlan,
  whyNot: (check: PlannedCheck) => string | undefined,
): ExportPlan {
  const reasons = plan.checks.map(whyNot);
  const refused: RefusedCheck[] = [...plan.refused];
  const reported = plan.reported.filter(({ check, start, branch }) => {
    const reason = reasons[check] ?? reasonAbove(branch, plan, reasons);
    if (reason === undefined) return true;
    refused.push({ description: plan.checks[check]!.description, start, reason });
    return false;
  });
  refused.sort((one, other) => one.start - other.start);
  return { ...plan, reported, refused };
}

function reasonAbove(
  branch: Branch | undefined,
  plan: ExportPlan,
  reasons: readonly (string | undefined)[],
): string | undefined {
  for (let at = branch; at !== undefined; at = at.parent) {
    const check = at.condition.checks.find((one) => reasons[one] !== undefined);
    if (check === undefined) continue;
    const what = JSON.stringify(printable(plan.checks[check]!.description));
    return `It depends on the condition ${what}. ${reasons[check]}`;
  }
  return undefined;
}
