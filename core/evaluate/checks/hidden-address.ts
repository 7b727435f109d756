import type { Host, Listener } from "../host/host.ts";
import { type Outcome, undecided } from "../outcome.ts";
import { collectEvidence } from "./held-evidence.ts";

/**
 * What a check says where listeners decide it whose address is not shown. A socket on the loopback address does not count,
 * and nothing shows that it is none: taken as open, it could make a check of its process pass.
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
