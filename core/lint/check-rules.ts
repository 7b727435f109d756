import type { Generations } from "../text/generations.ts";
import type { ActiveCheckRule } from "./active-check-rule.ts";
import { type Plans, plansFor } from "./item-plan.ts";

/** Rules about checks, sorted so that each is only called for what it needs. */
export interface CheckRules {
  rules: readonly ActiveCheckRule[];
  /** Indexes of the rules that look at patterns. */
  patternRules: readonly number[];
  /** What the rules need from checks, by item type. */
  plans: Plans;
  /** Values, as written, in whose patterns no rule finds anything, by how a policy reads them. */
  silentValues: Map<string, Generations<true>>;
}

export function checkRules(rules: readonly ActiveCheckRule[]): CheckRules {
  return {
    rules,
    patternRules: rules.flatMap(({ source }, index) => (source.pattern === undefined ? [] : [index])),
    plans: plansFor(rules),
    silentValues: new Map(),
  };
}
