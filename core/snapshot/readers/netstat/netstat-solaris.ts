import { solarisNetstatLists } from "../../commands/netstat.ts";
import type { Shown } from "../../coverage.ts";
import type { Draft } from "../../draft.ts";
import { addSocket, leaveUnread, skip } from "../../draft.ts";
import { dotEndpoint, familyOf, portNumber, spelledAddress, unreadPort } from "../../sockets/endpoint.ts";
import type { Fields } from "../../text/fields.ts";
import { columnsOfRuler, type RulerColumn } from "../../text/ruler.ts";
import type { LineReader, Section } from "../reader.ts";

/** `netstat -an` of Solaris and illumos: a section for each protocol and family, `TCP: IPv4`, with no protocol column. */
export const netstatSolaris: LineReader = {
  format: "netstat-solaris",
  view: "inside",
  commands: ["netstat"],
  lists: solarisNetstatLists,
  recognises: (fields) => sectionTitle(fields) !== null || tcpRow(fields),
  open: (draft) => section(draft),
};

const UDP_STATES = /^(?:Idle|Unbound|Connected)$/i;
const TCP_STATES =
  /^(?:LISTEN|ESTABLISHED|TIME_WAIT|CLOSE_WAIT|FIN_WAIT_1|FIN_WAIT_2|SYN_SENT|SYN_RCVD|SYN_RECEIVED|LAST_ACK|CLOSING|CLOSED|BOUND|IDLE|UNKNOWN)$/;

function section(draft: Draft): Section {
  let proto: "tcp" | "udp" | "other" | null = null;
  let family: 4 | 6 | null = null;
  let header = "";
  let ruler: RulerColumn[] = [];
  let rulerLine = "";
  const seen = { tcp: false, udp: false };
  const titles = { tcp: false, udp: false };
  let tcpServers = false;

  function readRow(fields: Fields, line: number): true {
    const first = fields.text(0);
    const { state, isAligned } = stateIn(fields);
    const kind = proto ?? (TCP_STATES.test(state) && fields.count >= 6 ? "tcp" : "udp");
    if (kind === "other") return skip(draft, "socket of another protocol", line);
    const local = dotEndpoint(first);
    if (!local) return leaveUnread(draft, fields.line, line, "The local address has no port.", kind);
    if (kind === "tcp") {
      if (state === "LISTEN" || state === "IDLE" || state === "BOUND") tcpServers = true;
      if (state !== "LISTEN") return skip(draft, "connected TCP socket", line);
    } else {
      if (/^unbound$/i.test(state) || local.port === "*") return skip(draft, "unbound socket", line);
      if (!/^idle$/i.test(state)) return skip(draft, "connected UDP socket", line);
    }
    if (local.port === "*") return skip(draft, "unbound socket", line);
    seen[kind] = true;
    const port = portNumber(local.port, kind);
    if (port === null || port === "*")
      return leaveUnread(draft, fields.line, line, unreadPort(local.port), kind);
    const rowFamily = family ?? familyOf(local.address);
    const owner = isAligned ? ownerOf(fields.line) : { pid: null, name: null };
    addSocket(draft, {
      proto: kind,
      family: rowFamily,
      address: spelledAddress(local.address, rowFamily),
      port,
      state: kind === "tcp" ? "LISTEN" : null,
      process: owner.name,
      pid: owner.pid,
      line,
    });
    return true;
  }

  /** The cell under a column title; the ruler below the titles shows where the columns are. */
  function cellOf(row: string, name: string): string {
    const column = ruler.find((each) => header.slice(each.start, each.end).trim() === name);
    return column === undefined ? "" : row.slice(column.start, column.end).trim();
  }

  /**
   * The state of a row: in its column, or if long addresses moved the columns, the first word that is a
   * state. Newer versions print counters after it, and with -u the owner before it.
   */
  function stateIn(fields: Fields): { state: string; isAligned: boolean } {
    const states = proto === "udp" ? UDP_STATES : TCP_STATES;
    const cell = cellOf(fields.line, "State");
    if (states.test(cell)) return { state: cell, isAligned: true };
    for (let at = 1; at < fields.count; at++) {
      const word = fields.text(at);
      if (states.test(word) || (proto === null && UDP_STATES.test(word)))
        return { state: word, isAligned: false };
    }
    return { state: "", isAligned: false };
  }

  /** Local, remote, two windows and two queues, state, perhaps the interface. */
  function isTcpRow(fields: Fields): boolean {
    return tcpRow(fields) || (hasTcpEnds(fields) && stateIn(fields).state !== "");
  }

  function isUdpRow(fields: Fields): boolean {
    return fields.count >= 2 && isDotAddress(fields.text(0)) && stateIn(fields).state !== "";
  }

  /** `netstat -u` has columns User, Pid and Command. */
  function ownerOf(row: string): { pid: number | null; name: string | null } {
    const pid = cellOf(row, "Pid");
    const name = cellOf(row, "Command");
    return { pid: /^\d+$/.test(pid) ? Number(pid) : null, name: name === "" ? null : name };
  }

  return {
    read(fields, line) {
      const title = sectionTitle(fields);
      if (title !== null) {
        ({ proto, family } = title);
        if (proto === "tcp" || proto === "udp") titles[proto] = true;
        ruler = [];
        return skip(draft, "header", line);
      }
      if (/^\s*Local Address\s+Remote Address\s/.test(fields.line)) {
        header = fields.line;
        return skip(draft, "header", line);
      }
      if (/^\s*-{8,}(?:\s+-+)*\s*$/.test(fields.line)) {
        rulerLine = fields.line;
        ruler = columnsOfRuler(rulerLine);
        return skip(draft, "header", line);
      }
      if (proto === "tcp" || proto === null ? isTcpRow(fields) : proto === "udp" && isUdpRow(fields)) {
        return readRow(fields, line);
      }
      return false;
    },
    continues(fields, line) {
      if ((proto === "tcp" || proto === "udp") && startsWithEnd(fields)) {
        return leaveUnread(draft, fields.line, line, "The row is damaged or continues elsewhere.", proto);
      }
      if (proto !== "other") return false;
      return fields.count > 0 && skip(draft, "row of another socket family", line);
    },
    shows() {
      const shown = (isSeen: boolean, isTitled: boolean): Shown =>
        isSeen && isTitled ? "listed" : "unknown";
      // Without -a only connected sockets are printed, under the same titles.
      const onlyConnected = titles.tcp && !seen.tcp && !tcpServers;
      return {
        tcp: onlyConnected ? "left-out" : shown(seen.tcp || tcpServers, titles.tcp),
        udp: onlyConnected && !seen.udp ? "left-out" : shown(seen.udp, titles.udp),
      };
    },
  };
}

