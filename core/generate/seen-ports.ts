import type { Host } from "../evaluate/host/host.ts";
import { PortSet } from "../ports/port-set.ts";

/** A host, by its name in reports. */
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
  const seen = new Map<number, Omit<SeenPort, "processes"> & { processes: Set<string> }>();
  for (const named of hosts) {
    for (const { socket } of named.host[protocol].open) {
      let entry = seen.get(socket.port);
      if (entry === undefined) {
        entry = { port: socket.port, hosts: [], processes: new Set(), unnamedOn: undefined };
        seen.set(socket.port, entry);
      }
      if (entry.hosts.at(-1) !== named) entry.hosts.push(named);
      for (const { process } of socket.owners ?? [socket]) {
        if (process === null) entry.unnamedOn ??= named;
        else entry.processes.add(process);
      }
    }
  }
  return [...seen.values()]
    .map((entry): SeenPort => ({ ...entry, processes: [...entry.processes] }))
    .filter((port) => chosen === "union" || port.hosts.length === hosts.length)
    .sort((a, b) => a.port - b.port);
}

export function portSetOf(seen: readonly SeenPort[]): PortSet {
  return PortSet.of(seen.map(({ port }) => port));
}
