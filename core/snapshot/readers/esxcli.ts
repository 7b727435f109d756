import { type Draft, leaveUnread, skip } from "../draft.ts";
import type { SocketOwner } from "../snapshot.ts";
import { addBoundSocket } from "../sockets/bound-socket.ts";
import { colonEndpoint } from "../sockets/endpoint.ts";
import { isTcpState } from "../sockets/tcp-states.ts";
import type { Fields } from "../text/fields.ts";
import { columnsOfRuler, type RulerColumn } from "../text/ruler.ts";
import type { LineReader, Section } from "./reader.ts";

/**
 * `esxcli network ip connection list` of ESXi: `tcp 0 0 0.0.0.0:22 0.0.0.0:0 LISTEN 2098077 newreno sshd`. A
 * remote port of 0 means none. The owner of a socket is a world.
 */
export const esxcli: LineReader = {
  format: "esxcli",
  view: "inside",
  commands: ["esxcli"],
  recognises: (fields) => isHeader(fields.line),
  open: (draft) => section(draft),
};

/** The command without arguments and pipes that select. */
const WHOLE_COMMAND = /\besxcli\s+network\s+ip\s+connection\s+list\s*$/;

function section(draft: Draft): Section {
  const isSelection = draft.lineAbove.includes("esxcli") && !WHOLE_COMMAND.test(draft.lineAbove);
  let columns: RulerColumn[] = [];
  const seen = { tcp: false, udp: false };

  function readRow(fields: Fields, line: number): true {
    const protocol = fields.text(0);
    const proto = protocol.startsWith("tcp") ? "tcp" : "udp";
    const local = colonEndpoint(fields.text(3));
    const foreign = colonEndpoint(fields.text(4));
    if (local === null || foreign === null) {
      return leaveUnread(draft, fields.line, line, "The local or the foreign address has no port.", proto);
    }
    const state = isTcpState(fields.text(5)) ? fields.text(5) : "";
    if ((proto === "tcp" && state === "") || !fields.isNumber(state === "" ? 5 : 6)) {
      return leaveUnread(
        draft,
        fields.line,
        line,
        "The row is cut off: its state or its world is missing.",
        proto,
      );
    }
    const isConnected = proto === "tcp" ? state !== "LISTEN" : foreign.port !== "0" && foreign.port !== "*";
    if (isConnected) return skip(draft, `connected ${proto.toUpperCase()} socket`, line);
    seen[proto] = true;
    const owner = ownerIn(fields, state === "" ? 5 : 6, columns);
    const family = protocol.endsWith("6") ? 6 : null;
    return addBoundSocket(draft, { proto, family, local, owner, text: fields.line, line });
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (isRow(fields)) return readRow(fields, line);
      if (isHeader(fields.line)) return skip(draft, "header", line);
      if (!/^\s*-{2,}(?:\s+-{2,}){4,}\s*$/.test(fields.line)) return false;
      columns = columnsOfRuler(fields.line);
      return skip(draft, "header", line);
    },
    shows() {
      const shown = (proto: "tcp" | "udp") => (seen[proto] && !isSelection ? "listed" : "unknown");
      return { tcp: shown("tcp"), udp: shown("udp") };
    },
  };
}

function isHeader(line: string): boolean {
  return /^\s*Proto\s+Recv Q\s+Send Q\s+Local Address\s+Foreign Address\s+State\s+World ID\s+CC Algo\s+World Name\s*$/.test(
    line,
  );
}

function isRow(fields: Fields): boolean {
  return (
    fields.count >= 5 &&
    /^(?:tcp|udp)[46]?$/.test(fields.text(0)) &&
    fields.isNumber(1) &&
    fields.isNumber(2) &&
    fields.text(3).includes(":")
  );
}

/** The world and its name; TCP sockets have their congestion control between the other columns and these. */
function ownerIn(fields: Fields, at: number, columns: readonly RulerColumn[]): SocketOwner {
  const pid = fields.isNumber(at) ? Number(fields.text(at)) : null;
  const name = columns.at(-1);
  const word = name === undefined ? "" : fields.line.slice(name.start).trim();
  // Without the ruler, nothing shows where the name starts.
  return { process: word === "" || word === "-" ? null : word, pid: pid === 0 ? null : pid };
}
