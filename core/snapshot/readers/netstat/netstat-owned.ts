import { nothingBut } from "../../coverage.ts";
import { type Draft, leaveUnread, skip } from "../../draft.ts";
import type { SocketOwner } from "../../snapshot.ts";
import { addBoundSocket } from "../../sockets/bound-socket.ts";
import { colonEndpoint } from "../../sockets/endpoint.ts";
import { isTcpState } from "../../sockets/tcp-states.ts";
import type { Fields } from "../../text/fields.ts";
import type { LineReader, Section } from "../reader.ts";

/**
 * Connections without queues and with `PID/name`: meterpreter's `netstat`, and the output of `netstat -tulpn`
 * as Wazuh and OSSEC rewrite it with `sed`: `tcp 0.0.0.0:22 0.0.0.0:* 812/sshd`.
 */
export const netstatOwned: LineReader = {
  format: "netstat-owned",
  view: "inside",
  commands: [],
  recognises: (fields) => isRow(fields) || isHeader(fields),
  open: (draft) => section(draft),
};

/**
 * The part of a row that was read. meterpreter breaks long addresses, so their ports are on the next line.
 */
interface Row {
  text: string;
  line: number;
  proto: "tcp" | "udp";
  family: 4 | 6 | null;
  local: string;
  foreign: string;
  /** Offsets of the addresses. */
  localAt: number;
  foreignAt: number;
  state: string;
  owner: SocketOwner;
}

function section(draft: Draft): Section {
  let isHeaded = false;
  let isAnnounced = false;
  let broken: Row | undefined;
  const seen = { tcp: false, udp: false };

  function add(row: Row): true {
    const { text, line, proto, state, owner } = row;
    const local = colonEndpoint(row.local);
    const foreign = colonEndpoint(row.foreign);
    if (local === null || foreign === null) {
      return leaveUnread(draft, text, line, "The local or the foreign address has no port.", proto);
    }
    if (foreign.port !== "*") return skip(draft, `connected ${proto.toUpperCase()} socket`, line);
    if (proto === "tcp" && state !== "" && state !== "LISTEN")
      return skip(draft, "connected TCP socket", line);
    seen[proto] = true;
    return addBoundSocket(draft, { proto, family: row.family, local, owner, text, line });
  }

  function endBroken(): void {
    if (broken !== undefined) add(broken);
    broken = undefined;
  }

  /** The ports that were broken off are below the addresses. */
  function mend(row: Row, fields: Fields): boolean {
    if (fields.count === 0 || fields.count > 2) return false;
    for (let at = 0; at < fields.count; at++) {
      const part = fields.text(at);
      const isLocal = fields.start(at) === row.localAt;
      if (!/^[\w:.%*]{1,45}$/.test(part) || (!isLocal && fields.start(at) !== row.foreignAt)) return false;
      if (isLocal) row.local += part;
      else row.foreign += part;
    }
    return true;
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (isHeader(fields)) {
        endBroken();
        isAnnounced = true;
        isHeaded ||= fields.is(0, "Proto");
        return skip(draft, "header", line);
      }
      if (isRow(fields)) {
        endBroken();
        const row = rowOf(fields, line);
        if (!row.local.endsWith(":") && !row.foreign.endsWith(":")) return add(row);
        broken = row;
        return true;
      }
      if (isAnnounced && PROTOCOL.test(fields.text(0))) {
        endBroken();
        const proto = /^tcp/i.test(fields.text(0)) ? "tcp" : "udp";
        return leaveUnread(draft, fields.line, line, "The row is cut off before its owner.", proto);
      }
      if (broken === undefined || !mend(broken, fields)) return false;
      return skip(draft, "continuation of the row above", line);
    },
    continues(fields, line) {
      if (!isHeaded) return false;
      if (/^\s*(?:--|==)[\s=-]*$/.test(fields.line)) return skip(draft, "header", line);
      if (!/^\s+[\w:.%*]{1,45}(?:\s+[\w:.%*]{1,45})?\s*$/.test(fields.line)) return false;
      return leaveUnread(draft, fields.line, line, "The row above, of which this is the end, is missing.");
    },
    // meterpreter's netstat has no arguments except those that search.
    lists: ({ name, args }) => (name === "netstat" && args.length > 0 ? SEARCHED : undefined),
    shows() {
      // Without the header, nothing shows whether this is the whole list.
      const shown = (proto: "tcp" | "udp") => (isHeaded && seen[proto] ? "listed" : "unknown");
      return { tcp: shown("tcp"), udp: shown("udp") };
    },
    close: endBroken,
  };
}

const selected = nothingBut({ kind: "selection", message: "The arguments of netstat select rows." });
const SEARCHED = { tcp: selected, udp: selected };

function isHeader(fields: Fields): boolean {
  return (
    (fields.is(0, "Proto") &&
      /^\s*Proto\s+Local address\s+Remote address\s+State\s+User\s+Inode\s+PID\/Program name\s*$/.test(
        fields.line,
      )) ||
    // What Wazuh puts above the output of its command.
    /^\s*ossec: output: 'netstat listening ports':\s*$/.test(fields.line)
  );
}

const PROTOCOL = /^(?:tcp|udp)6?$/i;
const OWNER = /^(\d{1,10})\/(.*)$/s;

/** `tcp ADDRESS:PORT ADDRESS:PORT … PID/name`; a foreign port of `*` after an address is not from Windows. */
function isRow(fields: Fields): boolean {
  if (fields.count < 4 || !PROTOCOL.test(fields.text(0))) return false;
  const [local, foreign] = [fields.text(1), fields.text(2)];
  if (!local.includes(":") || !foreign.includes(":") || foreign === "*:*") return false;
  return ownerField(fields) > 0;
}

/** Index of `812/sshd`, after the state, user and inode, if there are any; 0 if there is none. */
function ownerField(fields: Fields): number {
  for (let at = 3; at < Math.min(fields.count, 7); at++) if (OWNER.test(fields.text(at))) return at;
  return 0;
}

function rowOf(fields: Fields, line: number): Row {
  const protocol = fields.text(0).toLowerCase();
  const owner = OWNER.exec(fields.rest(ownerField(fields)))!;
  const name = owner[2]!.trim();
  return {
    text: fields.line,
    line,
    proto: protocol.startsWith("tcp") ? "tcp" : "udp",
    family: protocol.endsWith("6") ? 6 : null,
    local: fields.text(1),
    foreign: fields.text(2),
    localAt: fields.start(1),
    foreignAt: fields.start(2),
    state: isTcpState(fields.text(3)) ? fields.text(3) : "",
    owner: { process: name === "" || name === "-" ? null : name, pid: Number(owner[1]) },
  };
}
