/** One check that is tried on a text. */
import type { ProtocolPosition } from "./positions.ts";
import type { HostSource } from "./snapshots.ts";
import type { ProtocolCheck, ProtocolVerdict } from "./verdicts.ts";

/** Evaluates one check of an open policy on a text in place of what the check reads. Runs nothing. */
export const tryCheckMethod = "nessusAudit/tryCheck";

/** A check of an open policy: by its id, or if no check has that id (any more), by a place in it. */
export interface NamedCheck {
  /** URI of the policy document; it has to be open on the server. */
  policy: string;
  check?: string;
  at?: ProtocolPosition;
}

export interface TryCheckParams extends NamedCheck {
  text: string;
}

export interface TryCheckResult {
  /** Version of the policy's document. */
  version: number;
  verdict?: ProtocolVerdict;
  marks?: ProtocolMarks;
  /** Set when there is no verdict. One sentence with a next step. */
  problem?: string;
}

/** What a check did in the lines of a text. */
export interface ProtocolMarks {
  /** Lines that its `regex` selects. */
  selected: ProtocolMarkGroup;
  /** Parts of lines that it matches. */
  matched: ProtocolMarkGroup;
  /** Lines that break it. */
  violating: ProtocolMarkGroup;
}

export interface ProtocolMarkGroup {
  /** How many there are; `places` may not list all of them. */
  count: number;
  /** Three numbers for each: line, first and last column, from 0, in UTF-16 code units. */
  places: number[];
}

/** Returns what a check of an open policy reads, and its text on a host. */
export const textToTryMethod = "nessusAudit/textToTry";

export interface TextToTryParams extends NamedCheck {
  host?: HostSource;
}

export interface TextToTryResult {
  check?: ProtocolCheck;
  /** What it reads: the output of a command, the text of a file, or lists that say what they are. */
  reads?: { kind: "command" | "file" | "list"; name: string };
  /** The text of it on the host. */
  text?: string;
  /** As in `EvaluateHostsResult`. */
  notHeld?: string[];
  /** Set when there is no check to try. One sentence with a next step. */
  problem?: string;
}
