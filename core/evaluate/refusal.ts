import type { Policy } from "../semantics/policy.ts";

/** Why the scanner would not run a policy. */
export interface Refusal {
  /** `The scanner would not run this policy: 2 errors, the first in line 4: …` */
  reason: string;
  remedy: string;
}

/** Would the scanner refuse the policy? It reads a file whole or not at all. */
export function refusalOf(_policy: Policy): Refusal | undefined {
  return undefined;
}
