import { isComplete } from "../snapshot/coverage.ts";
import type { ProtocolCoverage, Snapshot, Socket } from "../snapshot/snapshot.ts";

/**
 * A port that has changed. Both sides have the sockets on it; one is empty for an opened or a closed port.
 */
export interface PortChange {
  kind: "opened" | "closed" | "process" | "address";
  proto: "tcp" | "udp";
  port: number;
  before: Socket[];
  after: Socket[];
  /** `+23/tcp on 0.0.0.0, telnetd`, `22/tcp: sshd → dropbear` */
  text: string;
}

/** A file in both snapshots, with different hashes. */
export interface FileChange {
  path: string;
  algorithm: string;
  before: string;
  after: string;
}

export interface SnapshotComparison {
  ports: PortChange[];
  files: FileChange[];
  /** Why some differences may not be changes: what one of the snapshots does not show. */
  notes: string[];
}

/** What changed on a host between two snapshots, ordered by protocol and port. */
export function compareSnapshots(before: Snapshot, after: Snapshot): SnapshotComparison {
  const [earlier, later] = [socketsByPort(before), socketsByPort(after)];
  const keys = [...new Set([...earlier.keys(), ...later.keys()])].sort((a, b) => a - b);
  const shown = keys.filter((key) => isShown(key, before) && isShown(key, after));
  const ports = shown.flatMap((key) => comparePort(earlier.get(key) ?? [], later.get(key) ?? []));
  return { ports, files: compareFiles(before, after), notes: notesOn(before, after) };
}

/** TCP before UDP, then by number. */
function keyOf({ proto, port }: Socket): number {
  return (proto === "tcp" ? 0 : 65_536) + port;
}

/** False if no output lists the protocol: its ports are neither open nor closed. */
function isShown(key: number, { coverage }: Snapshot): boolean {
  return !leavesOut(coverage[key < 65_536 ? "tcp" : "udp"]);
}

function leavesOut(coverage: ProtocolCoverage): boolean {
  return !isComplete(coverage) && coverage.gaps.every(({ kind }) => kind === "left-out");
}

function socketsByPort({ sockets }: Snapshot): Map<number, Socket[]> {
  const byPort = new Map<number, Socket[]>();
  for (const socket of sockets) {
    if (socket.port === 0) continue;
    const others = byPort.get(keyOf(socket));
    if (others) others.push(socket);
    else byPort.set(keyOf(socket), [socket]);
  }
  return byPort;
}

function comparePort(before: Socket[], after: Socket[]): PortChange[] {
  const { proto, port } = (after[0] ?? before[0])!;
  const change = (kind: PortChange["kind"], text: string): PortChange => ({
    kind,
    proto,
    port,
    before,
    after,
    text,
  });
  if (before.length === 0) return [change("opened", `+${describe(after)}`)];
  if (after.length === 0) return [change("closed", `−${describe(before)}`)];
  const changes: PortChange[] = [];
  const [oldAddresses, newAddresses] = [reachOf(before), reachOf(after)];
  if (!sameMembers(oldAddresses, newAddresses)) {
    changes.push(
      change("address", `${port}/${proto}: ${listWords(oldAddresses)} → ${listWords(newAddresses)}`),
    );
  }
  const [oldOwners, newOwners] = [ownersOf(before), ownersOf(after)];
  // If a name is missing on one side, it is not known whether it has changed.
  if (oldOwners && newOwners && !sameMembers(oldOwners, newOwners)) {
    changes.push(change("process", `${port}/${proto}: ${listWords(oldOwners)} → ${listWords(newOwners)}`));
  }
  return changes;
}

function describe(sockets: readonly Socket[]): string {
  const { proto, port } = sockets[0]!;
  const owners = [...new Set(sockets.flatMap(({ process }) => process ?? []))];
  const owned = owners.length === 0 ? "" : `, ${owners.join(", ")}`;
  return `${port}/${proto} on ${listWords(new Set(sockets.map(({ address }) => address)))}${owned}`;
}

/**
 * The addresses at which a port can be reached. Tools write "all of them" in several ways, which are the same
 * here.
 */
function reachOf(sockets: readonly Socket[]): Set<string> {
  const addresses = new Set(sockets.map(({ address }) => address));
  return ["*", "0.0.0.0", "::"].some((wildcard) => addresses.has(wildcard))
    ? new Set(["every address"])
    : addresses;
}

function ownersOf(sockets: readonly Socket[]): Set<string> | undefined {
  const names = sockets.map(({ process }) => process);
  return names.every((name) => name !== null) ? new Set(names) : undefined;
}

function sameMembers(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((member) => other.has(member));
}

function listWords(members: ReadonlySet<string>): string {
  return [...members].sort().join(", ");
}

function compareFiles(before: Snapshot, after: Snapshot): FileChange[] {
  const keyOfHash = ({ algorithm, path }: { algorithm: string; path: string }) => `${algorithm} ${path}`;
  const earlier = new Map(before.hashes.map((one) => [keyOfHash(one), one.hash]));
  const later = new Map(after.hashes.map((one) => [keyOfHash(one), one]));
  return [...later].flatMap(([key, { path, algorithm, hash }]) => {
    const old = earlier.get(key);
    return old === undefined || old === hash ? [] : [{ path, algorithm, before: old, after: hash }];
  });
}

function notesOn(before: Snapshot, after: Snapshot): string[] {
  const notes: string[] = [];
  if (showsMore(before) || showsMore(after)) {
    notes.push("Outputs of commands and files are not compared; the verdicts of a policy on them are.");
  }
  for (const [name, snapshot] of [
    ["earlier", before],
    ["later", after],
  ] as const) {
    for (const protocol of ["tcp", "udp"] as const) {
      const ports = `${protocol.toUpperCase()} ports`;
      const coverage = snapshot.coverage[protocol];
      if (leavesOut(coverage)) {
        notes.push(`${ports} are not compared: the ${name} snapshot does not list them.`);
      } else if (!isComplete(coverage)) {
        const others = name === "earlier" ? "more may have been open" : "more may be open";
        notes.push(`The ${name} snapshot may not list all ${ports}: ${others}.`);
      }
    }
    if (snapshot.unread.length > 0) {
      notes.push(`Rows of the ${name} snapshot could not be read, from line ${snapshot.unread[0]!.line} on.`);
    }
  }
  return notes;
}

/** Does it show something other than lists of sockets? */
function showsMore({ formats, observations }: Snapshot): boolean {
  if (observations === undefined) return false;
  return formats.length === 0 || observations.keys("file").length + observations.keys("status").length > 0;
}
