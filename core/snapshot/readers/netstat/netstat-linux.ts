import { linuxNetstatLists } from "../../commands/netstat.ts";
import type { Shown } from "../../coverage.ts";
import type { Draft } from "../../draft.ts";
import { addSocket, leaveUnread, skip, warn } from "../../draft.ts";
import type { Socket } from "../../snapshot.ts";
import { colonEndpoint, familyOf, portNumber, spelledAddress, unreadPort } from "../../sockets/endpoint.ts";
import { programName } from "../../sockets/program-name.ts";
import { isTcpState } from "../../sockets/tcp-states.ts";
import type { Fields } from "../../text/fields.ts";
import type { LineReader, Section } from "../reader.ts";

/** `netstat` of net-tools, busybox and toybox: `tcp 0 0 0.0.0.0:22 0.0.0.0:* LISTEN 812/sshd`. */
export const netstatLinux: LineReader = {
  format: "netstat-linux",
  view: "inside",
  commands: ["netstat"],
  lists: linuxNetstatLists,
  recognises: (fields) => isRow(fields) || isTitle(fields.line) || isColumnHeader(fields),
  open: (draft) => section(draft),
};

const OTHER_PROTOCOLS = /^(?:raw6?|icmp6?|igmp6?|sctp6?|dccp6?|udplite6?|udpl6?)$/;
const OTHER_ROWS = /^(?:unix|l2cap|rfcomm|ax25|ipx|x25|netrom|rose|econet)$/;
const TIMER = /(?<!\s)\s+(?:off|on|on\d*|keepalive|timewait|probe|unkn-\d+)\s+\(\d+[.,]\d+\/\d+\/\d+\)\s*$/;
/** What a narrow terminal leaves of a row: the owner, perhaps user and inode before it. */
const OWNER_LINE = /^\s*(?:[\w.-]{1,40}\s+\d{1,20}\s+|\d{1,20}\s+)?\d{1,10}\/(?!\d+(?:\s|$))\S/;
const SECURITY_CONTEXT = /(?<!\s)\s+\w+:\w+:\w+:s\d\S*$/;

