import type { CheckReference, Status, Verdict } from "../evaluate/verdict.ts";

/** A check whose verdict on a host has changed; one side is missing if the check reports nothing there. */
export interface FlippedVerdict {
  check: CheckReference;
  before: Verdict | undefined;
  after: Verdict | undefined;
  /** `"Denied ports": PASSED → FAILED` */
  text: string;
}

/** The verdicts that differ between two states of a host under the same policy, in the order of the policy. */
export function compareVerdicts(before: readonly Verdict[], after: readonly Verdict[]): FlippedVerdict[] {
  const earlier = new Map(before.map((verdict) => [verdict.check.start, verdict]));
  const later = new Map(after.map((verdict) => [verdict.check.start, verdict]));
  const starts = [...new Set([...earlier.keys(), ...later.keys()])].sort((a, b) => a - b);
  return starts.flatMap((start) => {
    const [from, to] = [earlier.get(start), later.get(start)];
    if (from?.status === to?.status && from?.ifReached === to?.ifReached) return [];
    const { check } = (to ?? from)!;
    const text = `"${check.description}": ${showStatus(from)} → ${showStatus(to)}`;
    return [{ check, before: from, after: to, text }];
  });
}

function showStatus(verdict: Verdict | undefined): string {
  if (verdict === undefined) return "not reported";
  const { status, ifReached } = verdict;
  return ifReached === undefined ? nameStatus(status) : `${nameStatus(ifReached)} on a condition`;
}

function nameStatus(status: Status): string {
  return status === "NOT_EVALUATED" ? "not evaluated" : status;
}
