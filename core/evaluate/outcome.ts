import type { Host } from "./host/host.ts";
import type { Because, Evidence, IgnoredSocket, Status } from "./verdict.ts";

/** What a check says about a host, before the surrounding conditions are considered. */
export interface Outcome {
  status: Status;
  /** With UNDECIDED: why, and what would decide it. */
  because?: Because;
  remedy?: string;
  vouch?: "tcp" | "udp";
  reason: string;
  evidence: Evidence[];
  moreEvidence?: number;
  ignored: IgnoredSocket[];
  moreIgnored?: number;
  notes: string[];
}

/** A check compiled for any number of hosts. */
export type Judge = (host: Host) => Outcome;

type Details = Partial<
  Pick<Outcome, "vouch" | "evidence" | "moreEvidence" | "ignored" | "moreIgnored" | "notes">
>;

export function outcome(
  status: Exclude<Status, "UNDECIDED">,
  reason: string,
  details: Details = {},
): Outcome {
  return { evidence: [], ignored: [], notes: [], ...details, status, reason };
}

/** An undecided outcome: why, and what would decide it, both as whole sentences. */
export function undecided(
  because: Because,
  reason: string,
  remedy: string | undefined,
  details: Details = {},
): Outcome {
  return {
    evidence: [],
    ignored: [],
    notes: [],
    ...details,
    status: "UNDECIDED",
    because,
    ...(remedy !== undefined && { remedy }),
    reason,
  };
}

/** A judge with the same outcome for every host: the check itself can't be evaluated. */
export function always(status: Exclude<Status, "UNDECIDED">, reason: string, notes: string[] = []): Judge {
  return () => outcome(status, reason, { notes });
}

/** A judge that can't decide the check on any host, because of the policy's own text. */
export function neverDecided(because: Because, reason: string, remedy?: string): Judge {
  return () => undecided(because, reason, remedy);
}
