import type { CommandLine } from "../commands/command-line.ts";
import { ssLists } from "../commands/ss.ts";
import type { Shown } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import { addSocket, leaveUnread, shareText, skip } from "../draft.ts";
import type { Socket } from "../snapshot.ts";
import { colonEndpoint, familyOf, portNumber, unreadPort } from "../sockets/endpoint.ts";
import type { Fields } from "../text/fields.ts";
import type { LineReader, Section } from "./reader.ts";
import { ownersIn, type SsOwners } from "./ss-owners.ts";

/** `ss` of iproute2, with or without the Netid column: `tcp LISTEN 0 128 *:22 *:* users:(("sshd",pid=812,fd=3))`. */
export const ss: LineReader = {
  format: "ss",
  view: "inside",
  commands: ["ss"],
  lists: ssLists,
  recognises: (fields) => rowOf(fields) !== null || isHeader(fields.line),
  open: (draft, command) => section(draft, command),
};

const STATES = new Set(
  "LISTEN UNCONN ESTAB SYN-SENT SYN-RECV FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT CLOSE-WAIT LAST-ACK CLOSING CLOSED UNKNOWN NEW-SYN-RECV BOUND-INACTIVE".split(
    " ",
  ),
);
const OTHER_NETIDS =
  /^(?:u_(?:str|dgr|seq)|nl|p_(?:raw|dgr)|raw|icmp6?|v_(?:str|dgr)|mptcp|dccp|sctp|tipc|xdp|ti-?\w*|vsock|packet|\?\?\?)$/;

interface Row {
  /** Field with the protocol; -1 without a Netid column. */
  netid: number;
  state: string | null;
  /** Field of the local address. */
  local: number;
}

