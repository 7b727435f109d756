/** Hosts and snapshots: how they are sent, how large they may be, and what is read from them. */
import { t } from "../../l10n/translate.ts";
import type { ProtocolStatus } from "./statuses.ts";

/** Either `text`, or `base64` of the bytes of a file: the server detects the encoding. */
export interface SnapshotSource {
  /** The name that the user knows: a file name, "clipboard", "this machine". */
  name: string;
  text?: string;
  base64?: string;
  /**
   * Notes from outside the text, such as those of a live capture; shown with the warnings of the snapshot.
   */
  notes?: string[];
}

/**
 * Largest snapshot in MB that the client sends and the server reads, unless the setting
 * `nessusAudit.snapshot.maxMegabytes` says otherwise.
 */
export const snapshotMegabytes = { node: 64, browser: 32 } as const;

/** The setting, in bytes. @param fallback megabytes, if it is not set to a sensible number */
export function snapshotLimit(setting: unknown, fallback: number): number {
  const isSensible = typeof setting === "number" && setting >= 1 && setting <= 400;
  return (isSensible ? setting : fallback) * 1024 * 1024;
}

/** The message for a snapshot that is larger. A sentence with a next step. */
export function tooLargeSnapshot(what: string, bytes: number, limit: number): string {
  const megabytes = (count: number) => Math.round(count / (1024 * 1024));
  return t(
    "{0} has {1} MB, but the editor reads only {2} MB: raise nessusAudit.snapshot.maxMegabytes, or use nessus-audit check, which reads up to 400 MB.",
    what,
    megabytes(bytes),
    megabytes(limit),
  );
}

/** A host of the workspace: one file, or the files of its folder in the order of their names. */
export interface HostSource {
  /** Identifies the host between client and server; the client uses the URI of the file or folder. */
  id: string;
  /** From the file or folder; a name in the snapshot takes precedence. */
  name: string;
  /** Its path in the workspace, which distinguishes hosts of the same name. */
  place?: string;
  /**
   * Differs after every change to the files. With a version, the server keeps the files, so that later
   * requests can leave `files` empty.
   */
  version?: string;
  /** The name of one host in it, if the text is about several and only this one is meant. */
  host?: string;
  files: SnapshotSource[];
}

export interface SnapshotSummary {
  name: string;
  host?: string;
  /** When it was taken, if the snapshot says so: `2026-03-01T06:00:00Z`. */
  taken?: string;
  formats: string[];
  sockets: number;
  processes: number;
  hashes: number;
  /** How many commands it has output of, if any. */
  commands?: number;
  /** How many files it has something of, if any. */
  files?: number;
  /** The first of the rows that could not be read. */
  unread: { line: number; text: string; reason: string }[];
  /** How many such rows there are in all. */
  unreadCount?: number;
  notCounted: { reason: string; count: number; firstLine: number }[];
  warnings: { line?: number; message: string }[];
}

/** What a host showed, without an evaluation. */
export interface HostSummary {
  /** The id of the source, followed by the name of the host if the source is about several. */
  id: string;
  /** Id of the source. */
  source: string;
  /** Set if the source is about several hosts: the name of this one in it. */
  host?: string;
  /** From the front comment or the output, else the name of its source. */
  name: string;
  groups: string[];
  expectations: ProtocolExpectation[];
  snapshot: SnapshotSummary;
  /**
   * The line where each file begins in the joined text, from 1: line numbers of the snapshot refer to the
   * joined text.
   */
  firstLines: number[];
  /** Why nothing could be read. One sentence or two with a next step. */
  problem?: string;
}

export interface ProtocolExpectation {
  status: ProtocolStatus;
  /** Description of the check. */
  check: string;
  line: number;
}

/**
 * Sends snapshots that later requests name by id and version instead of sending them again. Never cancelled,
 * since a policy is evaluated again and again while the user types.
 */
export const holdSnapshotsMethod = "nessusAudit/holdSnapshots";

export interface HoldSnapshotsParams {
  hosts: HostSource[];
}

export const readHostsMethod = "nessusAudit/readHosts";

export interface ReadHostsParams {
  hosts: HostSource[];
}

export interface ReadHostsResult {
  /** At least one for each source, in their order. */
  hosts: HostSummary[];
}

/** Replaces the addresses and host names in a snapshot, so that it can be shared. */
export const anonymiseMethod = "nessusAudit/anonymise";

export interface AnonymiseParams {
  host: HostSource;
}
