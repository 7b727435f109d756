import { linuxNetstatLists } from "../commands/netstat.ts";
import { ssLists } from "../commands/ss.ts";
import { shareText, skip } from "../draft.ts";
import type { SocketOwner } from "../snapshot.ts";
import { readConnection } from "./connection.ts";
import { isAddress, numberOf, processOf, type Record, type RecordKind, textOf } from "./record.ts";

/**
 * `jc`'s JSON for `ss` (`netid`) and `netstat` (`proto`, `kind`): ports as printed, and as numbers if they
 * are names.
 */
export const jcConnection: RecordKind = {
  format: "jc",
  view: "inside",
  listsByColumns: true,
  lists: (command) =>
    command.name === "ss"
      ? ssLists(command)
      : command.name === "netstat"
        ? linuxNetstatLists(command)
        : undefined,
  matches: (columns) =>
    columns.has("localaddress") &&
    columns.has("localport") &&
    (columns.has("netid") || (columns.has("proto") && columns.has("kind"))),
  fits: (record) => isAddress(textOf(record, "localaddress")),
  read(draft, record, line) {
    const name = textOf(record, "netid", "proto").toLowerCase();
    const proto = /^tcp[46]?$/.test(name) ? "tcp" : /^udp[46]?$/.test(name) ? "udp" : null;
    if (proto === null) {
      skip(draft, `${name} socket`, line);
      return;
    }
    const owners = ownersOf(record);
    for (const owner of owners) if (owner.process !== null) owner.process = shareText(draft, owner.process);
    const network = textOf(record, "networkprotocol").toLowerCase();
    const family = network === "ipv6" || name.endsWith("6") ? 6 : network === "ipv4" ? 4 : undefined;
    readConnection(draft, record, line, {
      proto,
      onlyListeners: false,
      owners,
      ...(family !== undefined && { family }),
    });
  },
};

/** `"opts": {"process_id": {"812": {"user": "sshd"}}}`, where "user" is the name of the process. */
function ownersOf(record: Record): SocketOwner[] {
  const options = record.get("opts");
  const processes = isObject(options) ? options.process_id : undefined;
  if (!isObject(processes)) {
    const process = processOf(record, "programname");
    const pid = numberOf(record, "pid");
    return process === null && pid === null ? [] : [{ process, pid }];
  }
  return Object.entries(processes).map(([pid, details]) => ({
    process: isObject(details) && typeof details.user === "string" ? details.user : null,
    pid: /^\d{1,10}$/.test(pid) ? Number(pid) : null,
  }));
}

function isObject(value: unknown): value is { [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