/** `TCP: IPv4`, `UDP: IPv6`, in newer versions also `TCP`; `Active UNIX domain sockets` and `SCTP:` end them. */
function sectionTitle(fields: Fields): { proto: "tcp" | "udp" | "other"; family: 4 | 6 | null } | null {
  if (fields.count > 5) return null;
  const title = /^\s*(TCP|UDP|SCTP|RAWIP)(?::(?:\s*(IPv[46]))?)\s*$/.exec(fields.line);
  if (title) {
    const proto = title[1] === "TCP" ? "tcp" : title[1] === "UDP" ? "udp" : "other";
    return { proto, family: title[2] === "IPv4" ? 4 : title[2] === "IPv6" ? 6 : null };
  }
  return fields.count === 4 && /^\s*Active UNIX domain sockets\s*$/.test(fields.line)
    ? { proto: "other", family: null }
    : null;
}

/** A row that can be recognised anywhere: two ends, and a state at the end or before the interface. */
function tcpRow(fields: Fields): boolean {
  if (!hasTcpEnds(fields)) return false;
  return TCP_STATES.test(fields.text(fields.count - 1)) || TCP_STATES.test(fields.text(fields.count - 2));
}

function hasTcpEnds(fields: Fields): boolean {
  return (
    fields.count >= 7 && fields.count <= 20 && isDotAddress(fields.text(0)) && isDotAddress(fields.text(1))
  );
}

/** An address with a port is the first word, or the second after a mark. */
function startsWithEnd(fields: Fields): boolean {
  const first = fields.text(0);
  return isEnd(first.replace(/^[^\w*:]+(?=[\w*:])/, "")) || (!/\w/.test(first) && isEnd(fields.text(1)));
}

function isEnd(word: string): boolean {
  return isDotAddress(word) && /(?:\*|\d)\.[\w*-]+$/.test(word);
}

function isDotAddress(text: string): boolean {
  const dot = text.lastIndexOf(".");
  return dot > 0 && dot < text.length - 1 && text.indexOf(":", dot) < 0;
}
