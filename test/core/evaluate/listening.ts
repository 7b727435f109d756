import { PortSet } from "../../../core/ports/port-set.ts";
import type { ProtocolCoverage, Snapshot, Socket } from "../../../core/snapshot/snapshot.ts";

/** Every port is known, or none, for this reason. */
export const allKnown: ProtocolCoverage = {
  4: PortSet.all,
  6: PortSet.all,
  gaps: [],
  vouched: PortSet.empty,
};
export const noneKnown = (kind: "left-out" | "no-list"): ProtocolCoverage => ({
  4: PortSet.empty,
  6: PortSet.empty,
  gaps: [{ kind, message: `Nothing is known: ${kind}.` }],
  vouched: PortSet.empty,
});

/** A snapshot from inside, of a host with these sockets, that lists both protocols. */
export function listening(sockets: readonly Pick<Socket, "proto" | "address" | "port">[]): Snapshot {
  return {
    formats: ["ss"],
    sockets: sockets.map(({ proto, address, port }, at) => ({
      proto,
      family: address.includes(":") ? 6 : 4,
      address,
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: null,
      pid: null,
      line: at + 1,
    })),
    processes: [],
    hashes: [],
    unreadableFiles: [],
    unread: [],
    notCounted: [],
    coverage: {
      tcp: allKnown,
      udp: allKnown,
      processes: "none",
      processNames: "none",
      viewpoint: "inside",
    },
    warnings: [],
  };
}
