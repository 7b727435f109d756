import type { CommandLine } from "../../commands/command-line.ts";
import { windowsNetstatLists } from "../../commands/netstat.ts";
import { nothingBut, type Shown } from "../../coverage.ts";
import type { Draft } from "../../draft.ts";
import { addSocket, leaveUnread, skip, withdraw } from "../../draft.ts";
import type { Socket } from "../../snapshot.ts";
import { colonEndpoint, familyOf, portNumber, spelledAddress, unreadPort } from "../../sockets/endpoint.ts";
import { isTcpState } from "../../sockets/tcp-states.ts";
import type { Fields } from "../../text/fields.ts";
import { rowSignsIn } from "../../text/row-marks.ts";
import { omissionIn } from "../../text/text-marks.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * `netstat` of Windows, in any display language: `TCP 0.0.0.0:135 0.0.0.0:0 ABHÖREN 988`. A listener is
 * recognised by the remote port 0, never by the translated state.
 */
export const netstatWindows: LineReader = {
  format: "netstat-windows",
  view: "inside",
  commands: ["netstat"],
  lists: windowsNetstatLists,
  recognises: (fields) => isRow(fields) || isHeader(fields),
  open: (draft, command) => section(draft, command),
};

/** States other than listening that a socket without a peer can have; `netstat -q` prints them. */
const NOT_LISTENING = new Set(["BOUND", "CLOSED", "CLOSE"]);
const LONGEST_DETAIL = 300;

/**
 * RPC listens on every Windows, so an output without any row, such as that of Wine's netstat, proves nothing.
 */
const emptyList = nothingBut({
  kind: "no-list",
  message: "netstat lists no socket at all, but every Windows has some.",
});

function section(draft: Draft, command: CommandLine | null): Section {
  let headed = isHeaderLike(draft.lineAbove);
  let hasRows = false;
  let tcpSeen = false;
  let udpSeen = false;
  let lastSocket: Socket | null = null;
  let ownerFollows = false;
  let ownersPrinted = command?.args.some((arg) => /^[-/][a-z]*b/i.test(arg)) ?? false;
  /** TCP sockets without a peer, by their state as printed. */
  const byState = new Map<string, Socket[]>();

  function readRow(fields: Fields, line: number): true {
    lastSocket = null;
    ownerFollows = true;
    const proto = fields.text(0).toLowerCase().startsWith("tcp") ? "tcp" : "udp";
    const local = colonEndpoint(fields.text(1));
    const foreign = colonEndpoint(fields.text(2));
    if (!local || !foreign) {
      return leaveUnread(draft, fields.line, line, "The local or the foreign address has no port.", proto);
    }
    const { state, pid } = proto === "tcp" ? stateAndPid(fields) : { state: "", pid: numberAt(fields, 3) };
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
    if (port === null) return leaveUnread(draft, fields.line, line, unreadPort(local.port), proto);
    const family = familyOf(local.address);
    lastSocket = addSocket(draft, {
      proto,
      family,
      address: spelledAddress(local.address, family),
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: null,
      pid,
      line,
    });
    if (proto === "tcp") remember(lastSocket, state);
    return true;
  }

  function remember(socket: Socket, state: string): void {
    const sockets = byState.get(state);
    if (sockets) sockets.push(socket);
    else byState.set(state, [socket]);
  }

  /** `netstat -q` prints two states without a peer; only one of them listens. */
  function settleStates(): void {
    byState.delete("");
    if (byState.size < 2) return;
    const states = [...byState.keys()];
    const listening = states.filter((state) => MEANS_LISTENING.test(state));
    const mostFrequent = states.reduce((one, other) => (count(other) > count(one) ? other : one));
    const kept = listening.length > 0 ? listening : [mostFrequent];
    const read = new Set(draft.sockets);
    const others = states
      .filter((state) => !kept.some((word) => word.startsWith(state)))
      .flatMap((state) => byState.get(state)!.filter((socket) => read.has(socket)));
    withdraw(draft, new Set(others));
    for (const { line, address, port } of others) {
      if (listening.length > 0) skip(draft, "bound TCP socket that does not listen", line);
      else {
        const text = `TCP ${address} ${port}`;
        leaveUnread(draft, text, line, "Its state differs from that of most sockets without a peer.", "tcp");
      }
    }
  }

  function count(state: string): number {
    return byState.get(state)!.length;
  }

  return {
    read(fields, line) {
      if (isRow(fields)) {
        hasRows = true;
        return readRow(fields, line);
      }
      if (isHeader(fields)) {
        headed = true;
        return skip(draft, "header", line);
      }
      const owner = ownerFollows ? unbracket(fields.line) : null;
      if (owner === null) return false;
      ownersPrinted = true;
      if (lastSocket !== null && lastSocket.process === null) lastSocket.process = owner;
      return skip(draft, "owner of the socket above", line);
    },
    // Service names, DLL paths and "Can not obtain ownership information" in the language of the system.
    claims(fields, line) {
      if (!ownerFollows || !isOwnerLine(fields.line, ownersPrinted)) return false;
      return skip(draft, "owner of the socket above", line);
    },
    continues() {
      ownerFollows = false;
      return false;
    },
    shows() {
      if (!hasRows && command?.searches.length === 0) return { tcp: emptyList, udp: emptyList };
      const shown = (isSeen: boolean): Shown => (headed && isSeen ? "listed" : "unknown");
      return { tcp: shown(tcpSeen), udp: shown(udpSeen) };
    },
    close: settleStates,
  };
}

