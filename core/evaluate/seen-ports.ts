import { PortSet } from "../ports/port-set.ts";
import type { Host } from "./host.ts";

/** A host with the name that reports give it. */
export interface NamedHost {
  name: string;
  host: Host;
}

/** What was seen on one port, over all hosts. */
export interface SeenPort {
  port: number;
  /** The hosts on which it is open, in their order. */
  hosts: NamedHost[];
  /** Names of its owners as printed, each once, in order of appearance. */
  processes: string[];
  /** The first host that shows a listener without a process name. */
  unnamedOn: NamedHost | undefined;
}

/** The open ports of some hosts by number: those that any of them has open, or those that all have. */
export function seenPorts(
  hosts: readonly NamedHost[],
  protocol: "tcp" | "udp",
  chosen: "union" | "intersection",
): SeenPort[] {
  const seen = new Map<number, SeenPort>();
  for (const named of hosts) {
    for (const { socket } of named.host[protocol].open) {
      let port = seen.get(socket.port);
      if (port === undefined) {
        port = { port: socket.port, hosts: [], processes: [], unnamedOn: undefined };
        seen.set(socket.port, port);
      }
      if (port.hosts.at(-1) !== named) port.hosts.push(named);
      if (socket.process === null) port.unnamedOn ??= named;
      else if (!port.processes.includes(socket.process)) port.processes.push(socket.process);
    }
  }
  return [...seen.values()]
    .filter((port) => chosen === "union" || port.hosts.length === hosts.length)
    .sort((a, b) => a.port - b.port);
}

export function portSetOf(seen: readonly SeenPort[]): PortSet {
  return PortSet.of(seen.map(({ port }) => port));
}
