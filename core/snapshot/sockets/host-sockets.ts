import { noPorts } from "../coverage.ts";
import { type Draft, leaveUnread, skip, withdraw } from "../draft.ts";
import type { CoverageGap, Socket } from "../snapshot.ts";
import { addressOfHex } from "./hex-address.ts";

/**
 * Keeps only the sockets that are open and the host's own: a log may say further down that one was closed,
 * and the ports of a container are not those of its host.
 */
export function keepOwnSockets(draft: Draft): void {
  forgetGone(draft);
  if (draft.namespaces.length > 0) leaveOutContainers(draft);
  settleByteOrder(draft);
}

/** Reads hexadecimal addresses again if they turn out to be big-endian. */
function settleByteOrder({ inodeSockets, byteOrders, isBigEndianMachine }: Draft): void {
  const isBig = byteOrders.size === 1 ? byteOrders.has("big") : byteOrders.size === 0 && isBigEndianMachine;
  if (!isBig) return;
  for (const { hex, socket } of inodeSockets) socket.address = addressOfHex(hex, "big");
}

/** Removes, for each row that was removed, the last equal row above it. */
function forgetGone(draft: Draft): void {
  if (draft.gone.length === 0) return;
  const above = new Map<string, number[]>();
  const withdrawn = new Set<Socket>();
  let read = 0;
  for (const { socket, at } of draft.gone) {
    for (; read < at; read++) {
      const key = keyOf(draft.sockets[read]!);
      const places = above.get(key);
      if (places) places.push(read);
      else above.set(key, [read]);
    }
    const place = above.get(keyOf(socket))?.pop();
    if (place !== undefined) withdrawn.add(draft.sockets[place]!);
  }
  for (const { line } of withdrawn) skip(draft, "row that was removed further down", line);
  withdraw(draft, withdrawn);
}

function keyOf({ proto, address, port, process, pid }: Socket): string {
  return `${proto} ${address} ${port} ${pid} ${process}`;
}

/**
 * Keeps the sockets of the host's network namespace. That is the namespace of the process with id 1, if it
 * has a socket. Otherwise it is the one with the most sockets, provided that it is also the oldest: the
 * kernel numbers namespaces upwards, and makes the host's first. If neither applies, no socket is known to be
 * the host's.
 */
function leaveOutContainers(draft: Draft): void {
  const read = new Set(draft.sockets);
  const shown = draft.namespaces.filter(({ socket }) => read.has(socket));
  const counts = new Map<string, number>();
  for (const { namespace } of shown) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  if (counts.size < 2) return;
  const ofHost =
    shown.find(({ socket }) => socket.pid === 1)?.namespace ?? likelyOfHost(counts, shown.length);
  const others = shown.filter(({ namespace }) => namespace !== ofHost);
  withdraw(draft, new Set(others.map(({ socket }) => socket)));
  if (ofHost !== undefined) {
    for (const { socket } of others)
      skip(draft, "socket of a network namespace other than the host's", socket.line);
    return;
  }
  const message = "It is not known which network namespace is the host's and which belong to containers.";
  for (const { socket, namespace } of others) {
    const text = `${socket.proto} ${socket.address} ${socket.port} net_namespace ${namespace}`;
    leaveUnread(draft, text, socket.line, message, socket.proto);
  }
  const gap: CoverageGap = { kind: "not-host", message };
  draft.outputs = draft.outputs.map((output) => ({
    ...output,
    tcp: { ...noPorts, gaps: [gap, ...output.tcp.gaps] },
    udp: { ...noPorts, gaps: [gap, ...output.udp.gaps] },
  }));
}

function likelyOfHost(counts: ReadonlyMap<string, number>, total: number): string | undefined {
  const oldest = [...counts.keys()].reduce((one, other) => (Number(other) < Number(one) ? other : one));
  return counts.get(oldest)! * 2 > total ? oldest : undefined;
}
