import type { Snapshot, Socket } from "../snapshot/snapshot.ts";
import { isLoopback } from "./address-scope.ts";
import type { EvaluateOptions } from "./options.ts";
import type { EvidenceSocket, IgnoredSocket } from "./verdict.ts";

/** A snapshot, sorted once for all the checks that look at it. */
export interface Host {
  snapshot: Snapshot;
  options: EvaluateOptions;
  tcp: Listeners;
  udp: Listeners;
}

export interface Listeners {
  /** Sockets that count as open, in the order of the snapshot. */
  open: Socket[];
  /** Sockets that were left out, and why. */
  ignored: IgnoredSocket[];
}

export function hostOf(snapshot: Snapshot, options: EvaluateOptions): Host {
  const host: Host = {
    snapshot,
    options,
    tcp: { open: [], ignored: [] },
    udp: { open: [], ignored: [] },
  };
  for (const socket of snapshot.sockets) {
    const listeners = host[socket.proto];
    const why = whyIgnored(socket, options);
    if (why === undefined) listeners.open.push(socket);
    else listeners.ignored.push({ ...evidenceSocket(socket), why });
  }
  return host;
}

function whyIgnored({ port, address }: Socket, { loopback }: EvaluateOptions): string | undefined {
  if (port === 0) return "port 0 is no port";
  if (loopback === "ignore" && isLoopback(address)) return "listens on the loopback address only";
  return undefined;
}

export function evidenceSocket({ proto, address, port, process, pid, line }: Socket): EvidenceSocket {
  return { proto, address, port, process, pid, line };
}

/** `23/tcp on 0.0.0.0, telnetd (pid 812), line 14 of the snapshot` */
export function describeSocket({ proto, address, port, process, pid, line }: EvidenceSocket): string {
  const owner = process ?? (pid === null ? undefined : "a process without a name");
  const named = owner === undefined ? "" : `, ${owner}${pid === null ? "" : ` (pid ${pid})`}`;
  return `${port}/${proto} on ${address}${named}, line ${line} of the snapshot`;
}