function section(draft: Draft, command: CommandLine | null): Section {
  let rows = 0;
  let headed = false;
  let tcpSeen = false;
  let udpSeen = false;
  let lastSocket: Socket | null = null;
  let stateColumn = true;
  const noNetid = protocolOf(command);
  const onlyState = stateOf(command);

  function readRow(fields: Fields, row: Row, line: number): true {
    rows++;
    lastSocket = null;
    const netid = row.netid < 0 ? null : fields.text(row.netid);
    if (netid !== null && OTHER_NETIDS.test(netid)) return skip(draft, `${netid} socket`, line);
    if (netid === null && noNetid === "other") return skip(draft, "socket of another protocol", line);
    if (netid === null && noNetid === null && row.state === null && onlyState === null) {
      return leaveUnread(draft, fields.line, line, "Neither the row nor a command line shows its protocol.");
    }
    const given = row.state ?? onlyState;
    const proto = protocolOfRow(netid, given);
    const local = colonEndpoint(fields.text(row.local));
    const peer = colonEndpoint(fields.text(row.local + 1));
    if (!local || !peer) {
      return leaveUnread(draft, fields.line, line, "The local or the peer address has no port.", proto);
    }
    const state = given ?? (peer.port !== "*" ? "ESTAB" : proto === "tcp" ? "LISTEN" : "UNCONN");
    if (proto === "tcp" && state === "UNCONN" && local.port !== "*") {
      return leaveUnread(
        draft,
        fields.line,
        line,
        "Some versions of ss print UDP sockets as tcp UNCONN: run ss for TCP and UDP separately, or netstat.",
      );
    }
    if (state !== "LISTEN" && state !== "UNCONN") {
      return skip(draft, proto === "tcp" ? "connected TCP socket" : "connected UDP socket", line);
    }
    if (proto === "tcp") tcpSeen = true;
    else udpSeen = true;
    const port = portNumber(local.port, proto);
    if (port === "*" || port === 0) return skip(draft, "unbound socket", line);
    if (port === null) return leaveUnread(draft, fields.line, line, unreadPort(local.port), proto);
    lastSocket = addSocket(draft, {
      proto,
      family: familyOf(local.address),
      address: local.address,
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: null,
      pid: null,
      line,
    });
    const owners = ownersIn(fields.rest(row.local + 2));
    if (owners !== null) own(lastSocket, owners);
    return true;
  }

  function protocolOfRow(netid: string | null, state: string | null): "tcp" | "udp" {
    if (netid === "tcp" || netid === "udp") return netid;
    if (noNetid === "tcp" || noNetid === "udp") return noNetid;
    return state === "UNCONN" ? "udp" : "tcp";
  }

  function own(socket: Socket, { owners, isWhole }: SsOwners): void {
    const [first, ...others] = owners;
    if (!isWhole) draft.openAt = "owner";
    if (first === undefined) return;
    for (const owner of owners) if (owner.process !== null) owner.process = shareText(draft, owner.process);
    socket.process = first.process;
    socket.pid = first.pid;
    if (others.length > 0) socket.owners = owners;
  }

  return {
    read(fields, line) {
      const row = rowOf(fields) ?? (stateColumn ? null : rowWithoutState(fields));
      if (row) {
        return readRow(fields, row, line);
      }
      if (!stateColumn && isStartOfRow(fields)) {
        return leaveUnread(draft, fields.line, line, "The row is broken before its addresses.");
      }
      if (!isHeader(fields.line)) return false;
      headed = true;
      stateColumn = /(?:^|\s)State\s/.test(fields.line);
      return skip(draft, "header", line);
    },
    // `users:(…)` on a line of its own if the terminal was narrow, and the details of -i, -m and -o.
    continues(fields, line) {
      if (rows === 0) return false;
      const owners = /^\s*(?:users:)?\(\("/.test(fields.line) ? ownersIn(fields.line) : null;
      const detail =
        owners !== null ||
        /^(?:skmem:|timer:|uid:|ino:|sk:|cgroup:|<->|v6only:|fwmark:|tcp-ulp|ts\b|sack\b|cubic\b|bbr\b|reno\b|cwnd:|rto:|mss:|bytes_|wscale:)/.test(
          fields.text(0),
        );
      if (!detail) return false;
      if (owners !== null && lastSocket !== null && lastSocket.process === null) own(lastSocket, owners);
      return skip(draft, "details of the socket above", line);
    },
    shows() {
      const shown = (isSeen: boolean): Shown => (headed && isSeen ? "listed" : "unknown");
      return { tcp: shown(tcpSeen), udp: shown(udpSeen) };
    },
  };
}

/** Finds the columns of a row; old versions leave an unknown state empty. */
function rowOf(fields: Fields): Row | null {
  if (fields.count < 4) return null;
  const first = fields.text(0);
  if (STATES.has(first)) {
    return fields.isNumber(1) && fields.isNumber(2) && hasPort(fields.text(3))
      ? { netid: -1, state: first, local: 3 }
      : null;
  }
  const inet = first === "tcp" || first === "udp";
  if (!inet && !OTHER_NETIDS.test(first)) return null;
  if (STATES.has(fields.text(1))) {
    if (!fields.isNumber(2) || !fields.isNumber(3)) return null;
    return { netid: 0, state: fields.text(1), local: 4 };
  }
  // Without a state the row looks like netstat's, which has the state further right.
  if (!inet || !fields.isNumber(1) || !fields.isNumber(2) || !/\susers:\(|\sino:\d/.test(fields.line))
    return null;
  return { netid: 0, state: null, local: 3 };
}

function hasPort(text: string): boolean {
  return text.indexOf(":") > 0 || text.startsWith(":::");
}

function isHeader(line: string): boolean {
  return /^\s*(?:Netid\s+)?(?:State\s+)?Recv-Q\s+Send-Q\s+Local Address:Port/.test(line);
}

/** A row under a header without a State column, which `ss state listening` prints. */
function rowWithoutState(fields: Fields): Row | null {
  const netid = fields.isNumber(0) ? -1 : 0;
  if (netid === 0 && !/^(?:tcp|udp)$/.test(fields.text(0)) && !OTHER_NETIDS.test(fields.text(0))) return null;
  if (!fields.isNumber(netid + 1) || !fields.isNumber(netid + 2)) return null;
  return hasPort(fields.text(netid + 3)) ? { netid, state: null, local: netid + 3 } : null;
}

/** The two queues of a row without a state, and nothing that could be an address. */
function isStartOfRow(fields: Fields): boolean {
  const first = /^(?:tcp|udp)$/.test(fields.text(0)) ? 1 : 0;
  return fields.count === first + 2 && fields.isNumber(first) && fields.isNumber(first + 1);
}

/** The protocol that `ss -lt` or `ss -lu` asks for; "other" if it asks for neither. */
function protocolOf(command: CommandLine | null): "tcp" | "udp" | "other" | null {
  if (command?.name !== "ss") return null;
  const letters = command.args.filter((arg) => /^-[A-Za-z0-9]+$/.test(arg)).join("");
  const tcp = letters.includes("t") || command.args.includes("--tcp");
  const udp = letters.includes("u") || command.args.includes("--udp");
  if (!tcp && !udp && /[wxdS0V]/.test(letters)) return "other";
  return tcp === udp ? null : tcp ? "tcp" : "udp";
}

/** The single state that `ss state listening` asks for; then no column shows it. */
function stateOf(command: CommandLine | null): string | null {
  const at = command?.name === "ss" ? command.args.indexOf("state") : -1;
  const state = at < 0 ? undefined : command?.args[at + 1]?.toLowerCase();
  if (state === undefined || state === "all") return null;
  if (state === "listening") return "LISTEN";
  return state === "unconnected" || state === "closed" ? "UNCONN" : "ESTAB";
}
