import type { Draft } from "../draft.ts";
import { leaveUnread, skip } from "../draft.ts";
import type { LineReader, Section } from "../reader.ts";
import { addScannedPort } from "../records/masscan.ts";

/** `nmap -oG` and `masscan -oG`: `Host: 192.0.2.7 (web01) Ports: 22/open/tcp//ssh///, …`. */
export const nmapGrepable: LineReader = {
  id: "nmap",
  view: "outside",
  commands: ["nmap", "masscan"],
  recognises: (fields) => HOST.test(fields.line.slice(0, 400)),
  open: (draft) => section(draft),
};

const HOST = /^\s*(?:Timestamp: \d+\s+)?Host: (\S{1,80}) (?:\(([^()]{0,255})\))?/;
const ALL_PORTS = 65_535;

function section(draft: Draft): Section {
  const hosts = new Set<string>();
  let tcpListed = false;

  function readPorts(line: string, address: string, list: string, number: number): void {
    let accounted = 0;
    for (const entry of list.split(",")) {
      const [printed, state, proto] = entry.trim().split("/");
      const port = Number(printed);
      if (printed === undefined || state === undefined || !/^\d{1,6}$/.test(printed)) continue;
      accounted++;
      if (state !== "open") skip(draft, "port that is not open", number);
      else if (proto !== "tcp" && proto !== "udp") skip(draft, "port of another protocol", number);
      else if (port < 1 || port > ALL_PORTS)
        leaveUnread(draft, entry, number, `${printed} is not a port number.`);
      else addScannedPort(draft, proto, address, port, number);
    }
    if (accounted === 0) skip(draft, "status of a host", number);
    const ignored = /Ignored State: \S+ \((\d{1,6})\)/.exec(line);
    if (ignored && accounted + Number(ignored[1]) >= ALL_PORTS) tcpListed = true;
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      const host = HOST.exec(fields.line.slice(0, 400));
      if (!host) return false;
      hosts.add(host[2] || host[1]!);
      const at = fields.line.indexOf("Ports: ");
      if (at < 0) return skip(draft, "status of a host", line);
      const rest = fields.line.slice(at + "Ports: ".length);
      const end = rest.search(/\s(?:Ignored State|OS|Seq Index|IP ID Seq):/);
      readPorts(rest, host[1]!, end < 0 ? rest : rest.slice(0, end), line);
      return true;
    },
    continues: (fields, line) => /^\s*#/.test(fields.line) && skip(draft, "remark of the scanner", line),
    shows: () => ({ tcp: tcpListed ? "listed" : "unknown", udp: "unknown" }),
    close() {
      const [first, ...others] = hosts;
      if (first !== undefined && others.length === 0) draft.host ??= first;
    },
  };
}
