import { addSocket, type Draft, leaveUnread, skip } from "../../draft.ts";
import { colonEndpoint, familyOf, portNumber, spelledAddress, unreadPort } from "../../sockets/endpoint.ts";
import { isTcpState } from "../../sockets/tcp-states.ts";

/** A socket as lsof describes it, in columns or in fields. */
export interface LsofSocket {
  proto: "tcp" | "udp";
  family: 4 | 6 | null;
  /** `*:22`, `127.0.0.1:25->127.0.0.1:4711` */
  name: string;
  /** `(LISTEN)` or `LISTEN`, "" if it is not shown. */
  state: string;
  command: string | null;
  pid: number | null;
  fd: string;
  user: string;
}

/** Adds the socket, or accounts for why it does not count. Returns true. */
export function addLsofSocket(draft: Draft, socket: LsofSocket, text: string, line: number): true {
  const { proto, name } = socket;
  if (name.includes("->")) return skip(draft, `connected ${proto.toUpperCase()} socket`, line);
  const state = socket.state.replace(/[()]/g, "");
  if (proto === "tcp" && state !== "LISTEN" && /^[A-Z_0-9]+$/.test(state)) {
    if (isTcpState(state)) return skip(draft, "TCP socket that does not listen", line);
    if (!"LISTEN".startsWith(state)) {
      return leaveUnread(draft, text, line, `The state ${state} is not known.`, proto);
    }
    // `(LIST`: the row is cut off.
    draft.openAt = "owner";
  }
  if (name === "*:*" || name === "no" || name === "unbound") return skip(draft, "unbound socket", line);
  // IPv6 addresses are in brackets, so `UDP ::2` is the rest of a row and not a port.
  const hasBareColons = !name.startsWith("[") && name.indexOf(":") !== name.lastIndexOf(":");
  const local = hasBareColons ? null : colonEndpoint(name);
  if (!local) return leaveUnread(draft, text, line, "The address has no port.", proto);
  const port = portNumber(local.port, proto);
  if (port === "*" || port === 0) return skip(draft, "unbound socket", line);
  if (port === null) return leaveUnread(draft, text, line, unreadPort(local.port).replace("-n", "-P"), proto);
  const family = socket.family ?? familyOf(local.address);
  addSocket(draft, {
    proto,
    family,
    address: spelledAddress(local.address, family),
    port,
    state: proto === "tcp" ? "LISTEN" : null,
    process: socket.command === null ? null : unescapeText(socket.command),
    pid: socket.pid,
    line,
  });
  return true;
}

/** lsof prints spaces and unprintable characters of names as `\x20`. */
function unescapeText(name: string): string {
  return name.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
