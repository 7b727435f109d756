import type { CommandLine } from "../commands/command-line.ts";
import { powershellLists } from "../commands/powershell.ts";
import { leaveUnread, skip } from "../draft.ts";
import { meaningOfState } from "../sockets/connection-state.ts";
import { readConnection } from "./connection.ts";
import {
  isAddress,
  isPort,
  type Record,
  type RecordContext,
  type RecordKind,
  recordText,
  textOf,
} from "./record.ts";

/**
 * `Get-NetTCPConnection` and `Get-NetUDPEndpoint` of PowerShell, osquery's `process_open_sockets`, and the
 * output of scripts that use them.
 */
export const netConnection: RecordKind = {
  format: "powershell",
  view: "inside",
  lists: powershellLists,
  matches: (columns) => columns.has("localaddress") && columns.has("localport"),
  fits: (record) => isAddress(textOf(record, "localaddress")) && isPort(textOf(record, "localport")),
  protocol: ({ commands }) => protocolOfCommands(commands),
  read(draft, record, line, context) {
    const proto = protocolOf(record, context);
    if (proto === "other") {
      skip(draft, "socket of another protocol", line);
      return;
    }
    if (proto === null) {
      const reason =
        "It is not known whether this is TCP or UDP: keep the State column, or include the command line.";
      leaveUnread(draft, recordText(record), line, reason);
      return;
    }
    const onlyListeners = context.commands.length > 0 && context.commands.every(asksForListeners);
    const socket = readConnection(draft, record, line, { proto, onlyListeners });
    const namespace = textOf(record, "netnamespace");
    if (socket !== undefined && namespace !== "") draft.namespaces.push({ socket, namespace });
  },
};

/** Does the command print only sockets that listen? */
function asksForListeners({ name, args, searches }: CommandLine): boolean {
  if (name === "get-netudpendpoint" || searches.some(({ word }) => /^listen$/i.test(word))) return true;
  const at = args.findIndex((arg) => /^-st(?:ate?)?$/i.test(arg));
  return at >= 0 && /^(?:listen|2)$/i.test(args[at + 1] ?? "");
}

function protocolOf(record: Record, context: RecordContext): "tcp" | "udp" | "other" | null {
  const named = textOf(record, "protocol", "proto", "netid", "transportprotocol").toLowerCase();
  // osquery's process_open_sockets numbers the protocols.
  if (named.startsWith("tcp") || named === "6") return "tcp";
  if (named.startsWith("udp") || named === "17") return "udp";
  if (named !== "") return "other";
  const kind = textOf(
    record,
    "cimclassname",
    "creationclassname",
    "cimclass",
    "pscomputerclass",
  ).toLowerCase();
  if (kind.includes("tcp")) return "tcp";
  if (kind.includes("udp")) return "udp";
  const byCommand = protocolOfCommands(context.commands);
  const state = textOf(record, "state");
  const isTcp =
    (state !== "" && meaningOfState(state) !== "unknown") || /^\d+$/.test(textOf(record, "remoteport"));
  if (isTcp) return "tcp";
  // Objects of Get-NetUDPEndpoint leave the columns of the other cmdlet empty.
  const isOther =
    context.columns?.has("state") === true && state === "" && textOf(record, "remoteaddress") === "";
  if (isOther) {
    const names = context.commands.map(({ name }) => name);
    if (byCommand === "udp" || names.includes("get-netudpendpoint")) return "udp";
    return context.commands.length === 0 && context.isNewGroup === true ? "udp" : null;
  }
  return byCommand ?? context.proto ?? (state === "" ? null : "tcp");
}

function protocolOfCommands(commands: readonly CommandLine[]): "tcp" | "udp" | undefined {
  const names = new Set(commands.map(({ name }) => name));
  const tcp = names.has("get-nettcpconnection");
  if (tcp === names.has("get-netudpendpoint")) return undefined;
  return tcp ? "tcp" : "udp";
}
