import fc from "fast-check";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import type { EvaluateOptions } from "../../../core/evaluate/options.ts";
import { checkIds } from "../../../core/semantics/check-ids.ts";
import type { policyOf } from "../../../core/semantics/policy.ts";
import { fleetOf, snapshotOf } from "./random-fleet.ts";

/** The hosts that databases and the evaluator are asked about. */
export const seed = 20261128;
export const fleet = fleetOf(400, seed);
const snapshots = fleet.map(snapshotOf);

export const settings = fc.record({
  loopback: fc.constantFrom("ignore" as const, "count" as const),
  closedPort: fc.constantFrom("undecided" as const, "error" as const, "passed" as const, "failed" as const),
  unknownPorts: fc.constantFrom("undecided" as const, "closed" as const),
});

/** The evaluator's verdicts on hosts that the policy is for, in one order. */
export function verdictsOf(
  policy: ReturnType<typeof policyOf>,
  options: EvaluateOptions,
  refused: ReadonlySet<number>,
): string[] {
  const ids = checkIds(policy);
  const isForWindows = policy.checkType === "Windows";
  const lines: string[] = [];
  for (const [at, snapshot] of snapshots.entries()) {
    const { os, name } = fleet[at]!;
    if (os !== null && (os === "Windows") !== isForWindows) continue;
    for (const { check, status } of evaluate(policy, snapshot, options)) {
      if (!refused.has(check.start)) lines.push(`${name} ${ids.get(check.start)} ${status}`);
    }
  }
  return lines.sort();
}
