import { Observations } from "../observations/observations.ts";
import { ownText } from "../text/own-text.ts";
import type { OutputCoverage, Vouched } from "./coverage.ts";
import type { SnapshotFormat } from "./readers/formats.ts";
import type {
  Answer,
  CoverageGap,
  FileHash,
  NotCounted,
  Process,
  ReportedCheck,
  Snapshot,
  SnapshotWarning,
  Socket,
  UnreadableFile,
  UnreadRow,
  VariableValue,
} from "./snapshot.ts";
import type { ByteOrder } from "./sockets/hex-address.ts";

/** The longest part of an unread row that is kept, in UTF-16 code units. */
const LONGEST_UNREAD = 300;
/** How many distinct addresses and names are shared between rows. */
const MOST_SHARED = 100_000;

/**
 * The snapshot of one host while it is read. Readers add to it through the functions below and never remove
 * from it.
 */
export interface Draft {
  /** Name of the host as the front comment, a prompt or a report gives it. */
  host: string | null;
  /** When the capture was taken, as it says; undefined if none says so. */
  taken: string | undefined;
  /** Was every capture taken by root? Undefined if there is none. */
  asRoot: boolean | undefined;
  groups: string[];
  expectations: NonNullable<Snapshot["expectations"]>;
  answers: Answer[];
  values: VariableValue[];
  vouched: Vouched | undefined;
  /** What the outputs read so far say about their completeness. */
  outputs: OutputCoverage[];
  /** What speaks against the completeness of the output being read: skipped rows, a pager, a cut. */
  losses: CoverageGap[];
  formats: SnapshotFormat[];
  /** Systems that outputs name, as `uname` does. */
  systems: Set<string>;
  sockets: Socket[];
  /** How many sockets there were at the end of each output. */
  outputEnds: number[];
  processes: Process[];
  /** Sockets whose row shows an inode instead of a process. */
  inodeSockets: { inode: string; hex: string; socket: Socket }[];
  /** The byte orders of the hexadecimal addresses. */
  byteOrders: Set<ByteOrder>;
  /** A line names a big-endian machine. */
  isBigEndianMachine: boolean;
  /** Process ids by the inode of a socket that they hold. */
  inodeOwners: Map<string, number[]>;
  /** Sockets whose row shows the network namespace that they are in. */
  namespaces: { socket: Socket; namespace: string }[];
  /** Sockets that a log says were closed, and how many sockets there were at that point. */
  gone: { socket: Socket; at: number }[];
  hashes: FileHash[];
  unreadableFiles: UnreadableFile[];
  observations: Observations;
  /** Checks that a report has a result for. */
  reported: ReportedCheck[];
  /** For each list of processes: is it complete? */
  processLists: boolean[];
  /** The parent of a process, if the list shows it. */
  parents: Map<Process, number>;
  unread: UnreadRow[];
  notCounted: Map<string, NotCounted>;
  warnings: SnapshotWarning[];
  shared: Map<string, string>;
  /** The line above the output that is being opened, "" if there is none. */
  lineAbove: string;
  /** What the line being read added, so that a row that continues on the next line can be read again. */
  skippedByLine: NotCounted | null;
  /**
   * Where the row being read may continue on the next line although it can be read: inside its port, or its
   * owners.
   */
  openAt: "port" | "owner" | undefined;
}

export function newDraft(): Draft {
  return {
    host: null,
    taken: undefined,
    asRoot: undefined,
    groups: [],
    expectations: [],
    answers: [],
    values: [],
    vouched: undefined,
    outputs: [],
    losses: [],
    formats: [],
    systems: new Set(),
    sockets: [],
    outputEnds: [],
    processes: [],
    inodeSockets: [],
    byteOrders: new Set(),
    isBigEndianMachine: false,
    inodeOwners: new Map(),
    namespaces: [],
    gone: [],
    hashes: [],
    unreadableFiles: [],
    observations: new Observations(),
    reported: [],
    processLists: [],
    parents: new Map(),
    unread: [],
    notCounted: new Map(),
    warnings: [],
    shared: new Map(),
    lineAbove: "",
    skippedByLine: null,
    openAt: undefined,
  };
}

/**
 * Adds a socket. Its strings are shared between rows: a slice would keep the whole text alive, and the same few
 * addresses and names repeat.
 */
export function addSocket(draft: Draft, socket: Socket): Socket {
  socket.address = shareText(draft, socket.address);
  if (socket.process !== null) socket.process = shareText(draft, socket.process);
  draft.sockets.push(socket);
  return socket;
}

/** Removes sockets that turned out not to be any. */
export function withdraw(draft: Draft, sockets: ReadonlySet<Socket>): void {
  if (sockets.size === 0) return;
  /** How many are kept of the first 0, 1, 2 … sockets. */
  const keptOf = new Uint32Array(draft.sockets.length + 1);
  let kept = 0;
  for (let at = 0; at < draft.sockets.length; at++) {
    const socket = draft.sockets[at]!;
    if (!sockets.has(socket)) draft.sockets[kept++] = socket;
    keptOf[at + 1] = kept;
  }
  draft.sockets.length = kept;
  draft.outputEnds = draft.outputEnds.map((end) => keptOf[end] ?? kept);
  for (const gone of draft.gone) gone.at = keptOf[gone.at] ?? kept;
}

export function shareText(draft: Draft, text: string): string {
  const known = draft.shared.get(text);
  if (known !== undefined) return known;
  const own = ownText(text);
  if (draft.shared.size < MOST_SHARED) draft.shared.set(own, own);
  return own;
}

/** Accounts for a line of a known kind that is not a listener. Returns true: the line is accounted for. */
export function skip(draft: Draft, reason: string, line: number): true {
  let entry = draft.notCounted.get(reason);
  if (entry === undefined) {
    entry = { reason, count: 0, firstLine: line };
    draft.notCounted.set(reason, entry);
  }
  entry.count++;
  draft.skippedByLine = entry;
  return true;
}

/**
 * Accounts for a line that looks like data and could not be read. Returns true: the line is accounted for.
 *
 * @param may the protocol of the socket that it may be, or "none" if it is certainly not a socket
 */
export function leaveUnread(
  draft: Draft,
  text: string,
  line: number,
  reason: string,
  may?: "tcp" | "udp" | "none",
): true {
  const own = ownText(text.trim().slice(0, LONGEST_UNREAD));
  const row: UnreadRow = { line, text: own, reason: shareText(draft, reason) };
  if (may === "none") row.noSocket = true;
  else if (may !== undefined) row.proto = may;
  draft.unread.push(row);
  return true;
}

/** Notes that the output being read may not be the whole list. */
export function lose(draft: Draft, gap: CoverageGap): void {
  draft.losses.push({ ...gap, message: shareText(draft, gap.message) });
}

export function warn(draft: Draft, message: string, line?: number): void {
  if (draft.warnings.some((warning) => warning.message === message)) return;
  const own = ownText(message);
  draft.warnings.push(line === undefined ? { message: own } : { line, message: own });
}

/** State of a draft before a line, for `takeBack`. */
export interface Mark {
  sockets: number;
  unread: number;
  warnings: number;
  skipped: NotCounted | null;
}

/** Undoes what one line added. */
export function takeBack(draft: Draft, mark: Mark): void {
  draft.sockets.length = mark.sockets;
  draft.unread.length = mark.unread;
  draft.warnings.length = mark.warnings;
  const skipped = mark.skipped;
  if (skipped !== null && --skipped.count === 0) draft.notCounted.delete(skipped.reason);
}
