import type { Policy } from "../semantics/policy.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import {
  type CompiledCheck,
  type CompiledConditional,
  type CompiledNode,
  type CompiledPolicy,
  compilePolicy,
} from "./compile-policy.ts";
import { decide } from "./condition.ts";
import { type Host, hostOf } from "./host.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "./options.ts";
import { type Outcome, outcome } from "./outcome.ts";
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
  if (truth === "unknown") {
    judgeUndecided(node, why, branch);
  } else if (truth === "true") {
    judgeNodes(node.then, withNote(branch, `Reported because the condition passes: ${why}`));
  } else if (node.hasElse) {
    const taken = node.auto === undefined ? branch : withNote(branch, autoAndElse);
    judgeNodes(node.else, withNote(taken, `Reported because the condition does not pass: ${why}`));
  } else if (node.auto !== undefined) {
    const reason = `The condition does not pass, and auto reports this check as ${node.auto}: ${why}`;
    reportAs(node.auto, node.then, reason, branch);
  }
}

const autoAndElse =
  "The condition has auto and an else part; the else part is taken, which is not documented.";

function withNote(branch: Branch, note: string): Branch {
  return { ...branch, notes: [...branch.notes, note] };
}

/** Both branches are judged, since either may be what the scanner reports. */
function judgeUndecided(node: CompiledConditional, why: string, branch: Branch): void {
  const below = { ...branch, conditional: true };
  const ifNot = withNote(below, `Reported only if the condition does not pass, which can't be told: ${why}`);
  if (node.hasElse || node.auto === undefined) {
    judgeNodes(
      node.then,
      withNote(below, `Reported only if the condition passes, which can't be told: ${why}`),
    );
    judgeNodes(node.else, ifNot);
    return;
  }
  const ifPasses: Verdict[] = [];
  const otherwise = `Reported as ${node.auto} if the condition does not pass, which can't be told: ${why}`;
  judgeNodes(node.then, { ...withNote(below, otherwise), verdicts: ifPasses });
  const generated: Verdict[] = [];
  const reason = `auto reports this check as ${node.auto} if the condition does not pass.`;
  reportAs(node.auto, node.then, reason, { ...ifNot, verdicts: generated });
  const listed = new Set(ifPasses.map(({ check }) => check));
  // Below a nested condition, auto reports checks that would not be reported otherwise.
  const added = generated.filter(({ check }) => !listed.has(check));
  const all = [...ifPasses, ...added].sort((a, b) => a.check.start - b.check.start);
  for (const verdict of all) branch.verdicts.push(verdict);
}

/** `auto:"X"` reports the checks of the then part with the status X when there is no else part (G 380-382). */
function reportAs(status: Status, nodes: readonly CompiledNode[], reason: string, branch: Branch): void {
  for (const node of nodes) {
    if (node.kind === "conditional") reportAs(status, node.then, reason, branch);
    else report(node, outcome(status, reason), branch);
  }
}
