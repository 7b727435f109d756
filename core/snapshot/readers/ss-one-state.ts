import type { CommandLine } from "../command-line.ts";
import { nothingBut } from "../coverage.ts";
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
  const rows = ss.open(draft, command && withoutState(command), drafts, commands);
  const whole = new Fields();
  const asked = protocolIn(command);
  let hasNetid = false;

  /** Reads a row with the state that it must have, by the other side: only what has none listens. */
  function readRow(fields: Fields, line: number): boolean {
    const netid = hasNetid ? fields.text(0) : asked;
    const first = hasNetid ? 1 : 0;
    if (!fields.isNumber(first) || !fields.isNumber(first + 1)) return false;
    const peer = colonEndpoint(fields.text(first + 3));
    if (peer === null || colonEndpoint(fields.text(first + 2)) === null) return false;
    if (netid === undefined) {
      if (peer.port !== "*") return skip(draft, "connected socket", line);
      return leaveUnread(draft, fields.line, line, "Nothing says whether this is a TCP or a UDP socket.");
    }
    const state = peer.port !== "*" ? "ESTAB" : netid === "udp" ? "UNCONN" : "LISTEN";
    return rows.read(whole.split(`${netid} ${state} ${fields.rest(first)}`), line);
  }

  return {
    ...rows,
    lists(command) {
      if (command.name !== "ss") return undefined;
      const plain = withoutState(command);
      const lists = rows.lists?.(plain) ?? ss.lists?.(plain);
      // No UDP socket is ever in this state.
      return plain === command ? lists : lists && { tcp: lists.tcp, udp: NO_UDP };
    },
    read(fields, line) {
      const header = HEADER.exec(fields.line.slice(0, 300));
      if (header === null) return readRow(fields, line);
      hasNetid = header[1] !== undefined;
      return skip(draft, "header", line);
    },
  };
}

const NO_UDP = nothingBut({ kind: "left-out", message: "The output does not list open UDP ports." });

/** `state listening` selects what counts, as `-l` does: all that listens. */
function withoutState(command: CommandLine): CommandLine {
  const at = command.args.indexOf("state");
  const isListening = at >= 0 && command.args[at + 1] === "listening";
  return isListening ? { ...command, args: command.args.toSpliced(at, 2, "-l") } : command;
}

/** `ss -t` or `ss -u`; only TCP sockets listen. */
function protocolIn(command: CommandLine | null): "tcp" | "udp" | undefined {
  if (command?.name !== "ss") return undefined;
  if (withoutState(command) !== command) return "tcp";
  const letters = command.args.filter((arg) => /^-[A-Za-z0-9]+$/.test(arg)).join("");
  const isTcp = letters.includes("t") || command.args.includes("--tcp");
  const isUdp = letters.includes("u") || command.args.includes("--udp");
  return isTcp === isUdp ? undefined : isTcp ? "tcp" : "udp";
}
