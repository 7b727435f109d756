import type { Policy } from "../semantics/policy.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import {
  type CompiledCheck,
  type CompiledConditional,
  type CompiledNode,
  type CompiledPolicy,
  compilePolicy,
} from "./compile-policy.ts";
import { type Host, hostOf } from "./host.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "./options.ts";
import { type Outcome, outcome } from "./outcome.ts";
import { combine, type Truth, truthOf } from "./truth.ts";
import type { Status, Verdict } from "./verdict.ts";

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
  judgeNodes(body, { host: hostOf(snapshot, options), conditional: false, notes: [], verdicts });
  return verdicts;
}

/** A branch that is being judged. */
interface Branch {
  host: Host;
  /** True below a condition that could not be decided. */
  conditional: boolean;
  /** What the conditions around say of every verdict of this branch. */
  notes: string[];
  verdicts: Verdict[];
}

function judgeNodes(nodes: readonly CompiledNode[], branch: Branch): void {
  for (const node of nodes) {
    if (node.kind === "check") report(node, node.judge(branch.host), branch);
    else judgeConditional(node, branch);
  }
}

function report(
  { reference }: CompiledCheck,
  found: Outcome,
  { conditional, notes, verdicts }: Branch,
): void {
  const { status, reason, evidence, ignored } = found;
  const all = notes.length === 0 ? found.notes : [...notes, ...found.notes];
  verdicts.push({ check: reference, status, conditional, reason, evidence, ignored, notes: all });
}

function judgeConditional(node: CompiledConditional, branch: Branch): void {
  const { truth, why } = decide(node, branch.host);
  if (truth === "true") {
    judgeNodes(node.then, branch);
  } else if (truth === "false" && node.hasElse) {
    judgeNodes(node.else, node.auto === undefined ? branch : withNote(branch, autoAndElse));
  } else if (truth === "false" && node.auto !== undefined) {
    reportAs(node.auto, node.then, why, branch);
  } else if (truth === "unknown") {
    const below = { ...branch, conditional: true };
    const reason = `which can't be told: ${why}`;
    judgeNodes(node.then, withNote(below, `Reported only if the condition passes, ${reason}`));
    judgeNodes(node.else, withNote(below, `Reported only if the condition does not pass, ${reason}`));
  }
}

const autoAndElse =
  "The condition has auto and an else part; the else part is taken, which is not documented.";

function withNote(branch: Branch, note: string): Branch {
  return { ...branch, notes: [...branch.notes, note] };
}

/** Whether a condition passes, and the outcome that decided it, as a sentence. */
function decide({ condition, operator }: CompiledConditional, host: Host): { truth: Truth; why: string } {
  if (condition === undefined) return { truth: "unknown", why: "it has no check." };
  const outcomes = condition.map(({ judge }) => judge(host));
  const truths = outcomes.map(({ status }) => truthOf(status));
  const truth = combine(operator, truths);
  const decisive = outcomes[truths.indexOf(truth)] ?? outcomes[0]!;
  return { truth, why: decisive.reason };
}

/** `auto:"X"` reports the checks of the then part with the status X when there is no else part (G 380-382). */
function reportAs(status: Status, nodes: readonly CompiledNode[], why: string, branch: Branch): void {
  for (const node of nodes) {
    if (node.kind === "conditional") {
      reportAs(status, node.then, why, branch);
    } else {
      const reason = `The condition does not pass, and auto reports this check as ${status}: ${why}`;
      report(node, outcome(status, reason), branch);
    }
  }
}
