import type { Observations } from "../observations/observations.ts";
import type { PortSet } from "../ports/port-set.ts";
import type { SnapshotFormat } from "./readers/formats.ts";

/** What a host showed at one moment. Plain data, the same for every reader. */

export interface Snapshot {
  /** Name of the host, if the text or its file says it. */
  host?: string;
  /** From `# groups: web, dmz` in the front comment. */
  groups?: string[];
  /** From `# expect: FAILED "Denied ports"` in the front comment. */
  expectations?: Expectation[];
  /** From `# condition: PASSED "Debian 10 is installed"` and `# answer: …` in the front comment. */
  answers?: Answer[];
  /** From `# set: NAME=VALUE` in the front comment. */
  values?: VariableValue[];
  /** What it was read from, in order of appearance, such as `netstat-linux`. */
  formats: SnapshotFormat[];
  /** The system that it was taken on, as `uname` names it, if its lines name exactly one. */
  system?: string;
  /**
   * When it was captured, in UTC such as `2026-11-28T09:30:00Z`, if a capture says so; the first of several.
   */
  taken?: string;
  /** Was it captured by root, who may see everything? Undefined if no capture says. */
  asRoot?: boolean;
  sockets: Socket[];
  processes: Process[];
  hashes: FileHash[];
  /** Files that a command says it could not read. */
  unreadableFiles: UnreadableFile[];
  /** The checks that a report of the scanner has results for. */
  reported?: readonly ReportedCheck[];
  /** What the texts show besides sockets, processes and hashes; undefined if nothing. */
  observations?: Observations;
  /** Rows that look like data but could not be read. Never dropped silently. */
  unread: UnreadRow[];
  /** Rows of a known kind that do not count, by reason, such as "established connection". */
  notCounted: NotCounted[];
  coverage: Coverage;
  /** What the user should know about the snapshot as a whole, each with a line if there is one. */
  warnings: SnapshotWarning[];
}

/** A check that a report of the scanner has a result for: the scanner reached it. */
export interface ReportedCheck {
  description: string;
  /** The result is that of a `<report>` or a condition, without a value of the host. */
  isFixed: boolean;
  line: number;
}

/** What a person says about a check, on its own or in a condition, that nothing in the snapshot decides. */
export interface Answer {
  status: "PASSED" | "FAILED";
  /** Description of the check. */
  check: string;
  /** check: it answers the check wherever it is; undefined: in conditions only. */
  of?: "check";
  /** The policy that it is meant for, as its author calls the file; every policy if undefined. */
  policy?: string;
  line: number;
}

/** The value of a policy's variable on this host. */
export interface VariableValue {
  name: string;
  value: string;
  line: number;
}

/** A verdict that the author of the snapshot expects from a policy. */
export interface Expectation {
  /** A status, as written. */
  state: string;
  /** Description of the check. */
  check: string;
  line: number;
}

/** A socket that counts as open: a TCP listener, or a UDP socket that is bound and not connected. */
export interface Socket {
  proto: "tcp" | "udp";
  /** From the protocol or type column if there is one, else from the address; null if neither says. */
  family: 4 | 6 | null;
  /**
   * As printed, without brackets, zone kept; the wildcard is "0.0.0.0", "::", or "*" if the family is not known.
   * Empty if no address is shown: it may be a loopback address.
   */
  address: string;
  port: number;
  /** "LISTEN" for TCP seen from inside; null for UDP and for what a scan saw from outside. */
  state: "LISTEN" | null;
  /** Name of the first owner as printed, null if it is not shown. */
  process: string | null;
  pid: number | null;
  /** A scan reached the port at this address; what the socket is bound to is not known. */
  scanned?: true;
  /** Every process that holds the socket, the first owner included; only set if there are several. */
  owners?: readonly SocketOwner[];
  /** Line of the snapshot, from 1. */
  line: number;
}

/** A process that holds a socket; null if the name or the id is not shown. */
export interface SocketOwner {
  process: string | null;
  pid: number | null;
}

export interface Process {
  pid: number | null;
  name: string;
  /** Path of the binary, or the command line, if shown. */
  command?: string;
  /** The list shows only the command line: the name is its first part. */
  fromArguments?: true;
  user?: string;
  line: number;
}

export interface FileHash {
  path: string;
  algorithm: "md5" | "sha1" | "sha256" | "sha384" | "sha512";
  /** Lower case hex. */
  hash: string;
  line: number;
}

/** A file that a command could not read. */
export interface UnreadableFile {
  path: string;
  /** absent: the file does not exist; denied: the user may not read it. */
  why: "absent" | "denied";
  line: number;
}

export interface UnreadRow {
  line: number;
  text: string;
  reason: string;
  /** The protocol of the socket that the row may be; undefined if that is not known either. */
  proto?: "tcp" | "udp";
  /** True for a row that is certainly not a socket, such as one in a list of hashes. */
  noSocket?: true;
}

export interface NotCounted {
  reason: string;
  count: number;
  firstLine: number;
}

export interface SnapshotWarning {
  line?: number;
  message: string;
}

/** How complete the view is; verdicts honour it. */
export interface Coverage {
  tcp: ProtocolCoverage;
  udp: ProtocolCoverage;
  /** "all": a list of every process is in the snapshot; "some": a list that may be a selection. */
  processes: "all" | "some" | "none";
  /** "none": the command does not print process names; "some": names missing on some rows. */
  processNames: "all" | "some" | "none";
  /** "inside": the host's own socket table; "outside": a scan over the network. */
  viewpoint: "inside" | "outside";
}

/** The ports whose state a snapshot shows, by address family. */
export interface KnownPorts {
  4: PortSet;
  6: PortSet;
}

export interface ProtocolCoverage extends KnownPorts {
  /** Why no more ports are known, the most specific reason first; empty if all are known. */
  gaps: CoverageGap[];
  /** The ports, on either family, that are known only because a person said that the list is complete. */
  vouched: PortSet;
}

/** Why a snapshot, or one output in it, does not show every open port. */
export interface CoverageGap {
  /**
   * no-list: nothing says which list this is; left-out: the command does not print the protocol; one-family:
   * only the addresses of one family; selection: arguments or a pipe select rows; elided: a person left out
   * rows; paged: a pager stopped; cut: the text is cut off; unread: a row could not be read; scan: a scan of
   * some ports, or one that got no answer; not-host: the sockets are not those of the host.
   */
  kind:
    | "no-list"
    | "left-out"
    | "one-family"
    | "selection"
    | "elided"
    | "paged"
    | "cut"
    | "unread"
    | "scan"
    | "not-host";
  /** A whole sentence. */
  message: string;
  line?: number;
}
