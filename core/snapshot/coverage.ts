import { PortSet } from "../ports/port-set.ts";
import type { Coverage, CoverageGap, KnownPorts, ProtocolCoverage, Socket, UnreadRow } from "./snapshot.ts";

export type Protocol = "tcp" | "udp";

/**
 * What one output shows about one protocol: the ports for which it is complete, and why it is not for the
 * others.
 */
export interface Claim extends KnownPorts {
  gaps: CoverageGap[];
}

/** What one output in the text says about its own completeness. */
export interface OutputCoverage {
  view: "inside" | "outside";
  tcp: Claim;
  udp: Claim;
}

/** What a command line says about an output, protocol by protocol. */
export interface Lists {
  tcp: Claim;
  udp: Claim;
}

/**
 * How complete an output shows itself to be, if no command line says more. "listed": its header says which
 * list this is, and it has rows; "left-out": the header says that listeners are not in it; "unknown":
 * neither.
 */
export type Shown = "listed" | "left-out" | "unknown" | Claim;

export const noPorts: KnownPorts = { 4: PortSet.empty, 6: PortSet.empty };
const allPorts: KnownPorts = { 4: PortSet.all, 6: PortSet.all };

/** Every open port of the protocol is in the output. */
export const everything: Claim = { ...allPorts, gaps: [] };

/** The output proves nothing about the ports that it does not show, for this reason. */
export function nothingBut(gap: CoverageGap): Claim {
  return { ...noPorts, gaps: [gap] };
}

/** The output is complete for the addresses of one family. */
export function onlyFamily(family: 4 | 6, message: string): Claim {
  return { ...noPorts, [family]: PortSet.all, gaps: [{ kind: "one-family", message }] };
}

/** A scan covers these ports, whatever the family of the address that it went to. */
export function scanned(ports: PortSet, gaps: CoverageGap[]): Claim {
  return { 4: ports, 6: ports, gaps: ports.equals(PortSet.all) ? [] : gaps };
}

/**
 * Coverage of one output: its own claim counts, else what its command line says, else what its header and
 * rows show. `losses` speak against it: they cancel all that it proved.
 */
export function outputOf(
  view: OutputCoverage["view"],
  shown: { tcp: Shown; udp: Shown },
  asked: Lists | undefined,
  losses: readonly CoverageGap[],
): OutputCoverage {
  const claim = (protocol: Protocol): Claim => {
    const earned = claimOf(protocol, shown[protocol], asked?.[protocol]);
    return losses.length === 0 ? earned : { ...noPorts, gaps: [...losses, ...earned.gaps] };
  };
  return { view, tcp: claim("tcp"), udp: claim("udp") };
}

function claimOf(protocol: Protocol, shown: Shown, asked: Claim | undefined): Claim {
  if (typeof shown === "object") return shown;
  const name = protocol.toUpperCase();
  if (shown === "left-out") {
    return nothingBut({ kind: "left-out", message: `The output does not list open ${name} ports.` });
  }
  if (asked !== undefined) return asked;
  if (shown === "listed") return everything;
  return nothingBut({ kind: "no-list", message: nothingShows(name) });
}

function nothingShows(name: string): string {
  return `Neither a command line nor a header shows that every open ${name} port is listed.`;
}

/** The ports that a person says are all listed, by protocol. */
export type Vouched = Record<Protocol, PortSet>;

/** What two statements say together. */
export function bothVouched(one: Vouched | undefined, other: Vouched | undefined): Vouched | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return { tcp: one.tcp.union(other.tcp), udp: one.udp.union(other.udp) };
}

/**
 * Coverage of all outputs of a host together: a port is known if one of them is complete for it, unless an
 * unread row may be of its protocol. `vouched` is what a person said; an unread row counts against that too.
 */
export function coverageOf({
  outputs,
  sockets,
  unread,
  vouched,
  processes,
  processLists,
  notCounted,
}: Observed): Coverage {
  const of = (protocol: Protocol) =>
    sayWhatIsListed(protocol, protocolCoverage(protocol, outputs, unread, vouched), { sockets, notCounted });
  return {
    tcp: of("tcp"),
    udp: of("udp"),
    processes: processes.length === 0 ? "none" : processLists.includes(true) ? "all" : "some",
    processNames: processNames(sockets),
    viewpoint:
      outputs.length > 0 && outputs.every((output) => output.view === "outside") ? "outside" : "inside",
  };
}

