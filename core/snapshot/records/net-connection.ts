import { powershellLists } from "../commands/powershell.ts";
import { addSocket, leaveUnread, skip, warn } from "../draft.ts";
import { familyOf } from "../endpoint.ts";
import { numberOf, processOf, type RecordKind, recordText, textOf } from "./record.ts";

/** State numbers and names of MSFT_NetTCPConnection. */
const LISTEN = new Set(["2", "listen"]);
const BOUND = new Set(["100", "bound"]);

/** `Get-NetTCPConnection` and `Get-NetUDPEndpoint` of PowerShell. */
export const netConnection: RecordKind = {
  format: "powershell",
  view: "inside",
  lists: powershellLists,
  matches: (columns) => columns.has("localaddress") && columns.has("localport"),
  read(draft, record, line, context) {
    const port = numberOf(record, "localport");
    const address = textOf(record, "localaddress");
    if (port === null || port > 65535 || address === "") {
      leaveUnread(draft, recordText(record), line, "The local address or port is missing.");
      return;
    }
    const state = textOf(record, "state").toLowerCase();
    const proto = protocolOf(record, context.command);
    if (proto === null) {
      warn(
        draft,
        "Nothing says whether these are TCP or UDP ports; they are taken as UDP. Keep the State column.",
        line,
      );
    }
    if (proto === "tcp") {
      // Without the column, the command line or the other side has to say that the socket listens.
      const listens = state === "" ? (numberOf(record, "remoteport") ?? 0) === 0 : LISTEN.has(state);
      if (!listens) {
        skip(
          draft,
          BOUND.has(state) ? "bound TCP socket that does not listen" : "connected TCP socket",
          line,
        );
        return;
      }
    }
    if (proto !== "tcp" && (numberOf(record, "remoteport") ?? 0) !== 0) {
      skip(draft, "connected UDP socket", line);
      return;
    }
    if (port === 0) {
      skip(draft, "unbound socket", line);
      return;
    }
    const pid = numberOf(record, "owningprocess", "pid", "processid", "owningpid");
    addSocket(draft, {
      proto: proto ?? "udp",
      family: familyOf(address),
      address,
      port,
      state: proto === "tcp" ? "LISTEN" : null,
      process: processOf(
        record,
        "processname",
        "process",
        "owningprocessname",
        "procname",
        "programname",
        "name",
      ),
      pid,
      line,
    });
  },
};

function protocolOf(record: ReadonlyMap<string, unknown>, command: string): "tcp" | "udp" | null {
  const named = textOf(record, "protocol", "proto").toLowerCase();
  // osquery's process_open_sockets numbers the protocols.
  if (named.startsWith("tcp") || named === "6") return "tcp";
  if (named.startsWith("udp") || named === "17") return "udp";
  const kind = textOf(record, "cimclassname", "creationclassname", "cimclass").toLowerCase();
  if (kind.includes("tcp") || command === "get-nettcpconnection") return "tcp";
  if (kind.includes("udp") || command === "get-netudpendpoint") return "udp";
  if (record.has("state") && textOf(record, "state") !== "") return "tcp";
  if (record.has("remoteport") && textOf(record, "remoteport") !== "") return "tcp";
  // The default columns of Get-NetUDPEndpoint are these two.
  return record.has("owningprocess") || record.has("processname") ? null : "udp";
}
