import { answeredInCondition } from "./answers.ts";
import type { CompiledConditional } from "./compile-policy.ts";
import type { Host } from "./host/host.ts";
import type { Outcome } from "./outcome.ts";
import { combine, type Truth, truthOf } from "./truth.ts";
import type { Decision } from "./verdict.ts";

/** Whether a condition passes on a host, if that is known. */
export interface Judgement {
  truth: Truth;
  /** What decided it, or prevents that: a sentence, or the part of one that follows a colon. */
  why: string;
  /** If it is not decided: the description of the check that prevents it, and what would decide it. */
  description: string;
  remedy: string;
  /** What each check of the condition says, in order. */
  outcomes: readonly Outcome[];
  /** The index of the one check that decides it; undefined if all of them together do. */
  decisive: number | undefined;
}

/** Does the condition of an `<if>` pass on this host? One check may decide it, whatever the others say. */
export function decide({ condition, operator }: CompiledConditional, host: Host): Judgement {
  if (condition === undefined) {
    const remedy = "Add a check to the condition.";
    const why = "it has no check.";
    return { truth: "unknown", why, description: "", remedy, outcomes: [], decisive: undefined };
  }
  const outcomes = condition.map((check) => answeredInCondition(check, host));
  const truths = outcomes.map(({ status }) => truthOf(status));
  const truth = combine(operator, truths);
  const decisive = truths.indexOf(truth);
  const { description } = condition[decisive]!.reference;
  const { reason, remedy } = outcomes[decisive]!;
  const found = { truth, description, remedy: gateRemedy(description, remedy), outcomes, decisive };
  if (outcomes.length > 1 && truths.every((one) => one === truth) && isSharedBy(operator, truth)) {
    const count = outcomes.length;
    const why = truth === "true" ? `all ${count} checks pass.` : `none of ${count} checks passes.`;
    return { ...found, why, decisive: undefined };
  }
  return { ...found, why: reason };
}

/** What is known about a decided condition. */
export function decisionOf(
  { condition = [], place, thenParts, elseParts, auto, hasElse }: CompiledConditional,
  { truth, why, outcomes, decisive }: Judgement,
): Decision {
  const checks = condition.flatMap(({ reference }, at) =>
    decisive === undefined || decisive === at ? [{ check: reference, ...outcomes[at]! }] : [],
  );
  const holds = truth === "true";
  if (holds || (auto !== undefined && !hasElse)) {
    return { place, holds, why, checks, reports: "then", notTaken: elseParts };
  }
  return { place, holds, why, checks, ...(hasElse && { reports: "else" }), notTaken: thenParts };
}

/** A passed AND and a failed OR depend on all the checks together. */
function isSharedBy(operator: "AND" | "OR", truth: Truth): boolean {
  return truth === (operator === "AND" ? "true" : "false");
}

function gateRemedy(description: string, remedy: string | undefined): string {
  const answer = `Answer it in the first lines of the snapshot: \`# condition: PASSED "${description}"\`, or FAILED.`;
  return remedy === undefined ? answer : `${remedy} Or answer it: \`# condition: PASSED "${description}"\`.`;
}
