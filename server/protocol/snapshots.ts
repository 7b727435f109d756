/** Hosts and snapshots: how they are sent, how large they may be, and what is read in them. */
import { t } from "../../l10n/translate.ts";
import type { ProtocolStatus } from "./statuses.ts";

/** Either `text`, or `base64` of the bytes of a file: the server finds out the encoding. */
export interface SnapshotSource {
  /** What the user calls it: a file name, "clipboard", "this machine". */
  name: string;
  text?: string;
  base64?: string;
  /** What is known of it beside its text, as a live capture says it; shown with the warnings of the snapshot. */
  notes?: string[];
}

/**
 * Largest snapshot in MB that the client sends and the server reads, where the setting `nessusAudit.snapshot.maxMegabytes`
 * says nothing else.
 */
export const snapshotMegabytes = { node: 64, browser: 32 } as const;

/** The setting, in bytes. @param fallback megabytes, where it is not set to a sensible number */
export function snapshotLimit(setting: unknown, fallback: number): number {
  const isSensible = typeof setting === "number" && setting >= 1 && setting <= 400;
  return (isSensible ? setting : fallback) * 1024 * 1024;
}

/** What to say of a snapshot that is larger. A sentence with a next step. */
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
  /** Names the host between client and server; the client uses the URI of the file or folder. */
  id: string;
  /** From the file or folder; what the snapshot says goes before it. */
  name: string;
  /** Its path in the workspace, which tells hosts of the same name apart. */
  place?: string;
  /** Another one for every change of the files. With it the server holds them, and `files` may be empty from then on. */
  version?: string;
  /** The name of one host in it, where the text is of several and only this one is meant. */
  host?: string;
  files: SnapshotSource[];
}

export interface SnapshotSummary {
  name: string;
  host?: string;
  /** When it was taken, where the snapshot says so: `2026-03-01T06:00:00Z`. */
  taken?: string;
  formats: string[];
  sockets: number;
  processes: number;
  hashes: number;
  /** Commands whose output it shows, where there are any. */
  commands?: number;
  /** Files of which it shows something, where there are any. */
  files?: number;
  /** The first of the rows that could not be read. */
  unread: { line: number; text: string; reason: string }[];
  /** How many there are in all. */
  unreadCount?: number;
  notCounted: { reason: string; count: number; firstLine: number }[];
  warnings: { line?: number; message: string }[];
}

/** What a host showed, without holding it against a policy. */
export interface HostSummary {
  /** That of the source, with the name of the host behind it where the source is of several. */
  id: string;
  /** Of the source. */
  source: string;
  /** Given where the source is of several hosts: the name of this one in it. */
  host?: string;
  /** As the front comment or the output says, else the name of its source. */
  name: string;
  groups: string[];
  expectations: ProtocolExpectation[];
  snapshot: SnapshotSummary;
  /** Where each file begins in the joined text, from 1: lines of the snapshot count in the joined text. */
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
 * Sends snapshots that later requests name by id and version instead of sending them again. Never cancelled: a policy is
 * evaluated again and again while one types.
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

/** A snapshot with other addresses and host names, to be shared. */
export const anonymiseMethod = "nessusAudit/anonymise";

export interface AnonymiseParams {
  host: HostSource;
}
