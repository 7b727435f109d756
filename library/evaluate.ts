import {
  compilePolicy,
  defaultEvaluateOptions,
  type EvaluateOptions,
  evaluate as judge,
  type PolicyTree,
  parse,
  policyOf,
  type ReportedVerdict,
  verdictLocator,
} from "../core/library.ts";
import type { HostSnapshot } from "./snapshot.ts";
import { wholeSnapshot } from "./whole-snapshot.ts";

/** What a check says about a host, and why, with lines from 1. */
export type Verdict = ReportedVerdict;

export interface EvaluateSettings extends Partial<EvaluateOptions> {
  /** The name of the policy in verdicts. */
  policyName?: string;
  /** The name of the host in verdicts, if the snapshot has none. */
  hostName?: string;
}

/**
 * Evaluates a policy on a host.
 *
 * @param policy its text, or the result of `parse`
 * @param snapshot the result of `readSnapshot`
 * @returns a verdict for each check that would report something, in the order of the policy
 * @throws TypeError for an object that is not a snapshot
 */
export function evaluate(
  policy: string | PolicyTree,
  snapshot: HostSnapshot,
  { policyName = "policy", hostName = "host", ...options }: EvaluateSettings = {},
): Verdict[] {
  const host = wholeSnapshot(snapshot);
  const tree = typeof policy === "string" ? parse(policy) : policy;
  const compiled = compilePolicy(policyOf(tree));
  const located = verdictLocator({ name: policyName, text: tree.text })({ name: host.host ?? hostName });
  return judge(compiled, host, { ...defaultEvaluateOptions, ...options }).map(located);
}