/** The sum of the outputs of a host. */
interface Observed {
  outputs: readonly OutputCoverage[];
  sockets: readonly Socket[];
  unread: readonly UnreadRow[];
  vouched: Vouched | undefined;
  processes: readonly unknown[];
  processLists: readonly boolean[];
  /** By reason. */
  notCounted: ReadonlyMap<string, unknown>;
}

/** A list with nothing but connections was taken without listeners, which says more than a missing header. */
function sayWhatIsListed(
  protocol: Protocol,
  coverage: ProtocolCoverage,
  { sockets, notCounted }: Pick<Observed, "sockets" | "notCounted">,
): ProtocolCoverage {
  const name = protocol.toUpperCase();
  const isOfConnections =
    notCounted.has(`connected ${name} socket`) && !sockets.some(({ proto }) => proto === protocol);
  if (!isOfConnections) return coverage;
  const message = `The rows are only of connected ${name} sockets, so the command may not have listed open ports.`;
  const gaps = coverage.gaps.map((gap) => (gap.message === nothingShows(name) ? { ...gap, message } : gap));
  return { ...coverage, gaps };
}

/** The ports whose state is known for both families. */
export function knownPorts({ 4: v4, 6: v6 }: KnownPorts): PortSet {
  return v4.intersect(v6);
}

/** Does the snapshot list every open port? */
export function isComplete(known: KnownPorts): boolean {
  return PortSet.all.isSubsetOf(knownPorts(known));
}

function protocolCoverage(
  protocol: Protocol,
  outputs: readonly OutputCoverage[],
  unread: readonly UnreadRow[],
  vouchedPorts: Vouched | undefined,
): ProtocolCoverage {
  const claims = outputs.map((output) => output[protocol]);
  const known = { 4: unionOf(claims, 4), 6: unionOf(claims, 6) };
  const proven = knownPorts(known);
  const vouched = vouchedPorts?.[protocol].minus(proven) ?? PortSet.empty;
  const row = unread.find((one) => one.noSocket !== true && (one.proto ?? protocol) === protocol);
  const name = protocol.toUpperCase();
  if (row !== undefined) {
    const message = `A row that may be a ${name} socket could not be read.`;
    const gap: CoverageGap = { kind: "unread", message, line: row.line };
    return { ...noPorts, vouched: PortSet.empty, gaps: [gap, ...distinct(claims)] };
  }
  if (vouched.isEmpty) {
    return { ...known, vouched, gaps: isComplete(known) ? [] : gapsOf(claims, name) };
  }
  const all = { 4: known[4].union(vouched), 6: known[6].union(vouched) };
  return { ...all, vouched, gaps: gapsOf(claims, name) };
}

function unionOf(claims: readonly Claim[], family: 4 | 6): PortSet {
  const sets = claims.map((claim) => claim[family]).filter((set) => !set.isEmpty);
  // Nearly every host has the same set; it is shared so that a hundred thousand hosts stay small.
  if (sets.includes(PortSet.all)) return PortSet.all;
  return sets.length === 0 ? PortSet.empty : sets.length === 1 ? sets[0]! : PortSet.union(sets);
}

/**
 * Most reasons are the same in every output. What one output leaves out and another selects counts as
 * selected.
 */
function gapsOf(claims: readonly Claim[], name: string): CoverageGap[] {
  const gaps = distinct(claims);
  if (gaps.length === 0) {
    return [{ kind: "left-out", message: `The snapshot has no output that lists ${name} sockets.` }];
  }
  const telling = gaps.filter(({ kind }) => kind !== "left-out");
  return telling.length === 0 ? gaps : telling;
}

function distinct(claims: readonly Claim[]): CoverageGap[] {
  const seen = new Set<string>();
  return claims
    .flatMap(({ gaps }) => gaps)
    .filter(({ message, line }) => {
      const key = `${line} ${message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function processNames(sockets: readonly Socket[]): Coverage["processNames"] {
  let named = 0;
  for (const socket of sockets) if (socket.process !== null) named++;
  if (named === 0) return "none";
  return named === sockets.length ? "all" : "some";
}
