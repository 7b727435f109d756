import type { Check, Policy } from "../semantics/policy.ts";

/** Checks that overlap a syntax problem: what is missing in them may only be unreadable. */
export function damagedChecks(policy: Policy): Set<Check> {
  const damaged = new Set<Check>();
  let index = 0;
  for (const problem of policy.tree.errors) {
    while (index < policy.checks.length && policy.checks[index]!.element.end < problem.start) index++;
    const check = policy.checks[index];
    if (check !== undefined && check.element.start <= problem.end) damaged.add(check);
  }
  return damaged;
}
