import type { Observations } from "../observations/observations.ts";
import type { PortSet } from "../ports/port-set.ts";
import type { SnapshotFormat } from "./readers/formats.ts";

/** What a host showed at one moment. Plain data, the same for every reader. */

export interface Snapshot {
  /** Name of the host where the text or its file says it. */
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
  /** The system that it was taken on, as `uname` names it, where lines of it name one and no other. */
  system?: string;
  /** When it was captured, in UTC such as `2026-11-28T09:30:00Z`, where a capture says so; of several the first. */
  taken?: string;
  /** Was it captured by root, who may see everything? Undefined where no capture says who did. */
  asRoot?: boolean;
  sockets: Socket[];
  processes: Process[];
  hashes: FileHash[];
  /** Files of which a command says that it could not read them. */
  unreadableFiles: UnreadableFile[];
  /** The checks of which a report of the scanner has a result. */
  reported?: readonly ReportedCheck[];
  /** What the texts show beside sockets, processes and hashes; undefined where they show nothing else. */
  observations?: Observations;
  /** Rows that look like data but could not be read. Never dropped silently. */
  unread: UnreadRow[];
  /** Rows of a known kind that do not count, by reason, such as "established connection". */
  notCounted: NotCounted[];
  coverage: Coverage;
  /** What the user should know of the snapshot as a whole, each with a line where there is one. */
  warnings: SnapshotWarning[];
}

/** A check that a report of the scanner has a result of: the scanner came to it. */
export interface ReportedCheck {
  description: string;
  /** The result is one that `<report>` or a condition gives, without a value of the host. */
  isFixed: boolean;
  line: number;
}

/** What a person says of a check, on its own or in a condition, that nothing in the snapshot decides. */
export interface Answer {
  status: "PASSED" | "FAILED";
  /** Description of the check. */
  check: string;
  /** check: it answers the check wherever it is; undefined: in conditions only. */
  of?: "check";
  /** The policy that it is meant for, as its author calls the file; every policy where it is undefined. */
  policy?: string;
  line: number;
}

/** What a variable of a policy means on this host. */
export interface VariableValue {
  name: string;
  value: string;
  line: number;
}

/** A verdict that the author of the snapshot expects of a policy. */
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
  /** From the protocol or type column where there is one, else from the address; null where neither says. */
  family: 4 | 6 | null;
  /**
   * As printed, without brackets, zone kept; the wildcard is "0.0.0.0", "::", or "*" where the family is open. Empty where
   * no address is shown: it may be one of the loopback.
   */
  address: string;
  port: number;
  /** "LISTEN" for TCP seen from inside, null for UDP and for what a scan from outside saw. */
  state: "LISTEN" | null;
  /** Name of the first owner as printed, null where it is not shown. */
  process: string | null;
  pid: number | null;
  /** A scan reached the port by this address; what the socket is bound to is not known. */
  scanned?: true;
  /** Every process that holds the socket, the first owner included; given only where there are several. */
  owners?: readonly SocketOwner[];
  /** Line of the snapshot, from 1. */
  line: number;
}

/** A process that holds a socket; null where the name or the id is not shown. */
export interface SocketOwner {
  process: string | null;
  pid: number | null;
}

export interface Process {
  pid: number | null;
  name: string;
  /** Path of the binary or the command line, where shown. */
  command?: string;
  /** The list shows the command line only: the name is what is first in it. */
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
  /** absent: there is no such file; denied: the user may not read it. */
  why: "absent" | "denied";
  line: number;
}

export interface UnreadRow {
  line: number;
  text: string;
  reason: string;
  /** The protocol of the socket that the row may be; undefined where that is not known either. */
  proto?: "tcp" | "udp";
  /** True for a row that is certainly no socket, such as one of a list of hashes. */
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

/** The ports of which a snapshot shows whether they are open, by address family. */
export interface KnownPorts {
  4: PortSet;
  6: PortSet;
}

export interface ProtocolCoverage extends KnownPorts {
  /** Why no more ports are known, the most telling reason first; empty where all are known. */
  gaps: CoverageGap[];
  /** The ports, on either family, that are known only because a person said that the list is complete. */
  vouched: PortSet;
}

/** Why a snapshot, or one output in it, does not show every open port. */
export interface CoverageGap {
  /**
   * no-list: nothing says which list this is; left-out: the command does not print the protocol; one-family: only the
   * addresses of one family; selection: arguments or a pipe select rows; elided: rows were left out by hand; paged: a
   * pager stopped; cut: the text breaks off; unread: a row could not be read; scan: a scan of some ports, or one that
   * got no answer; not-host: the sockets are not those of the host.
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
