import type { Draft } from "./draft.ts";
import type { Socket, SocketOwner } from "./snapshot.ts";

/**
 * Names the owners of sockets from the other outputs of the same host: from a list of open files by inode,
 * from a process table by pid, and from another output that shows the same socket with its owners, as lsof
 * does for netstat.
 */
export function joinProcesses(draft: Draft): void {
  for (const { inode, socket } of draft.inodeSockets) {
    const pids = draft.inodeOwners.get(inode);
    if (pids !== undefined && socket.pid === null)
      setOwners(
        socket,
        pids.map((pid) => ({ process: null, pid })),
      );
  }
  joinByPid(draft);
  if (draft.outputEnds.length > 1) joinBySocket(draft);
}

function setOwners(socket: Socket, owners: readonly SocketOwner[]): void {
  const [first] = owners;
  if (first === undefined) return;
  socket.process = first.process;
  socket.pid = first.pid;
  if (owners.length > 1) socket.owners = owners;
}

function joinByPid(draft: Draft): void {
  if (draft.processes.length === 0) return;
  const names = new Map<number, string>();
  for (const { pid, name } of draft.processes) if (pid !== null && !names.has(pid)) names.set(pid, name);
  const named = ({ process, pid }: SocketOwner): SocketOwner => ({
    process: process ?? (pid === null ? null : (names.get(pid) ?? null)),
    pid,
  });
  for (const socket of draft.sockets) {
    if (socket.owners !== undefined) setOwners(socket, socket.owners.map(named));
    else if (socket.process === null && socket.pid !== null) socket.process = names.get(socket.pid) ?? null;
  }
}

/** The owners of a socket, from the first output that shows any. */
interface KnownOwners {
  output: number;
  owners: SocketOwner[];
}

/**
 * Within one output, two rows of the same address may have different owners, so only another output may name
 * them.
 */
function joinBySocket(draft: Draft): void {
  const known = new Map<string, KnownOwners>();
  forEachSocket(draft, (socket, output) => {
    if (socket.process === null) return;
    const key = keyOf(socket);
    const found = known.get(key);
    if (found === undefined) known.set(key, { output, owners: ownersOf(socket) });
    else if (found.output === output) addOwners(found.owners, ownersOf(socket));
  });
  if (known.size === 0) return;
  forEachSocket(draft, (socket, output) => {
    if (socket.process !== null) return;
    const found = known.get(keyOf(socket));
    if (found === undefined || found.output === output) return;
    if (socket.pid !== null && !found.owners.some(({ pid }) => pid === socket.pid)) return;
    setOwners(socket, found.owners);
  });
}

function ownersOf({ process, pid, owners }: Socket): SocketOwner[] {
  return owners === undefined ? [{ process, pid }] : [...owners];
}

/** A server has a row for each descriptor, so most owners are already there. */
function addOwners(owners: SocketOwner[], more: readonly SocketOwner[]): void {
  for (const owner of more) {
    const isKnown = owners.some(({ process, pid }) => process === owner.process && pid === owner.pid);
    if (!isKnown) owners.push(owner);
  }
}

function forEachSocket(draft: Draft, visit: (socket: Socket, output: number) => void): void {
  let output = 0;
  for (let at = 0; at < draft.sockets.length; at++) {
    while (output < draft.outputEnds.length && at >= draft.outputEnds[output]!) output++;
    visit(draft.sockets[at]!, output);
  }
}

function keyOf({ proto, family, address, port }: Socket): string {
  return `${proto}${family ?? ""} ${address} ${port}`;
}
