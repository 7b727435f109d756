import type { Host } from "./host.ts";
import type { Evidence, IgnoredSocket, Status } from "./verdict.ts";

/** What a check says about a host, before the conditions around it are looked at. */
export interface Outcome {
  status: Status;
  reason: string;
  evidence: Evidence[];
  ignored: IgnoredSocket[];
  notes: string[];
}

/** A check compiled for any number of hosts. */
export type Judge = (host: Host) => Outcome;

export function outcome(status: Status, reason: string, details: Partial<Outcome> = {}): Outcome {
  return { evidence: [], ignored: [], notes: [], ...details, status, reason };
}

/** A judge that says the same about every host: the check itself can't be evaluated. */
export function always(status: Status, reason: string, notes: string[] = []): Judge {
  return () => outcome(status, reason, { notes });
}