/**
 * If an output has two states without a peer, decides which of them is LISTENING, whatever a code page made
 * of its letters. Nothing else depends on translated words.
 */
const MEANS_LISTENING =
  /^(?:LISTEN|ABH.{0,3}REN$|NAS.{1,3}UCHIW|NASLOUCH|.{1,2}COUTE|ESCUCHA|IN ASCOLTO|OUVINDO|ESCUTA|FIGYEL)/;

function isRow(fields: Fields): boolean {
  if (fields.count < 3) return false;
  const first = fields.line.charCodeAt(fields.start(0)) | 32;
  if (first !== 116 && first !== 117) return false;
  if (!/^(?:TCP|UDP)(?:v?6)?$/i.test(fields.text(0))) return false;
  // For a socket without a peer, Windows prints `*:*` for UDP and port 0 for TCP; other systems print
  // `0.0.0.0:*`.
  const foreign = fields.text(2);
  return (
    fields.text(1).includes(":") && foreign.includes(":") && (!foreign.endsWith(":*") || foreign === "*:*")
  );
}

function isHeader(fields: Fields): boolean {
  if (fields.count === 2) return fields.is(0, "Active") && fields.is(1, "Connections");
  return fields.is(0, "Proto") && fields.is(1, "Local") && fields.is(2, "Address") && fields.is(3, "Foreign");
}

/**
 * Columns without digits above the rows: the header, in any language. The words of a sentence have no gaps
 * between them.
 */
function isHeaderLike(line: string): boolean {
  return !/\d/.test(line) && line.trim().split(/\s{2,}|\t/).length >= 4;
}

/**
 * Removes the brackets of `[svchost.exe]`; null for other lines. `[...]` and `[snip]` say that rows are
 * missing.
 */
function unbracket(line: string): string | null {
  const text = line.trim();
  if (text.length < 3 || text.length > LONGEST_DETAIL) return null;
  if (!text.startsWith("[") || !text.endsWith("]")) return null;
  return /\.\w{1,4}\]$/.test(text) || omissionIn(text) !== "certain" ? text.slice(1, -1) : null;
}

/**
 * What `-b` prints below a row in addition to the program: the name of a service, the path of a library, or a
 * sentence. It is indented, unless it is known that the owners are printed. A number, a bullet or an address
 * makes it something else.
 */
function isOwnerLine(line: string, ownersPrinted: boolean): boolean {
  if (line.length > LONGEST_DETAIL) return false;
  const text = line.trim();
  // A row that is cut off.
  if (/^(?:T|TC|TCP|U|UD|UDP)(?:v?6)?$/i.test(text)) return false;
  if (!ownersPrinted && !/^\s/.test(line)) return false;
  if (!/^(?:[\p{L}_]|-- \p{L})/u.test(text) || omissionIn(text) === "certain") return false;
  return (
    /^[A-Za-z]:\\/.test(text) ||
    !(/\d[:.]\d/.test(text) || /[<>|]/.test(text) || rowSignsIn(text) !== undefined)
  );
}

/**
 * The state, which may be several words in some languages, and the pid after it. Anything after that is a
 * remark.
 */
function stateAndPid(fields: Fields): { state: string; pid: number | null } {
  const first = fields.text(3).toUpperCase();
  if (isTcpState(first)) return { state: first, pid: numberAt(fields, 4) };
  let state = "";
  for (let at = 3; at < Math.min(fields.count, 3 + MOST_STATE_WORDS + 1); at++) {
    if (fields.isNumber(at)) return { state, pid: numberAt(fields, at) };
    const word = fields.text(at);
    if (!/^[^\d#<>|/;()]+$/.test(word)) break;
    state = state === "" ? word.toUpperCase() : `${state} ${word.toUpperCase()}`;
  }
  return { state: first, pid: null };
}

const MOST_STATE_WORDS = 3;

function numberAt(fields: Fields, at: number): number | null {
  return fields.isNumber(at) ? Number(fields.text(at)) : null;
}
