import { sockstatLists } from "../commands/sockstat.ts";
import type { Draft } from "../draft.ts";
import { addSocket, leaveUnread, skip } from "../draft.ts";
import {
  colonEndpoint,
  dotEndpoint,
  type Endpoint,
  familyOf,
  portNumber,
  spelledAddress,
  unreadPort,
} from "../sockets/endpoint.ts";
import { isTcpState } from "../sockets/tcp-states.ts";
import type { Fields } from "../text/fields.ts";
import type { LineReader, Section } from "./reader.ts";

/** `sockstat` of FreeBSD (`*:22`) and NetBSD (`*.ssh`): user, command, pid, fd, protocol, both addresses. */
export const sockstat: LineReader = {
  format: "sockstat",
  view: "inside",
  commands: ["sockstat"],
  lists: sockstatLists,
  recognises: (fields) => isHeader(fields) || protocolField(fields) > 0,
  open: (draft) => section(draft),
};

const INET = /^(?:tcp|udp)(?:4|6|46)?$/;
const OTHER = /^(?:stream|dgram|seqpac|seqpacket|sctp[46]*|divert[46]?|icmp[46]?|raw[46]?|udpl[46]?)$/;

function section(draft: Draft): Section {
  function readRow(fields: Fields, at: number, line: number): true {
    const protocol = fields.text(at);
    if (!INET.test(protocol)) return skip(draft, `${protocol} socket`, line);
    const proto = protocol.startsWith("tcp") ? "tcp" : "udp";
    const local = endpoint(fields.text(at + 1));
    const foreign = endpoint(fields.text(at + 2));
    if (!local || !foreign)
      return leaveUnread(draft, fields.line, line, "One of the addresses has no port.", proto);
    if (local.port === "*") return skip(draft, "unbound socket", line);
    if (foreign.port !== "*") return skip(draft, `connected ${proto.toUpperCase()} socket`, line);
    if (proto === "tcp" && isClosed(fields, at + 3))
      return skip(draft, "TCP socket that does not listen", line);
    const port = portNumber(local.port, proto);
    if (port === null || port === "*")
      return leaveUnread(draft, fields.line, line, unreadPort(local.port), proto);
    const family = familyOfProtocol(protocol, local.address);
    const pid = fields.text(at - 2);
    const name = commandIn(fields, at);
    addSocket(draft, {
      proto,
      family,
      address: spelledAddress(local.address, family),
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: name === "?" || name === "" ? null : name,
      pid: /^\d+$/.test(pid) ? Number(pid) : null,
      line,
    });
    return true;
  }

  return {
    read(fields, line) {
      if (isHeader(fields)) return skip(draft, "header", line);
      const at = protocolField(fields);
      return at > 0 && readRow(fields, at, line);
    },
  };
}

function isHeader(fields: Fields): boolean {
  return fields.is(0, "USER") && fields.is(1, "COMMAND") && fields.is(2, "PID") && fields.is(3, "FD");
}

/** Index of the protocol column, 0 if the line is not a row; the command before it may contain blanks. */
function protocolField(fields: Fields): number {
  for (let at = 3; at < Math.min(fields.count - 1, 9); at++) {
    const word = fields.text(at);
    if (!INET.test(word) && !OTHER.test(word)) continue;
    const numbered = /^(?:\d+|\?)$/;
    return numbered.test(fields.text(at - 1)) && numbered.test(fields.text(at - 2)) ? at : 0;
  }
  return 0;
}

/** With -s a column shows the state, which is CLOSED for a socket that is bound and does not listen. */
function isClosed(fields: Fields, first: number): boolean {
  for (let at = first; at < fields.count; at++) {
    const word = fields.text(at);
    if (isTcpState(word)) return word !== "LISTEN";
  }
  return false;
}

function commandIn(fields: Fields, protocol: number): string {
  return fields.line.slice(fields.start(1), fields.start(protocol - 2)).trim();
}

function endpoint(text: string): Endpoint | null {
  const colon = text.lastIndexOf(":");
  return colon > text.lastIndexOf(".") ? colonEndpoint(text) : (dotEndpoint(text) ?? colonEndpoint(text));
}

function familyOfProtocol(protocol: string, address: string): 4 | 6 | null {
  if (protocol.endsWith("46")) return familyOf(address);
  if (protocol.endsWith("6")) return 6;
  return protocol.endsWith("4") ? 4 : familyOf(address);
}
