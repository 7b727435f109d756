import type { SnapshotFormat } from "../../snapshot/readers/formats.ts";
import type { EvaluateOptions } from "../options.ts";
import type { Evidence } from "../verdict.ts";

/** Compares the name of a process with those that a check permits. */
export interface ProcessMatcher {
  match(process: ShownProcess): ProcessMatch;
  /** Completes "The process …" if it is permitted: `is sshd or launchd`. */
  permits: string;
  /** And if it is not: `is not sshd or launchd`. */
  forbids: string;
}

/** The owner of a socket as a snapshot shows it. */
export interface ShownProcess {
  name: string;
  /** Path of its program, if a process list shows it. */
  path?: string;
  pid: number | null;
  /** What the snapshot was read from; outputs cut off names at different lengths. */
  formats: readonly SnapshotFormat[];
  /** How the policy's name is compared; Windows has only one way. */
  reading: EvaluateOptions["processName"];
}

export interface ProcessMatch {
  result: "permitted" | "foreign" | "undecided";
  /** The pattern that matched, or the one that leaves it undecided. */
  element?: NamePattern;
  /** Why it can't be decided, or what the vendor does not document about it. */
  note?: string;
  /** It is undecided because of the snapshot, not because of missing documentation. */
  isPartial?: true;
}

export type NamePattern = NonNullable<Evidence["element"]>;
