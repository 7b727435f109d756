import type { Socket } from "../../../core/snapshot/snapshot.ts";

/** Sockets as sorted lines of text, without the line number, so that two lists can be compared. */
export function comparable(sockets: readonly Omit<Socket, "line">[]): string[] {
  return sockets
    .map(({ proto, family, address, port, state, process, pid }) =>
      JSON.stringify({ proto, port, family, address, state, process, pid }),
    )
    .sort();
}
