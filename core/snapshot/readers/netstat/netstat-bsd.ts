import { bsdNetstatLists } from "../../commands/netstat.ts";
import type { Shown } from "../../coverage.ts";
import type { Draft } from "../../draft.ts";
import { leaveUnread, skip } from "../../draft.ts";
import { addBoundSocket } from "../../sockets/bound-socket.ts";
import { dotEndpoint, familyOf } from "../../sockets/endpoint.ts";
import { isTcpState } from "../../sockets/tcp-states.ts";
import type { Fields } from "../../text/fields.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * `netstat` of macOS, the BSDs, AIX and HP-UX, which print the port after a dot: `tcp4 0 0 *.22 *.* LISTEN`, with
 * -A after one or two columns of kernel addresses.
 */
export const netstatBsd: LineReader = {
  format: "netstat-bsd",
  view: "inside",
  commands: ["netstat"],
  lists: bsdNetstatLists,
  recognises: (fields) => rowStart(fields) >= 0 || isTitle(fields.line) || isColumnHeader(fields),
  open: (draft) => section(draft),
};

const PROTOCOL = /^(?:tcp|udp)(?:4|6|46|64)?$/;
const OTHER_PROTOCOL =
  /^(?:icm|icmp|raw|ip|igmp|div|divert|sctp|udpl|pim|esp|ah|gre|ospf|carp|etherip)(?:4|6|46)?$/;

function section(draft: Draft): Section {
  let including: boolean | null = null;
  let otherFamilies = false;
  let tcpSeen = false;
  let udpSeen = false;
  let headed = false;
  let owner: OwnerColumn | null = null;

  function readRow(fields: Fields, start: number, line: number): true {
    otherFamilies = false;
    const protocol = fields.text(start);
    if (!PROTOCOL.test(protocol)) return skip(draft, `${protocol} socket`, line);
    const proto = protocol.startsWith("tcp") ? "tcp" : "udp";
    const local = dotEndpoint(fields.text(start + 3));
    const foreign = dotEndpoint(fields.text(start + 4));
    if (!local || !foreign) {
      return leaveUnread(draft, fields.line, line, "The local or the foreign address has no port.", proto);
    }
    const word = fields.text(start + 5);
    const state = word === "LISTENING" ? "LISTEN" : isTcpState(word) ? word : null;
    if (proto === "tcp") {
      if (state === null && foreign.port === "*" && local.port !== "*") {
        return leaveUnread(
          draft,
          fields.line,
          line,
          "No state column: run netstat without -T and -x.",
          proto,
        );
      }
      if (local.port === "*") return skip(draft, "unbound socket", line);
      if (state !== "LISTEN") return skip(draft, "connected TCP socket", line);
      tcpSeen = true;
    } else {
      if (local.port === "*") return skip(draft, "unbound socket", line);
      if (foreign.port !== "*") return skip(draft, "connected UDP socket", line);
      udpSeen = true;
    }
    const process = owner ? ownerIn(fields, start + 5 + (state === null ? 0 : 1), owner) : null;
    return addBoundSocket(draft, {
      proto,
      family: familyOfRow(protocol, local.address),
      local,
      owner: { process: process?.name ?? null, pid: process?.pid ?? null },
      text: fields.line,
      line,
    });
  }

  return {
    read(fields, line) {
      const start = rowStart(fields);
      if (start >= 0) {
        return readRow(fields, start, line);
      }
      if (isTitle(fields.line)) {
        otherFamilies = !/Internet/.test(fields.line);
        if (DARWIN_TITLE.test(fields.line)) draft.systems.add("Darwin");
        if (/^\s*Active Internet connections/.test(fields.line)) {
          headed = true;
          including = including === true || fields.line.includes("including servers");
        }
        return skip(draft, "header", line);
      }
      // NetBSD has the same column titles as Linux.
      if (isColumnHeader(fields) || (fields.is(0, "Proto") && fields.is(1, "Recv-Q"))) {
        headed = true;
        owner = ownerColumn(fields.line) ?? owner;
        return skip(draft, "header", line);
      }
      return false;
    },
    continues(fields, line) {
      if (!otherFamilies) return false;
      skip(draft, "row of another socket family", line);
      return fields.count > 0;
    },
    shows() {
      // Even without -a, listeners that are bound to one address are printed.
      if (including === false) return { tcp: "left-out", udp: "left-out" };
      const all = including === true && otherFamilies;
      const shown = (isSeen: boolean): Shown => (headed && (isSeen || all) ? "listed" : "unknown");
      return { tcp: shown(tcpSeen), udp: shown(udpSeen) };
    },
  };
}

