import { windowsNetstatLists } from "../commands/netstat.ts";
import type { Shown } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import { addSocket, leaveUnread, skip } from "../draft.ts";
import { colonEndpoint, familyOf, portNumber, spelledAddress, unreadPort } from "../endpoint.ts";
import type { Fields } from "../fields.ts";
import type { LineReader, Section } from "../reader.ts";
import type { Socket } from "../snapshot.ts";

/**
 * `netstat` of Windows, in any display language: `TCP 0.0.0.0:135 0.0.0.0:0 ABHÖREN 988`. A listener is known by
 * port 0 on the other side, never by the translated state.
 */
export const netstatWindows: LineReader = {
  id: "netstat-windows",
  view: "inside",
  commands: ["netstat"],
  lists: windowsNetstatLists,
  recognises: (fields) => isRow(fields) || isHeader(fields),
  open: (draft) => section(draft),
};

/** States that a socket without a peer can show without listening; `netstat -q` prints them. */
const NOT_LISTENING = new Set(["BOUND", "CLOSED", "CLOSE"]);
/** What a narrow terminal leaves of a row: the pid, perhaps the end of the state before it. */
const WRAPPED_PID = /^\s*(?:[A-Z_]{1,11}\s+)?(\d{1,8})\s*$/;
const LONGEST_DETAIL = 300;

function section(draft: Draft): Section {
  let rows = 0;
  let headed = isHeaderLike(draft.lineAbove);
  let tcpSeen = false;
  let udpSeen = false;
  let lastSocket: Socket | null = null;
  let ownerLines = false;
  let lastRow = 0;

  function readRow(fields: Fields, line: number): true {
    rows++;
    lastRow = line;
    lastSocket = null;
    ownerLines = true;
    const proto = fields.text(0).toLowerCase().startsWith("tcp") ? "tcp" : "udp";
    const local = colonEndpoint(fields.text(1));
    const foreign = colonEndpoint(fields.text(2));
    if (!local || !foreign) {
      return leaveUnread(draft, fields.line, line, "The local or the foreign address has no port.");
    }
    const state = fields.text(3).toUpperCase();
    if (proto === "tcp") {
      if (foreign.port !== "0" && state !== "LISTENING") return skip(draft, "connected TCP socket", line);
      if (NOT_LISTENING.has(state)) return skip(draft, "bound TCP socket that does not listen", line);
      tcpSeen = true;
    } else {
      if (foreign.port !== "*" && foreign.port !== "0") return skip(draft, "connected UDP socket", line);
      udpSeen = true;
    }
    const port = portNumber(local.port, proto);
    if (port === "*" || port === 0) return skip(draft, "unbound socket", line);
    if (port === null) return leaveUnread(draft, fields.line, line, unreadPort(local.port));
    const family = familyOf(local.address);
    lastSocket = addSocket(draft, {
      proto,
      family,
      address: spelledAddress(local.address, family),
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: null,
      pid: pidIn(fields),
      line,
    });
    return true;
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (isRow(fields)) {
        return readRow(fields, line);
      }
      if (isHeader(fields)) {
        headed = true;
        return skip(draft, "header", line);
      }
      const owner = ownerLines ? bracketed(fields.line) : null;
      if (owner === null) return false;
      if (lastSocket !== null && lastSocket.process === null) lastSocket.process = owner;
      return skip(draft, "owner of the socket above", line);
    },
    // Service names, DLL paths and "Can not obtain ownership information" in the language of the system.
    continues(fields, line) {
      if (!ownerLines || fields.line.length > LONGEST_DETAIL) return false;
      const pid = line === lastRow + 1 ? WRAPPED_PID.exec(fields.line) : null;
      if (pid && lastSocket !== null) lastSocket.pid = Number(`${lastSocket.pid ?? ""}${pid[1]}`);
      return skip(draft, rows === 0 ? "text around the output" : "owner of the socket above", line);
    },
    shows() {
      const shown = (isSeen: boolean): Shown => (headed && isSeen ? "listed" : "unknown");
      return { tcp: shown(tcpSeen), udp: shown(udpSeen) };
    },
  };
}

function isRow(fields: Fields): boolean {
  if (fields.count < 3) return false;
  const first = fields.line.charCodeAt(fields.start(0)) | 32;
  if (first !== 116 && first !== 117) return false;
  if (!/^(?:TCP|UDP)(?:v?6)?$/i.test(fields.text(0))) return false;
  return fields.text(1).includes(":") && fields.text(2).includes(":");
}

function isHeader(fields: Fields): boolean {
  if (fields.count === 2) return fields.is(0, "Active") && fields.is(1, "Connections");
  return fields.is(0, "Proto") && fields.is(1, "Local") && fields.is(2, "Address") && fields.is(3, "Foreign");
}

/** A line above the rows that has at least four words and no digit: the header in whatever language. */
function isHeaderLike(line: string): boolean {
  return !/\d/.test(line) && line.trim().split(/\s+/).length >= 4;
}

/** `[svchost.exe]` without its brackets, null for other lines. */
function bracketed(line: string): string | null {
  const text = line.trim();
  if (text.length < 3 || text.length > LONGEST_DETAIL) return null;
  return text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : null;
}

/** The pid is the last number behind the foreign address; a translated state may be several words. */
function pidIn(fields: Fields): number | null {
  for (let at = fields.count - 1; at > 2; at--) if (fields.isNumber(at)) return Number(fields.text(at));
  return null;
}
