import { addSocket, type Draft, leaveUnread, skip } from "../draft.ts";
import type { SocketOwner } from "../snapshot.ts";
import { type Endpoint, familyOf, portNumber, spelledAddress, unreadPort } from "./endpoint.ts";

/** What a row says about a socket that is bound and has no peer. */
export interface BoundRow {
  proto: "tcp" | "udp";
  /** The family if the row itself says it; null if the address shows it. */
  family: 4 | 6 | null;
  local: Endpoint;
  owner: SocketOwner;
  /** The row as printed, and its line. */
  text: string;
  line: number;
}

/** Adds the socket, or accounts for an invalid port. Returns true: the row is accounted for. */
export function addBoundSocket(
  draft: Draft,
  { proto, family: given, local, owner, text, line }: BoundRow,
): true {
  const port = portNumber(local.port, proto);
  if (port === "*" || port === 0) return skip(draft, "unbound socket", line);
  if (port === null) return leaveUnread(draft, text, line, unreadPort(local.port), proto);
  const family = given ?? familyOf(local.address);
  const address = spelledAddress(local.address, family);
  addSocket(draft, {
    proto,
    family,
    address,
    port,
    state: proto === "tcp" ? "LISTEN" : null,
    ...owner,
    line,
  });
  return true;
}
