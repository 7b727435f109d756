import type { Shown } from "../coverage.ts";
import type { Draft } from "../draft.ts";
import { leaveUnread, skip } from "../draft.ts";
import type { Fields } from "../fields.ts";
import type { LineReader, Section } from "../reader.ts";
import { addScannedPort } from "../records/masscan.ts";

/** nmap's normal output, on the terminal or by -oN: a table `22/tcp open ssh` for each host. */
export const nmapNormal: LineReader = {
  id: "nmap",
  view: "outside",
  commands: ["nmap", "masscan", "rustscan"],
  recognises: (fields) =>
    reportHost(fields.line) !== null ||
    isHeader(fields) ||
    isRow(fields) ||
    discovered(fields.line) !== null ||
    BANNER.test(fields.line),
  open: (draft) => section(draft),
};

const ALL_PORTS = 65_535;
const BANNER = /^\s*(?:# Nmap [\d.A-Z]+ scan initiated|Starting Nmap [\d.A-Z]+ )/;

interface Discovered {
  proto: "tcp" | "udp";
  port: number;
  address: string;
  line: number;
}

function section(draft: Draft): Section {
  let address = "*";
  const hosts = new Set<string>();
  const early: Discovered[] = [];
  let tableRows = 0;
  const accounted = { tcp: 0, udp: 0 };
  const listed = { tcp: false, udp: false };

  function endHost(): void {
    for (const proto of ["tcp", "udp"] as const) {
      if (accounted[proto] >= ALL_PORTS) listed[proto] = true;
      accounted[proto] = 0;
    }
  }

  function readRow(fields: Fields, line: number): true {
    tableRows++;
    const [number, proto] = fields.text(0).split("/");
    const port = Number(number);
    const state = fields.text(1);
    if (proto !== "tcp" && proto !== "udp") return skip(draft, "port of another protocol", line);
    accounted[proto]++;
    if (state !== "open") return skip(draft, "port that is not open", line);
    if (port < 1 || port > ALL_PORTS)
      return leaveUnread(draft, fields.line, line, `${number} is not a port number.`);
    addScannedPort(draft, proto, address, port, line);
    return true;
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (isRow(fields)) return readRow(fields, line);
      if (isHeader(fields) || BANNER.test(fields.line)) return skip(draft, "header", line);
      const host = reportHost(fields.line);
      if (host !== null) {
        endHost();
        address = host.address;
        hosts.add(host.name);
        return skip(draft, "header", line);
      }
      const found = discovered(fields.line);
      if (found) {
        early.push({ ...found, line });
        return skip(draft, "port reported again", line);
      }
      return false;
    },
    continues(fields, line) {
      const notShown = /^Not shown:\s*(.{1,300})/.exec(fields.line.trim());
      if (notShown) {
        for (const part of notShown[1]!.matchAll(
          /(\d{1,6}) (?:closed|filtered|open\|filtered|unfiltered)(?: (tcp|udp))? port/g,
        )) {
          accounted[part[2] === "udp" ? "udp" : "tcp"] += Number(part[1]);
        }
      }
      const all = /^All (\d{1,6}) scanned ports on /.exec(fields.line.trim());
      if (all) accounted.tcp += Number(all[1]);
      return skip(draft, "remark of the scanner", line);
    },
    shows() {
      endHost();
      const shown = (proto: "tcp" | "udp"): Shown => (listed[proto] ? "listed" : "unknown");
      return { tcp: shown("tcp"), udp: shown("udp") };
    },
    close() {
      // masscan, and nmap when it was stopped, leave only these lines.
      if (tableRows === 0) {
        for (const { proto, port, address: seen, line } of early)
          addScannedPort(draft, proto, seen, port, line);
        for (const each of early) hosts.add(each.address);
      }
      const [first, ...others] = hosts;
      if (first !== undefined && others.length === 0) draft.host ??= first;
    },
  };
}

function isHeader(fields: Fields): boolean {
  return fields.is(0, "PORT") && fields.is(1, "STATE");
}

function isRow(fields: Fields): boolean {
  return (
    fields.count >= 2 &&
    /^\d{1,6}\/(?:tcp|udp|sctp|ip)$/.test(fields.text(0)) &&
    /^(?:open|closed|filtered|unfiltered|open\|filtered|closed\|filtered)$/.test(fields.text(1))
  );
}

/** `Nmap scan report for web01 (192.0.2.7)`; old versions write `Interesting ports on …:`. */
function reportHost(line: string): { name: string; address: string } | null {
  const target = /^\s*(?:Nmap scan report for|Interesting (?:TCP |UDP )?ports on) (.{1,300}?):?\s*$/.exec(
    line.slice(0, 400),
  )?.[1];
  if (target === undefined) return null;
  const both = /^(\S+) \(([^()]+)\)/.exec(target);
  const name = both?.[1] ?? target.split(" ")[0]!;
  return { name, address: both?.[2] ?? name };
}

function discovered(line: string): Omit<Discovered, "line"> | null {
  const found = /^\s*Discovered open port (\d{1,5})\/(tcp|udp) on (\S{1,80})\s*$/.exec(line.slice(0, 400));
  const port = Number(found?.[1]);
  return found && port > 0 && port <= ALL_PORTS
    ? { port, proto: found[2] === "tcp" ? "tcp" : "udp", address: found[3]! }
    : null;
}
