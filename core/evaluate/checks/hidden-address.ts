import type { Host, Listener } from "../host/host.ts";
import { type Outcome, undecided } from "../outcome.ts";
import { collectEvidence } from "./held-evidence.ts";

/**
 * The outcome if listeners without an address decide a check. They may be on a loopback address, and then do not count;
 * taking them as open could make a check of their process pass.
 */
export function hiddenOutcome({ options }: Host, listeners: readonly Listener[]): Outcome {
  const [first] = listeners as [Listener];
  const reason = `Nothing shows whether ${first.text} can be reached from other hosts: evaluate.loopback is ${options.loopback}.`;
  const evidence = collectEvidence(listeners, ({ socket, text }) => ({
    socket,
    violation: true,
    message: `It may be one of the loopback: ${text}`,
  }));
  return undecided(
    "missing",
    reason,
    "Take the snapshot with the column address, and with its values.",
    evidence,
  );
}
