import type { Outcome } from "../outcome.ts";
import type { Evidence, IgnoredSocket } from "../verdict.ts";

/**
 * How many pieces of evidence a verdict keeps: a host can have a million sockets, and nobody reads more. The
 * rest is counted.
 */
export const mostEvidence = 1000;

/** The evidence of the first listeners, and how many more there are. */
export function collectEvidence<T>(
  items: readonly T[],
  pieceOf: (item: T) => Evidence,
): Pick<Outcome, "evidence" | "moreEvidence"> {
  const evidence = items.slice(0, mostEvidence).map(pieceOf);
  const more = items.length - evidence.length;
  return more > 0 ? { evidence, moreEvidence: more } : { evidence };
}

/** The first sockets that were left out, and how many more there are. */
export function shownIgnored(ignored: readonly IgnoredSocket[]): Pick<Outcome, "ignored" | "moreIgnored"> {
  const more = ignored.length - mostEvidence;
  return more > 0
    ? { ignored: ignored.slice(0, mostEvidence), moreIgnored: more }
    : { ignored: [...ignored] };
}
