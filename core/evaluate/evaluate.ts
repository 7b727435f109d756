import type { Policy } from "../semantics/policy.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { answeredCheck } from "./answers.ts";
import {
  type CompiledCheck,
  type CompiledConditional,
  type CompiledNode,
  compileForOnce,
  type EvaluatedPolicy,
  type FixedStatus,
} from "./compile-policy.ts";
import { decide, decisionOf, type Judgement } from "./condition.ts";
import { type Host, hostOf } from "./host/host.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "./options.ts";
import { type Outcome, outcome } from "./outcome.ts";
import type { Refusal } from "./refusal.ts";
import { findReportedBranch } from "./reported-branch.ts";
import type { Decision, Gate, Verdict } from "./verdict.ts";

/**
 * What a policy says about a host: a verdict for every check that would report something, in the order of the
 * file. The checks of a condition are silent (G 229); of a decided `if`, only the branch taken reports. If a
 * condition can't be decided, the verdicts of both branches are undecided, and say what they would be if
 * reached. All verdicts of a policy that the scanner would refuse to run are undecided, too.
 */
export function evaluate(
  policy: Policy | EvaluatedPolicy,
  snapshot: Snapshot,
  options: EvaluateOptions = defaultEvaluateOptions,
): Verdict[] {
  const verdicts: Verdict[] = [];
  evaluateInto(verdicts, policy, snapshot, options);
  return verdicts;
}

/** Receives verdicts one by one, in the order of the file. */
export interface VerdictSink {
  push(verdict: Verdict): void;
  /**
   * Receives the decided conditions that the scanner certainly reaches, each before the verdicts below it. A
   * policy that the scanner would not run has none.
   */
  decided?(decision: Decision): void;
}

/** Like `evaluate`, for a caller who need not keep the verdicts. */
export function evaluateInto(
  sink: VerdictSink,
  policy: Policy | EvaluatedPolicy,
  snapshot: Snapshot,
  options: EvaluateOptions,
): void {
  const { body, refused, reporting } = "isJudged" in policy ? policy : compileForOnce(policy);
  const verdicts: VerdictSink =
    refused === undefined ? sink : { push: (verdict) => sink.push(refusedVerdict(verdict, refused)) };
  judgeNodes(body, { host: hostOf(snapshot, options), reporting, notes: [], verdicts });
}

/** A branch that is being judged. */
interface Branch {
  host: Host;
  /** As in `EvaluatedPolicy`. */
  reporting: ReadonlyMap<string, number>;
  /** The outermost undecided condition above. */
  gate?: Gate;
  /** What the surrounding conditions say about every verdict of this branch. */
  notes: string[];
  verdicts: VerdictSink;
}

function judgeNodes(nodes: Iterable<CompiledNode>, branch: Branch): void {
  for (const node of nodes) {
    if (node.kind === "check") report(node, answeredCheck(node, branch.host), branch);
    else judgeConditional(node, branch);
  }
}

function report({ reference }: CompiledCheck, found: Outcome, { gate, notes, verdicts }: Branch): void {
  const all = notes.length === 0 ? found.notes : [...notes, ...found.notes];
  const verdict: Verdict = { check: reference, ...found, notes: all };
  verdicts.push(gate === undefined ? verdict : gatedVerdict(verdict, gate));
}

/** What is never judged stays so; for everything else, the gate takes precedence. */
function gatedVerdict(verdict: Verdict, gate: Gate): Verdict {
  if (verdict.status === "NOT_EVALUATED") return { ...verdict, gate };
  const { status, remedy: _, vouch: __, ...rest } = verdict;
  return { ...rest, status: "UNDECIDED", because: "gate", remedy: gate.remedy, ifReached: status, gate };
}

/** Nothing that the scanner would not run passes or fails. */
function refusedVerdict(verdict: Verdict, { reason, remedy }: Refusal): Verdict {
  if (verdict.status === "NOT_EVALUATED") return verdict;
  const { gate: _, ifReached: __, vouch: ___, ...rest } = verdict;
  return { ...rest, status: "UNDECIDED", because: "refused", reason, remedy };
}

function judgeConditional(node: CompiledConditional, branch: Branch): void {
  const judgement = decideWithReport(node, branch);
  const { truth, why } = judgement;
  if (truth !== "unknown" && branch.gate === undefined) {
    branch.verdicts.decided?.(decisionOf(node, judgement));
  }
  if (truth === "unknown") {
    judgeUndecided(node, judgement, branch);
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

/** If the host does not decide a condition, the results in a report of the scanner may. */
function decideWithReport(node: CompiledConditional, { host, reporting }: Branch): Judgement {
  const judgement = decide(node, host);
  if (judgement.truth !== "unknown") return judgement;
  const found = findReportedBranch(node, host.reported, reporting);
  if (found === undefined) return judgement;
  const { holds, by } = found;
  const why = `the report has a result for "${by.description}", line ${by.line}.`;
  // None of the checks of the condition decided it.
  return { ...judgement, truth: holds ? "true" : "false", why, decisive: -1 };
}

const autoAndElse =
  "The condition has both auto and <else>. The <else> branch is used, which Tenable does not document.";

function withNote(branch: Branch, note: string): Branch {
  return { ...branch, notes: [...branch.notes, note] };
}

/** Both branches are judged, since either may be what the scanner reports. */
function judgeUndecided(node: CompiledConditional, judgement: Judgement, branch: Branch): void {
  const { why, description, remedy } = judgement;
  const gate = branch.gate ?? { description, why, remedy, place: node.place };
  const below: Branch = { ...branch, gate };
  if (node.hasElse || node.auto === undefined) {
    judgeNodes(node.then, below);
    judgeNodes(node.else, withNote(below, "Reported only if the condition does not pass."));
    return;
  }
  const ifPasses: Verdict[] = [];
  const otherwise = `Reported as ${node.auto} if the condition does not pass.`;
  judgeNodes(node.then, { ...withNote(below, otherwise), verdicts: ifPasses });
  const generated: Verdict[] = [];
  const reason = `auto reports this check as ${node.auto} if the condition does not pass.`;
  reportAs(node.auto, node.then, reason, { ...below, verdicts: generated });
  const listed = new Set(ifPasses.map(({ check }) => check));
  // Below a nested condition, auto reports checks that would otherwise not be reported.
  const added = generated.filter(({ check }) => !listed.has(check));
  for (const verdict of [...ifPasses, ...added].sort((a, b) => a.check.start - b.check.start)) {
    branch.verdicts.push(verdict);
  }
}

/** `auto:"X"` reports the checks of the then part with the status X when there is no else part (G 380-382). */
function reportAs(status: FixedStatus, nodes: readonly CompiledNode[], reason: string, branch: Branch): void {
  for (const node of nodes) {
    if (node.kind === "conditional") reportAs(status, node.then, reason, branch);
    else report(node, outcome(status, reason), branch);
  }
}
