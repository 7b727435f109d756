import type { CommandLine } from "../command-line.ts";
import { ssLists } from "../commands/ss.ts";
import type { Shown } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import { addSocket, leaveUnread, skip } from "../draft.ts";
import { colonEndpoint, familyOf, portNumber, unreadPort } from "../endpoint.ts";
import type { Fields } from "../fields.ts";
import type { LineReader, Section } from "../reader.ts";
import type { Socket } from "../snapshot.ts";

/** `ss` of iproute2, with or without the Netid column: `tcp LISTEN 0 128 *:22 *:* users:(("sshd",pid=812,fd=3))`. */
export const ss: LineReader = {
  id: "ss",
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
  /** Field that holds the protocol, -1 without a Netid column. */
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
  const noNetid = protocolOf(command);

  function readRow(fields: Fields, row: Row, line: number): true {
    rows++;
    lastSocket = null;
    const netid = row.netid < 0 ? null : fields.text(row.netid);
    if (netid !== null && OTHER_NETIDS.test(netid)) return skip(draft, `${netid} socket`, line);
    const proto =
      netid === "tcp" || netid === "udp" ? netid : (noNetid ?? (row.state === "UNCONN" ? "udp" : "tcp"));
    const local = colonEndpoint(fields.text(row.local));
    const peer = colonEndpoint(fields.text(row.local + 1));
    if (!local || !peer) {
      return leaveUnread(draft, fields.line, line, "The local or the peer address has no port.");
    }
    const state = row.state ?? (peer.port !== "*" ? "ESTAB" : proto === "tcp" ? "LISTEN" : "UNCONN");
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
    if (port === null) return leaveUnread(draft, fields.line, line, unreadPort(local.port));
    const owner = ownerIn(fields.rest(row.local + 2));
    lastSocket = addSocket(draft, {
      proto,
      family: familyOf(local.address),
      address: local.address,
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: owner?.process ?? null,
      pid: owner?.pid ?? null,
      line,
    });
    return true;
  }

  return {
    read(fields, line) {
      const row = rowOf(fields);
      if (row) {
        return readRow(fields, row, line);
      }
      if (!isHeader(fields.line)) return false;
      headed = true;
      return skip(draft, "header", line);
    },
    // `users:(…)` on a line of its own where the terminal was narrow, and the details of -i, -m and -o.
    continues(fields, line) {
      if (rows === 0) return false;
      const owner = ownerIn(fields.line);
      const detail =
        owner !== null ||
        /^(?:skmem:|timer:|uid:|ino:|sk:|cgroup:|<->|v6only:|fwmark:|tcp-ulp|ts\b|sack\b|cubic\b|bbr\b|reno\b|cwnd:|rto:|mss:|bytes_|wscale:)/.test(
          fields.text(0),
        );
      if (!detail) return false;
      if (owner !== null && lastSocket !== null && lastSocket.process === null)
        Object.assign(lastSocket, owner);
      return skip(draft, "details of the socket above", line);
    },
    shows() {
      const shown = (isSeen: boolean): Shown => (headed && isSeen ? "listed" : "unknown");
      return { tcp: shown(tcpSeen), udp: shown(udpSeen) };
    },
  };
}

/** Finds the columns of a row; old versions leave the state empty where it is unknown. */
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
  return /^\s*(?:Netid\s+)?State\s+Recv-Q\s+Send-Q\s+Local Address:Port/.test(line);
}

/** `users:(("nginx",pid=583,fd=8),("nginx",pid=582,fd=8))`, in old versions `(("sshd",1231,3))`: the first owner. */
function ownerIn(text: string): { process: string; pid: number | null } | null {
  const at = text.indexOf('(("');
  if (at < 0) return null;
  const from = at + 3;
  const end = text.indexOf('",', from);
  if (end < 0) return null;
  const pid = /^(?:pid=)?(\d{1,10})/.exec(text.slice(end + 2, end + 16));
  return { process: text.slice(from, end), pid: pid ? Number(pid[1]) : null };
}

/** The protocol that `ss -lt` or `ss -lu` asks for. */
function protocolOf(command: CommandLine | null): "tcp" | "udp" | null {
  if (command?.name !== "ss") return null;
  const letters = command.args.filter((arg) => /^-[A-Za-z0-9]+$/.test(arg)).join("");
  const tcp = letters.includes("t") || command.args.includes("--tcp");
  const udp = letters.includes("u") || command.args.includes("--udp");
  return tcp === udp ? null : tcp ? "tcp" : "udp";
}
