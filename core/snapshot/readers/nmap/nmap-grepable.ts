import type { Draft } from "../../draft.ts";
import { leaveUnread, skip } from "../../draft.ts";
import type { Drafts } from "../../hosts/host-drafts.ts";
import { addScannedPort, endScan, openPortsOnly, scannedHost } from "../../hosts/scanned-hosts.ts";
import { portList } from "../../sockets/port-text.ts";
import { HostScan } from "../nmap/host-scan.ts";
import { type ProtocolPlan, planOf, type ScanPlan } from "../nmap/scan-plan.ts";
import type { LineReader, Section } from "../reader.ts";

/** `nmap -oG` and `masscan -oG`: `Host: 192.0.2.7 (web01) Ports: 22/open/tcp//ssh///, …`. */
export const nmapGrepable: LineReader = {
  view: "none",
  commands: ["nmap", "masscan"],
  recognises: (fields) => isGrepable(fields.line),
  open: (draft, command, drafts) =>
    grepableSection(draft, drafts, command?.name === "nmap" ? planOf(command.args, undefined) : undefined),
};

/** True for the lines that only this format has; its first and last line are the same in normal output. */
export function isGrepable(line: string): boolean {
  return HOST.test(line.slice(0, 400)) || isScannedLine(line);
}

const HOST = /^\s*(Timestamp: \d+\s+)?Host: (\S{1,80}) (?:\(([^()]{0,255})\))?/;
const ALL_PORTS = 65_535;

/** `asked` is what the command line, or the first line of the report, says was scanned. */
export function grepableSection(reading: Draft, drafts: Drafts, asked: ScanPlan | undefined): Section {
  let plan = asked;

  function readPorts(draft: Draft, scan: HostScan, address: string, list: string, line: number): void {
    let entries = 0;
    for (const entry of list.split(",")) {
      const [printed, state, proto] = entry.trim().split("/");
      const port = Number(printed);
      if (printed === undefined || state === undefined || !/^\d{1,6}$/.test(printed)) continue;
      entries++;
      if (proto !== "tcp" && proto !== "udp") {
        skip(draft, "port of another protocol", line);
      } else if (port > ALL_PORTS || (port < 1 && state === "open")) {
        leaveUnread(draft, entry, line, `${printed} is not a port number.`, proto);
      } else {
        scan.addRow(proto, port, state);
        if (state === "open") addScannedPort(draft, proto, address, port, line);
        else skip(draft, "port that is not open", line);
      }
    }
    if (entries === 0) skip(draft, "status of a host", line);
  }

  function readHost(text: string, [, stamp, address, name]: RegExpExecArray, line: number): true {
    const isMasscan = stamp !== undefined;
    const draft = scannedHost(reading, drafts, isMasscan ? "masscan" : "nmap", name || address!, address!);
    const at = text.indexOf("Ports: ");
    const scan = new HostScan();
    if (at < 0) {
      const status = /\bStatus: (\w+)/.exec(text)?.[1];
      // "Up" is followed by a line with the ports.
      if (status === "Down") scan.fail("The host did not answer the scan.");
      else if (status === "Timeout")
        scan.fail("The scan of the host was given up, because it took too long.");
      if (status !== "Up") endScan(draft, scan.coverage(plan, undefined));
      return skip(draft, "status of a host", line);
    }
    const rest = text.slice(at + "Ports: ".length);
    const end = rest.search(/\s(?:Ignored State|OS|Seq Index|IP ID Seq):/);
    readPorts(draft, scan, address!, end < 0 ? rest : rest.slice(0, end), line);
    const ignored = /Ignored State: (\S+) \((\d{1,6})\)/.exec(end < 0 ? "" : rest.slice(end));
    if (ignored) scan.addHidden({ state: ignored[1]!, count: Number(ignored[2]), proto: undefined });
    endScan(draft, isMasscan ? openPortsOnly : scan.coverage(plan, undefined));
    return true;
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (isScannedLine(fields.line)) {
        plan = scannedPlan(fields.line, plan);
        return skip(reading, "remark of the scanner", line);
      }
      const host = HOST.exec(fields.line.slice(0, 400));
      return host !== null && readHost(fields.line, host, line);
    },
    continues: (fields, line) => /^\s*#/.test(fields.line) && skip(reading, "remark of the scanner", line),
    view: () => "none",
  };
}

/** `# Ports scanned: TCP(3;22,80,443) UDP(0;) SCTP(0;) PROTOCOLS(0;)`, which -v prints. */
function isScannedLine(line: string): boolean {
  return /^\s*# Ports scanned: TCP\(/.test(line.slice(0, 100));
}

/** The ports of the line, with the kind of scan of the command line. */
function scannedPlan(line: string, asked: ScanPlan | undefined): ScanPlan {
  const of = (name: "TCP" | "UDP", own: ProtocolPlan | undefined): ProtocolPlan | undefined => {
    const [, count, list] = new RegExp(`\\b${name}\\((\\d{1,5});([\\d,-]*)\\)`).exec(line) ?? [];
    if (count === undefined || Number(count) === 0) return undefined;
    const ports = portList(list!);
    return {
      technique: own?.technique ?? "full",
      ports: ports?.size === Number(count) ? ports : undefined,
    };
  };
  return { tcp: of("TCP", asked?.tcp), udp: of("UDP", asked?.udp) };
}
