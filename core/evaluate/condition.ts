import type { CompiledConditional } from "./compile-policy.ts";
import type { Host } from "./host.ts";
import { combine, type Truth, truthOf } from "./truth.ts";

export interface Decision {
  truth: Truth;
  /** What decided it, or keeps it from being decided: a sentence, or the part of one that follows a colon. */
  why: string;
}

/** Does the condition of an `<if>` pass on this host? One check may decide it, whatever the others say. */
export function decide({ condition, operator }: CompiledConditional, host: Host): Decision {
  if (condition === undefined) return { truth: "unknown", why: "it has no check." };
  const outcomes = condition.map(({ judge }) => judge(host));
  const truths = outcomes.map(({ status }) => truthOf(status));
  const truth = combine(operator, truths);
  const decisive = outcomes[truths.indexOf(truth)]!;
  if (outcomes.length > 1 && truths.every((one) => one === truth) && isSharedBy(operator, truth)) {
    const count = outcomes.length;
    return { truth, why: truth === "true" ? `all ${count} checks pass.` : `none of ${count} checks passes.` };
  }
  return { truth, why: decisive.reason };
}

/** AND passes, and OR does not, only by all the checks together. */
function isSharedBy(operator: "AND" | "OR", truth: Truth): boolean {
  return truth === (operator === "AND" ? "true" : "false");
}
