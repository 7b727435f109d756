import type { Excerpt } from "../observations/excerpt.ts";
import type { Span } from "../syntax/tree.ts";

/** What a policy says about one host, check by check. Offsets point into the policy, lines into the snapshot. */

/**
 * PASSED, FAILED, WARNING, ERROR and SKIPPED are what the scanner will report; ERROR only if the scanner
 * itself would report one. UNDECIDED: the snapshot does not prove it. NOT_EVALUATED: such a check is never
 * judged here.
 */
export type Status = "PASSED" | "FAILED" | "WARNING" | "ERROR" | "SKIPPED" | "UNDECIDED" | "NOT_EVALUATED";

/**
 * Why a verdict is UNDECIDED:
 *
 * - missing: the snapshot has nothing of the kind that the check looks at
 * - partial: it has a part of it, and the rest could change the verdict
 * - conflict: two places of the snapshot contradict each other
 * - undocumented: the vendor does not say what the check means, or what the scanner does then
 * - gate: whether the scanner reaches the check depends on a condition that is not decided
 * - value: a variable of the policy has no value
 * - refused: the scanner would not run the policy
 */
export type Because = "missing" | "partial" | "conflict" | "undocumented" | "gate" | "value" | "refused";

export interface Verdict {
  check: CheckReference;
  status: Status;
  /** Set if and only if the status is UNDECIDED. */
  because?: Because;
  /** UNDECIDED: the command, file, answer or setting that would decide it, as a sentence. */
  remedy?: string;
  /** UNDECIDED: the protocol for which a person may vouch that the snapshot lists every open port. */
  vouch?: "tcp" | "udp";
  /** UNDECIDED because of a gate: the status that the check has if the scanner reaches it. */
  ifReached?: Status;
  /** UNDECIDED because of a gate: the condition; one object for all the checks below it. */
  gate?: Gate;
  /** One sentence that says why, such as "23/tcp is open and the port element 23 denies it". */
  reason: string;
  evidence: Evidence[];
  /** How many more pieces of evidence there are than in `evidence`; undefined for none. */
  moreEvidence?: number;
  /** Sockets that were left out, and why (loopback only, port 0 …). */
  ignored: IgnoredSocket[];
  /** How many more sockets were left out than in `ignored`; undefined for none. */
  moreIgnored?: number;
  /** Behaviour that the vendor does not document, severity effects, limits of the snapshot. */
  notes: string[];
}

/** An undecided condition. */
export interface Gate {
  /** Description of the check in the condition that leaves it undecided. */
  description: string;
  /** Why it is not decided: a sentence. */
  why: string;
  /** What would decide it: a sentence that names the answer. */
  remedy: string;
  /** The condition in the policy. */
  place: Span;
}

/** A decided condition, and what decided it. */
export interface Decision {
  /** The condition in the policy: its opening tag. */
  place: Span;
  /** Does it pass? */
  holds: boolean;
  /** What decided it: a sentence, or the part of one that follows a colon. */
  why: string;
  /** The checks that decided it, which report nothing: the first one that is enough, else all of them. */
  checks: Verdict[];
  /** The part whose checks report; undefined if none does. */
  reports?: "then" | "else";
  /** The parts that do not report on this host: each a `<then>` or an `<else>` with its closing tag. */
  notTaken: readonly Span[];
}

export interface CheckReference extends Span {
  /** Item type; empty for a built-in or untyped check. */
  type: string;
  description: string;
  /** Where to show the verdict: the span of the `type` or `description` value. */
  anchor: Span;
}

/**
 * A part of the policy, such as a port element or a pattern, and what it applied to on the host; either side
 * may be missing.
 */
export interface Evidence {
  /** The guilty or matching part of the policy, as written. */
  element?: { text: string } & Span;
  socket?: EvidenceSocket;
  /** The part of the snapshot that matched, or that should have. */
  excerpt?: Excerpt;
  /** True: evidence for FAILED or ERROR; false: explains a PASSED. */
  violation: boolean;
  message: string;
}

export interface EvidenceSocket {
  proto: "tcp" | "udp";
  address: string;
  port: number;
  /** The first owner. */
  process: string | null;
  pid: number | null;
  /** All owners, if there are several. */
  owners?: readonly SocketOwner[];
  /** Line of the snapshot, from 1. */
  line: number;
}

/** A process that holds a socket; null if the name or the id is not shown. */
export interface SocketOwner {
  process: string | null;
  pid: number | null;
}

export interface IgnoredSocket extends EvidenceSocket {
  why: string;
}
