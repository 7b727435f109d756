import { compileCheck } from "../evaluate/checks/compile-check.ts";
import { defaultValues } from "../evaluate/values.ts";
import type { Need } from "../observations/observation.ts";
import type { Check, Policy, PolicyNode } from "../semantics/policy.ts";

/** A check, and what has to be known about a host to judge it. */
export interface CheckNeeds {
  check: Check;
  needs: readonly Need[];
  /** Why the check is never judged; undefined if it is. */
  unjudged: string | undefined;
  /** The checks of the conditions around it, outermost first. */
  gates: readonly Check[];
}

/**
 * What the checks of a policy look at, including those in conditions; `values` are those of variables, in
 * addition to their defaults.
 */
export function needsOf(policy: Policy, values: Readonly<Record<string, string>> = {}): CheckNeeds[] {
  const all = new Map([...defaultValues(policy), ...Object.entries(values)]);
  const found: CheckNeeds[] = [];
  const walk = (nodes: readonly PolicyNode[], gates: readonly Check[]): void => {
    for (const node of nodes) {
      if (node.kind === "check") {
        if (node.tag === "report") continue;
        const { needs, unjudged } = compileCheck(node, all);
        found.push({ check: node, needs, unjudged, gates });
        continue;
      }
      const condition = node.condition?.checks ?? [];
      walk(condition, gates);
      const inside = condition.length === 0 ? gates : [...gates, ...condition];
      walk(node.then, inside);
      walk(node.else, inside);
    }
  };
  walk(policy.body, []);
  return found;
}
