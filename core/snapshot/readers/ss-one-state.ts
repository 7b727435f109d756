import type { CommandLine } from "../command-line.ts";
import { ssLists } from "../commands/ss.ts";
import { type Draft, leaveUnread, skip } from "../draft.ts";
import { colonEndpoint } from "../endpoint.ts";
import { Fields } from "../fields.ts";
import type { Drafts } from "../host-drafts.ts";
import type { LineReader, Section } from "../reader.ts";
import { ss } from "./ss.ts";

/** `ss state listening` of iproute2, which leaves the column of the state out. */
export const ssOneState: LineReader = {
  id: "ss",
  view: "inside",
  commands: ["ss"],
  lists: ssLists,
  recognises: (fields) => HEADER.test(fields.line.slice(0, 300)),
  open: (draft, command, drafts, commands) => section(draft, command, drafts, commands),
};

const HEADER = /^\s*(Netid\s+)?Recv-Q\s+Send-Q\s+Local Address:Port\s+Peer Address:Port/;

function section(
  draft: Draft,
  command: CommandLine | null,
  drafts: Drafts,
  commands: readonly CommandLine[],
): Section {
  const rows = ss.open(draft, command, drafts, commands);
  const whole = new Fields();
  const asked = protocolIn(command);
  let hasNetid = false;

  /** Reads a row with the state that it must have, by the other side: only what has none listens. */
  function readRow(fields: Fields, line: number): boolean {
    const netid = hasNetid ? fields.text(0) : asked;
    const first = hasNetid ? 1 : 0;
    if (!fields.isNumber(first) || !fields.isNumber(first + 1)) return false;
    const peer = colonEndpoint(fields.text(first + 3));
    if (colonEndpoint(fields.text(first + 2)) === null) return false;
    if (peer === null) {
      const may = netid === "tcp" || netid === "udp" ? netid : undefined;
      return leaveUnread(draft, fields.line, line, "The peer address has no port.", may);
    }
    if (netid === undefined) {
      if (peer.port !== "*") return skip(draft, "connected socket", line);
      return leaveUnread(draft, fields.line, line, "Nothing says whether this is a TCP or a UDP socket.");
    }
    const state = peer.port !== "*" ? "ESTAB" : netid === "udp" ? "UNCONN" : "LISTEN";
    return rows.read(whole.split(`${netid} ${state} ${fields.rest(first)}`), line);
  }

  return {
    ...rows,
    read(fields, line) {
      const header = HEADER.exec(fields.line.slice(0, 300));
      if (header === null) return readRow(fields, line);
      hasNetid = header[1] !== undefined;
      return skip(draft, "header", line);
    },
  };
}

/** `ss -t` or `ss -u`; only TCP sockets listen. */
function protocolIn(command: CommandLine | null): "tcp" | "udp" | undefined {
  if (command?.name !== "ss") return undefined;
  const state = command.args.indexOf("state");
  if (state >= 0 && command.args[state + 1] === "listening") return "tcp";
  const letters = command.args.filter((arg) => /^-[A-Za-z0-9]+$/.test(arg)).join("");
  const isTcp = letters.includes("t") || command.args.includes("--tcp");
  const isUdp = letters.includes("u") || command.args.includes("--udp");
  return isTcp === isUdp ? undefined : isTcp ? "tcp" : "udp";
}
