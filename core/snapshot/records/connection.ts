import { addSocket, type Draft, leaveUnread, skip } from "../draft.ts";
import type { Socket, SocketOwner } from "../snapshot.ts";
import { meaningOfState } from "../sockets/connection-state.ts";
import { familyOf, portNumber, spelledAddress, unreadPort } from "../sockets/endpoint.ts";
import { numberOf, processOf, type Record, recordText, textOf } from "./record.ts";

/** What the output around a record says about it. */
export interface ConnectionContext {
  proto: "tcp" | "udp";
  /** The command prints sockets that listen only. */
  onlyListeners: boolean;
  /** If a column other than the address says it. */
  family?: 4 | 6;
  owners?: SocketOwner[];
}

const REMOTE_PORT = [
  "remoteportnum",
  "remoteport",
  "foreignportnum",
  "foreignport",
  "peerportnum",
  "peerport",
];

/**
 * Accounts for a record with a local and perhaps a remote end. Returns the socket if it counts as open;
 * undefined if it does not, or can't be read.
 */
export function readConnection(
  draft: Draft,
  record: Record,
  line: number,
  { proto, onlyListeners, family: given, owners }: ConnectionContext,
): Socket | undefined {
  const unread = (reason: string): undefined => {
    leaveUnread(draft, recordText(record), line, reason, proto);
  };
  const address = textOf(record, "localaddress").replace(/^\[|\](?=%|$)/g, "");
  const printed = textOf(record, "localportnum", "localport");
  if (printed === "" || address === "") return unread("The local address or port is missing.");
  const port = portNumber(printed, proto);
  if (port === null) return unread(unreadPort(printed));
  if (hasPeer(record)) return skipRecord(draft, `connected ${proto.toUpperCase()} socket`, line);
  if (proto === "tcp") {
    const state = textOf(record, "state", "connectionstate", "tcpstate");
    if (state === "") {
      if (!onlyListeners && textOf(record, REMOTE_PORT) === "") return unread("Its state is not shown.");
    } else {
      const meaning = meaningOfState(state);
      if (meaning === "unknown") return unread(`The state ${state} is not known.`);
      if (meaning === "bound") return skipRecord(draft, "bound TCP socket that does not listen", line);
      if (meaning === "other") return skipRecord(draft, "connected TCP socket", line);
    }
  }
  if (port === 0 || port === "*") return skipRecord(draft, "unbound socket", line);
  const [first] = owners ?? [];
  const family = given ?? familyOf(address);
  return addSocket(draft, {
    proto,
    family,
    address: spelledAddress(address, family),
    port,
    state: proto === "tcp" ? "LISTEN" : null,
    process: first?.process ?? processOf(record, PROCESS),
    pid: first?.pid ?? numberOf(record, "owningprocess", "pid", "processid", "owningpid"),
    ...(owners !== undefined && owners.length > 1 && { owners }),
    line,
  });
}

const PROCESS = ["processname", "process", "owningprocessname", "procname", "programname", "name"];

/** Is there another end, with a port of its own? */
function hasPeer(record: Record): boolean {
  const port = textOf(record, REMOTE_PORT);
  return port !== "" && port !== "0" && port !== "*";
}

function skipRecord(draft: Draft, reason: string, line: number): undefined {
  skip(draft, reason, line);
}
