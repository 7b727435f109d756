import type { Snapshot, Socket } from "../../../core/snapshot/snapshot.ts";

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
    unread: [],
    notCounted: [],
    coverage: { tcp: "listed", udp: "listed", processNames: "none", viewpoint: "inside" },
    warnings: [],
  };
}
