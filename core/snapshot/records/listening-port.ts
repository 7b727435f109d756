import { osqueryLists } from "../commands/osquery.ts";
import { addSocket, type Draft, leaveUnread, skip } from "../draft.ts";
import { meaningOfState } from "../sockets/connection-state.ts";
import { familyOf } from "../sockets/endpoint.ts";
import { isPort, numberOf, processOf, type Record, type RecordKind, recordText, textOf } from "./record.ts";

/** osquery's `listening_ports`, alone or joined with `processes`: protocols and families are numbers. */
export const osqueryListeningPort: RecordKind = {
  format: "osquery",
  view: "inside",
  lists: osqueryLists,
  matches: (columns) =>
    columns.has("port") &&
    columns.has("protocol") &&
    (columns.has("address") || columns.has("pid")) &&
    !columns.has("stime"),
  fits: (record) =>
    isPort(textOf(record, "port")) && /^(?:\d{1,3}|(?:tcp|udp)[46]?)$/i.test(textOf(record, "protocol")),
  read: readListeningPort,
};

/** Ansible's `listen_ports_facts`: the entries of `tcp_listen` and `udp_listen`. */
export const ansibleListeningPort: RecordKind = {
  format: "ansible",
  view: "inside",
  listsByColumns: true,
  matches: (columns) =>
    columns.has("port") && columns.has("protocol") && columns.has("address") && columns.has("stime"),
  fits: (record) => isPort(textOf(record, "port")),
  read: readAnsiblePort,
};

/** With `include_non_listening` the lists contain other sockets too. */
function readAnsiblePort(draft: Draft, record: Record, line: number): void {
  const proto = textOf(record, "protocol").toLowerCase().startsWith("udp") ? "udp" : "tcp";
  const state = textOf(record, "state");
  const peer = textOf(record, "foreignport");
  const hasPeer = peer !== "" && peer !== "*" && peer !== "0";
  const meaning = proto === "udp" || state === "" ? "listens" : meaningOfState(state);
  if (hasPeer) skip(draft, `connected ${proto.toUpperCase()} socket`, line);
  else if (meaning === "listens") readListeningPort(draft, record, line);
  else if (meaning !== "unknown") skip(draft, "TCP socket that does not listen", line);
  else leaveUnread(draft, recordText(record), line, `The state ${state} is not known.`, proto);
}

/** Address families as Linux, macOS, FreeBSD and Windows number them. */
const FAMILIES = new Map<string, 4 | 6>([
  ["2", 4],
  ["10", 6],
  ["30", 6],
  ["28", 6],
  ["23", 6],
]);

function readListeningPort(draft: Draft, record: Record, line: number): void {
  const protocol = textOf(record, "protocol").toLowerCase();
  const proto =
    protocol === "6" || /^tcp[46]?$/.test(protocol)
      ? "tcp"
      : protocol === "17" || /^udp[46]?$/.test(protocol)
        ? "udp"
        : null;
  const port = numberOf(record, "port");
  if (proto === null) {
    skip(draft, "socket of another protocol", line);
    return;
  }
  if (port === null || port > 65535) {
    leaveUnread(draft, recordText(record), line, "The port is missing.", proto);
    return;
  }
  if (port === 0) {
    skip(draft, "unbound socket", line);
    return;
  }
  const printed = textOf(record, "address");
  const family = FAMILIES.get(textOf(record, "family")) ?? familyOf(printed);
  const pid = numberOf(record, "pid");
  const socket = addSocket(draft, {
    proto,
    family,
    // osquery writes the wildcard as 0.0.0.0 and ::, and nothing if the system's address could not be made a
    // text.
    address: printed,
    port,
    state: proto === "tcp" ? "LISTEN" : null,
    process: processOf(record, "name", "processname", "process"),
    // If they may not see the owner, Ansible writes 0 and osquery -1.
    pid: pid === 0 ? null : pid,
    line,
  });
  const namespace = textOf(record, "netnamespace");
  if (namespace !== "") draft.namespaces.push({ socket, namespace });
}
