import type { Span } from "../syntax/tree.ts";

/** What a policy says about one host, check by check. Offsets point into the policy, lines into the snapshot. */

export type Status = "PASSED" | "FAILED" | "WARNING" | "ERROR" | "NOT_EVALUATED";

export interface Verdict {
  check: CheckReference;
  status: Status;
  /** True when the check stands in a branch whose condition could not be decided. */
  conditional: boolean;
  /** One sentence that says why, such as "23/tcp is open and the port element 23 denies it". */
  reason: string;
  evidence: Evidence[];
  /** Sockets that were left out, and why (loopback only, port 0 …). */
  ignored: IgnoredSocket[];
  /** Behaviour that the vendor does not document, severity effects, limits of the snapshot. */
  notes: string[];
}

export interface CheckReference extends Span {
  /** Item type; empty for a built-in or untyped check. */
  type: string;
  description: string;
  /** Where to show the verdict: the span of the `type` or `description` value. */
  anchor: Span;
}

/** One port element or process pattern and the socket that it met; either side may be missing. */
export interface Evidence {
  /** The guilty or matching part of the policy, as written. */
  element?: { text: string } & Span;
  socket?: EvidenceSocket;
  /** True: speaks for FAILED or ERROR; false: explains a PASSED. */
  violation: boolean;
  message: string;
}

export interface EvidenceSocket {
  proto: "tcp" | "udp";
  address: string;
  port: number;
  process: string | null;
  pid: number | null;
  /** Line of the snapshot, from 1. */
  line: number;
}

export interface IgnoredSocket extends EvidenceSocket {
  why: string;
}