function section(draft: Draft): Section {
  let title: "only" | "both" | "without" | null = null;
  let otherFamilies = false;
  let headed = false;
  const seen = { tcp: false, udp: false };
  const listensSeen = { tcp: false, udp: false };
  let lastRow = 0;
  let lastSocket: Socket | null = null;

  function readRow(fields: Fields, line: number): true {
    lastRow = line;
    lastSocket = null;
    const protocol = fields.text(0);
    if (OTHER_PROTOCOLS.test(protocol)) return skip(draft, `${protocol} socket`, line);
    const proto = protocol.startsWith("tcp") ? "tcp" : "udp";
    seen[proto] = true;
    const local = colonEndpoint(fields.text(3));
    const foreign = colonEndpoint(fields.text(4));
    if (!local || !foreign) {
      return leaveUnread(draft, fields.line, line, "The local or the foreign address has no port.", proto);
    }
    const state = stateIn(fields.text(5));
    if (proto === "tcp") {
      const listens = state === "LISTEN" || (foreign.port === "*" && !isConnected(state));
      if (!listens) return skip(draft, "connected TCP socket", line);
      listensSeen.tcp = true;
      if (state === null && isCutState(fields.text(5))) {
        warn(draft, "A row seems to be cut off before its state. Copy the output again.", line);
      }
    } else {
      if (foreign.port !== "*" || state === "ESTABLISHED") return skip(draft, "connected UDP socket", line);
      listensSeen.udp = true;
    }
    const port = portNumber(local.port, proto);
    if (port === "*") return skip(draft, "unbound socket", line);
    if (port === null) return leaveUnread(draft, fields.line, line, unreadPort(local.port), proto);
    const family = protocol.endsWith("6") ? 6 : (familyOf(local.address) ?? 4);
    const owner = ownerAt(fields, state === null ? 5 : 6);
    lastSocket = addSocket(draft, {
      proto,
      family,
      address: spelledAddress(local.address, family),
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: owner?.name ?? null,
      pid: owner?.pid ?? null,
      line,
    });
    return true;
  }

  return {
    read(fields, line) {
      if (isRow(fields)) {
        otherFamilies = false;
        return readRow(fields, line);
      }
      if (OTHER_ROWS.test(fields.text(0)) && fields.count > 2) {
        otherFamilies = true;
        return skip(draft, `${fields.text(0)} socket`, line);
      }
      if (isTitle(fields.line)) {
        title = titleKind(fields.line) ?? title;
        headed = true;
        return skip(draft, "header", line);
      }
      if (isColumnHeader(fields)) {
        headed = true;
        return skip(draft, "header", line);
      }
      return false;
    },
    claims(fields, line) {
      if (line !== lastRow + 1 || !OWNER_LINE.test(fields.line.slice(0, 200))) return false;
      const owner = ownerAt(fields, 0);
      if (owner === null || lastSocket?.process) return false;
      if (lastSocket !== null) Object.assign(lastSocket, { pid: owner.pid, process: owner.name });
      return skip(draft, "continuation of the row above", line);
    },
    continues(fields, line) {
      if (
        /^\s*\((?:Not all processes could|No info could be read)/.test(fields.line) ||
        isRootHint(fields.line)
      ) {
        return skip(draft, "note of the command", line);
      }
      if (otherFamilies && fields.line.length < 2000 && /^\d|^Proto|^[0-9A-F]{2}:/.test(fields.text(0))) {
        return skip(draft, "row of another socket family", line);
      }
      return false;
    },
    shows() {
      if (title === "without") return { tcp: "left-out", udp: "left-out" };
      // If a title names listeners, any row shows that the protocol was asked for. UNIX sockets prove
      // nothing: -x lists them together with another protocol.
      const listsServers = title === "only" || title === "both";
      const shown = (protocol: "tcp" | "udp"): Shown =>
        headed && (listensSeen[protocol] || (seen[protocol] && listsServers)) ? "listed" : "unknown";
      return { tcp: shown("tcp"), udp: shown("udp") };
    },
  };
}

function isRow(fields: Fields): boolean {
  const { line } = fields;
  if (fields.count < 4) return false;
  const first = line.charCodeAt(fields.start(0));
  // t(cp), u(dp), r(aw), and the rarer protocols.
  if (first !== 116 && first !== 117 && first !== 114 && !OTHER_PROTOCOLS.test(fields.text(0))) return false;
  const protocol = fields.text(0);
  if (!/^(?:tcp|udp)6?$/.test(protocol) && !OTHER_PROTOCOLS.test(protocol)) return false;
  if (!fields.isNumber(1) || !fields.isNumber(2)) return false;
  return !isDotted(fields.text(3)) && !isDotted(fields.text(4));
}

/** `*.22`, `127.0.0.1.25`, `::1.6010`: an address as BSD prints it. */
function isDotted(address: string): boolean {
  if (address.startsWith("*.")) return true;
  const colon = address.lastIndexOf(":");
  const dot = address.lastIndexOf(".");
  if (dot < 0 || dot < colon) return false;
  if (colon >= 0) return true;
  return familyOf(address) === null;
}

/** The state in its column; null if there is none. Some programs write it as Windows does. */
function stateIn(word: string): string | null {
  return word === "LISTENING" ? "LISTEN" : isTcpState(word) ? word : null;
}

/** Is it empty, or the first letters of LISTEN? */
function isCutState(word: string): boolean {
  return word === "" || "LISTEN".startsWith(word);
}

function isConnected(state: string | null): boolean {
  return state !== null && state !== "LISTEN";
}

const TITLE =
  /^\s*Active (?:Internet connections \((?!including|IPv6)|UNIX domain sockets \(|Bluetooth connections|IPX sockets|AX\.25|X\.25)/;

function isTitle(line: string): boolean {
  return TITLE.test(line) || titleKind(line) !== null;
}

/** Which sockets the title announces, in the languages that net-tools is translated into. */
function titleKind(line: string): "only" | "both" | "without" | null {
  if (line.length > 120 || !line.includes("(")) return null;
  // Only words may come before: prefixes that a log adds are removed first, because they may contain the name
  // of the host.
  const kind = /^[\p{L}\s'’-]+\(([^()]{5,60})\)\s*$/u.exec(line)?.[1]?.toLowerCase();
  if (kind === undefined) return null;
  if (
    /^(?:w\/o servers|ohne server|sans serveurs|w\/o servidores|sem os servidores|senza server|без серверов)$/.test(
      kind,
    )
  ) {
    return "without";
  }
  if (
    /^(?:only servers|nur server|seulement serveurs|solo servidores|s[oó]lo servidores|somente servidores|solo server|только серверы)$/.test(
      kind,
    )
  ) {
    return "only";
  }
  if (
    /^(?:servers and established|server und stehende verbindungen|serveurs et [eé]tablies|servidores y establecidos|servidores e estabelecidas|server e stabiliti|сервера и установленные)$/.test(
      kind,
    )
  ) {
    return "both";
  }
  return null;
}

function isColumnHeader(fields: Fields): boolean {
  if (!fields.is(0, "Proto")) return false;
  if (fields.is(1, "RefCnt")) return true;
  // BSD marks the state column "(state)", and lists kernel sockets under similar columns.
  return (
    fields.is(1, "Recv-Q") &&
    fields.is(2, "Send-Q") &&
    !/\(state\)|TCP-State|\bvendor\b|\bunit\b/.test(fields.line)
  );
}

function isRootHint(line: string): boolean {
  return /^\s*(?:will not be shown, you would have to be root|netstat: (?:showing only|no support))/.test(
    line,
  );
}

interface Owner {
  pid: number;
  name: string | null;
}

/** At most user and inode are before the owner. */
const MOST_BEFORE_OWNER = 2;

/**
 * The owner after the state: `812/sshd: /usr/sbin`, perhaps after user and inode; program names may contain
 * blanks.
 */
function ownerAt(fields: Fields, first: number): Owner | null {
  for (let at = first; at <= first + MOST_BEFORE_OWNER && at < fields.count; at++) {
    const owner = /^(\d{1,10})\//.exec(fields.text(at));
    if (!owner) {
      if (fields.is(at, "-")) return null;
      continue;
    }
    const printed = fields.rest(at).slice(owner[0].length).replace(TIMER, "").replace(SECURITY_CONTEXT, "");
    return { pid: Number(owner[1]), name: programName(printed) };
  }
  return null;
}
