import type { Socket, SocketOwner } from "../snapshot.ts";

/**
 * Describes a socket in words, with all processes that hold it: `23/tcp on 0.0.0.0, telnetd (pid 812)`. Says
 * nothing about a process if the snapshot doesn't. Not escaped: names are as in the snapshot.
 */
export function describeSocket({
  proto,
  address,
  port,
  process,
  pid,
  owners,
}: Pick<Socket, "proto" | "address" | "port" | "process" | "pid" | "owners">): string {
  const all = owners ?? (process === null && pid === null ? [] : [{ process, pid }]);
  const place = address === "" ? "an address that is not shown" : address;
  return [`${port}/${proto} on ${place}`, ...all.map(describeOwner)].join(", ");
}

function describeOwner({ process, pid }: SocketOwner): string {
  const name = process ?? "unnamed process";
  return pid === null ? name : `${name} (pid ${pid})`;
}
