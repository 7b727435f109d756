import type { SnapshotFormat } from "../../snapshot/readers/formats.ts";
import type { EvaluateOptions } from "../options.ts";
import type { Evidence } from "../verdict.ts";

/** Compares the name of a process with those that a check permits. */
export interface ProcessMatcher {
  match(process: ShownProcess): ProcessMatch;
  /** Completes "The process …" where it is permitted: `is sshd or launchd`. */
  permits: string;
  /** And where it is not: `is not sshd or launchd`. */
  forbids: string;
}

/** The owner of a socket as a snapshot shows it. */
export interface ShownProcess {
  name: string;
  /** Path of its program, where a process list shows it. */
  path?: string;
  pid: number | null;
  /** What the snapshot was read from; outputs cut names at different lengths. */
  formats: readonly SnapshotFormat[];
  /** How the policy's name is compared; Windows knows one way only. */
  reading: EvaluateOptions["processName"];
}

export interface ProcessMatch {
  result: "permitted" | "foreign" | "undecided";
  /** The pattern that matched, or the one that keeps it from being decided. */
  element?: NamePattern;
  /** Why it can't be decided, or what the vendor does not document of it. */
  note?: string;
  /** What keeps it from being decided is the snapshot, and no question to the vendor. */
  isPartial?: true;
}

export type NamePattern = NonNullable<Evidence["element"]>;
