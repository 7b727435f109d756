/** What a host showed at one moment. Plain data, the same for every reader. */

export interface Snapshot {
  /** Name of the host where the text or its file says it. */
  host?: string;
  /** From `# groups: web, dmz` in the front comment. */
  groups?: string[];
  /** From `# expect: FAILED "Denied ports"` in the front comment. */
  expectations?: Expectation[];
  /** Ids of the readers that found something, in order of appearance, such as `netstat-linux`. */
  formats: SnapshotFormat[];
  sockets: Socket[];
  processes: Process[];
  hashes: FileHash[];
  /** Rows that look like data but could not be read. Never dropped silently. */
  unread: UnreadRow[];
  /** Rows of a known kind that do not count, by reason, such as "established connection". */
  notCounted: NotCounted[];
  coverage: Coverage;
  /** What the user should know of the snapshot as a whole, each with a line where there is one. */
  warnings: SnapshotWarning[];
}

export type SnapshotFormat = string;

/** A verdict that the author of the snapshot expects of a policy. */
export interface Expectation {
  /** PASSED, FAILED, WARNING or ERROR, as written. */
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
  /** As printed, without brackets, zone kept; the wildcard is "0.0.0.0", "::", or "*" where the family is open. */
  address: string;
  port: number;
  /** "LISTEN" for TCP seen from inside, null for UDP and for what a scan from outside saw. */
  state: "LISTEN" | null;
  /** Process name as printed, null where it is not shown. */
  process: string | null;
  pid: number | null;
  /** Line of the snapshot, from 1. */
  line: number;
}

export interface Process {
  pid: number | null;
  name: string;
  /** Path of the binary or the command line, where shown. */
  command?: string;
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

export interface UnreadRow {
  line: number;
  text: string;
  reason: string;
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
  /** "none": the command does not print process names; "some": names missing on some rows. */
  processNames: "all" | "some" | "none";
  /** "inside": the host's own socket table; "outside": a scan over the network. */
  viewpoint: "inside" | "outside";
}

/**
 * "listed": listeners of this protocol are in the snapshot if the host has any;
 * "left-out": the command does not print them (`ss -ltn` has no UDP, `netstat` without `-a` no listeners);
 * "unknown": no row of the protocol and nothing says whether the command would print one.
 */
export type ProtocolCoverage = "listed" | "left-out" | "unknown";
