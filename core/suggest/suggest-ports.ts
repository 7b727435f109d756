import type { Snapshot } from "../snapshot/snapshot.ts";
import { namedServices, serviceNameOf } from "../snapshot/sockets/service-names.ts";

/** A port for a list, with what is known about it. */
export interface SuggestedPort {
  port: number;
  /** The service that is registered for it. */
  service: string | undefined;
  /** Names of its owners on the host, each once; undefined if it is not open there. */
  owners: readonly string[] | undefined;
}

/** More ports than anyone looks through. */
const mostOpen = 500;

/**
 * The ports that are open on the host, then those that services are registered for, each in ascending order.
 * Includes loopback listeners: whether they count is a setting, and their owner is worth knowing.
 *
 * @param protocol undefined if the check does not say it: both
 * @param snapshot what the host shows; undefined if there is none
 */
export function suggestPorts(
  protocol: "tcp" | "udp" | undefined,
  snapshot: Snapshot | undefined,
): SuggestedPort[] {
  const open = openPorts(protocol, snapshot);
  const named = [...namedServices(protocol)].filter(([port]) => !open.has(port));
  return [
    ...[...open].map(([port, owners]) => ({
      port,
      service: serviceNameOf(port, protocol ?? "tcp"),
      owners: [...owners],
    })),
    ...named.map(([port, service]) => ({ port, service, owners: undefined })),
  ];
}

function openPorts(
  protocol: "tcp" | "udp" | undefined,
  snapshot: Snapshot | undefined,
): Map<number, Set<string>> {
  const open = new Map<number, Set<string>>();
  for (const socket of snapshot?.sockets ?? []) {
    if (socket.port === 0 || (protocol !== undefined && socket.proto !== protocol)) continue;
    let owners = open.get(socket.port);
    if (owners === undefined) {
      if (open.size === mostOpen) continue;
      owners = new Set();
      open.set(socket.port, owners);
    }
    for (const { process } of socket.owners ?? [socket]) if (process !== null) owners.add(process);
  }
  return new Map([...open].sort(([left], [right]) => left - right));
}
