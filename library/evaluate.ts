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

/** What a check says of a host, and why, with lines from 1. */
export type Verdict = ReportedVerdict;

export interface EvaluateSettings extends Partial<EvaluateOptions> {
  /** What verdicts call the policy. */
  policyName?: string;
  /** What they call the host, where the snapshot does not say it. */
  hostName?: string;
}

/**
 * Evaluates a policy on a host.
 *
 * @param policy its text, or what `parse` made of it
 * @param snapshot what the host shows, from `readSnapshot`
 * @returns a verdict for each check that would report something, in the order of the policy
 * @throws TypeError for a snapshot that is none
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
