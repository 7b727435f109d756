import type { Draft } from "./draft.ts";
import type { Socket } from "./snapshot.ts";

/**
 * Names the owners of sockets from the other outputs in the same text: from a list of open files by inode, from a
 * process table by pid, and from an output that shows the same socket with its owner, as lsof does beside netstat.
 */
export function joinProcesses(draft: Draft): void {
  for (const { inode, socket } of draft.inodeSockets) socket.pid ??= draft.inodeOwners.get(inode) ?? null;
  joinByPid(draft);
  if (draft.outputEnds.length > 1) joinBySocket(draft);
}

function joinByPid(draft: Draft): void {
  if (draft.processes.length === 0) return;
  const names = new Map<number, string>();
  for (const { pid, name } of draft.processes) if (pid !== null && !names.has(pid)) names.set(pid, name);
  for (const socket of draft.sockets) {
    if (socket.process === null && socket.pid !== null) socket.process = names.get(socket.pid) ?? null;
  }
}

/** Within one output two rows of the same address may have two owners, so only another output may name one. */
function joinBySocket(draft: Draft): void {
  const owners = new Map<string, { socket: Socket; output: number }>();
  forEachSocket(draft, (socket, output) => {
    if (socket.process !== null && !owners.has(keyOf(socket))) owners.set(keyOf(socket), { socket, output });
  });
  if (owners.size === 0) return;
  forEachSocket(draft, (socket, output) => {
    if (socket.process !== null) return;
    const owner = owners.get(keyOf(socket));
    if (owner === undefined || owner.output === output) return;
    if (socket.pid !== null && socket.pid !== owner.socket.pid) return;
    socket.process = owner.socket.process;
    socket.pid = owner.socket.pid;
  });
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