/** Index of the protocol field of a row, after the kernel addresses of -A; -1 if the line is not a row. */
function rowStart(fields: Fields): number {
  for (let at = 0; at < 3 && at + 4 < fields.count; at++) {
    const word = fields.text(at);
    const known = PROTOCOL.test(word);
    if (known || OTHER_PROTOCOL.test(word)) {
      if (!fields.isNumber(at + 1) || !fields.isNumber(at + 2)) return -1;
      return hasDotPort(fields.text(at + 3)) && hasDotPort(fields.text(at + 4)) ? at : -1;
    }
    if (!/^(?:0x)?[0-9a-f]{1,20}$/.test(word)) return -1;
  }
  return -1;
}

/** `*.22`, `::1.6010`, `localhost.mdns`, but not `0.0.0.0:22`. */
function hasDotPort(text: string): boolean {
  const dot = text.lastIndexOf(".");
  return dot > 0 && text.indexOf(":", dot) < 0;
}

function isTitle(line: string): boolean {
  return /^\s*(?:Active (?:Internet connections(?: \((?:IPv6, )?including servers\))?|Internet6? connections \(including servers\)|Multipath Internet connections|(?:LOCAL \(UNIX\)|UNIX) domain sockets|kernel (?:event|control) sockets|Multicast groups)|Registered kernel control modules)\s*$/.test(
    line,
  );
}

/** Titles that only macOS prints; the BSDs call the sockets of the second one "UNIX domain sockets". */
const DARWIN_TITLE = /^\s*(?:Active (?:Multipath|LOCAL \(UNIX\)|kernel)|Registered kernel)/;

function isColumnHeader(fields: Fields): boolean {
  const { line } = fields;
  if (!line.includes("Proto")) return false;
  if (line.includes("Local Address") && /\(state\)|TCP-State/.test(line)) return true;
  return /^\s*(?:(?:Socket|Tcpcb|PCB\/ADDR|PCB)\s+(?:Flowhash\s+)?)?Proto\s+Recv-Q\s+Send-Q\s+(?:vendor|unit|Local Address\s+Foreign Address\s*(?:R-|S-|$))/.test(
    line,
  );
}

interface OwnerColumn {
  /** Columns between the state and the owner. */
  before: number;
  named: boolean;
}

/** Finds the column in which `netstat -v` of macOS prints the owner: `pid` or `process:pid`. */
function ownerColumn(header: string): OwnerColumn | null {
  const state = header.indexOf("(state)");
  if (state < 0) return null;
  const columns = header
    .slice(state + "(state)".length)
    .trim()
    .split(/\s+/);
  const at = columns.findIndex((column) => column === "pid" || column === "process:pid");
  return at < 0 ? null : { before: at, named: columns[at] === "process:pid" };
}

function ownerIn(
  fields: Fields,
  first: number,
  column: OwnerColumn,
): { name: string | null; pid: number | null } | null {
  const at = first + column.before;
  if (!column.named) return fields.isNumber(at) ? { name: null, pid: Number(fields.text(at)) } : null;
  // Names may contain spaces: `Google Chrome He:412`.
  const match = /^([^:]{0,80}):(\d{1,10})(?:\s|$)/.exec(fields.rest(at));
  return match ? { name: match[1]!.trim() || null, pid: Number(match[2]) } : null;
}

function familyOfRow(protocol: string, address: string): 4 | 6 | null {
  if (protocol.endsWith("46") || protocol.endsWith("64")) return familyOf(address);
  if (protocol.endsWith("6")) return 6;
  if (protocol.endsWith("4")) return 4;
  return familyOf(address);
}
