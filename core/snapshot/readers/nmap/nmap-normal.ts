import type { CommandLine } from "../../commands/command-line.ts";
import type { Draft } from "../../draft.ts";
import { leaveUnread, skip } from "../../draft.ts";
import type { Drafts } from "../../hosts/host-drafts.ts";
import {
  addScannedPort,
  endScan,
  noteFormat,
  openPortsOnly,
  scannedHost,
} from "../../hosts/scanned-hosts.ts";
import type { Fields } from "../../text/fields.ts";
import type { SnapshotFormat } from "../formats.ts";
import { HostScan } from "../nmap/host-scan.ts";
import { planOf, type ScanPlan, type Technique } from "../nmap/scan-plan.ts";
import type { LineReader, Section } from "../reader.ts";
import { isMasscanBanner, openPortsOf } from "./found-ports.ts";
import { grepableSection, isGrepable } from "./nmap-grepable.ts";

/**
 * nmap's normal output, on the terminal or with -oN: a table `22/tcp open ssh` for each host; and the lines
 * in which nmap, masscan and rustscan report a port as they find it.
 */
export const nmapNormal: LineReader = {
  view: "none",
  commands: ["nmap", "masscan", "rustscan"],
  recognises: (fields) =>
    reportHost(fields.line) !== null ||
    isHeader(fields) ||
    isRow(fields) ||
    openPortsOf(fields.line) !== undefined ||
    BANNER.test(fields.line) ||
    isMasscanBanner(fields.line),
  open: (draft, command, drafts) => section(draft, command, drafts),
};

const ALL_PORTS = 65_535;
const BANNER = /^\s*(?:# Nmap ([\d.]+)\S* scan initiated|Starting Nmap ([\d.]+)\S* )/;
const INITIATED_AS = /^\s*# Nmap .{1,120}? as: (?=\S{0,300}nmap)\S{1,300}(?: (.{1,4000}))?$/;
const DONE = /^\s*(?:Nmap done(?:: | at )|# Nmap done at |# Nmap run completed at |Nmap finished: )/;

/** What was found before the table of its host, or without one. */
interface Early {
  format: SnapshotFormat;
  proto: "tcp" | "udp";
  port: number;
  address: string;
  line: number;
}

interface ReportedHost {
  draft: Draft;
  address: string;
  scan: HostScan;
}

function section(reading: Draft, command: CommandLine | null, drafts: Drafts): Section {
  let plan: ScanPlan | undefined;
  let args = command?.name === "nmap" ? command.args : undefined;
  let version: string | undefined;
  let runs = 0;
  let host: ReportedHost | undefined;
  let isDone = false;
  let grepable: Section | undefined;
  let finder: SnapshotFormat = command?.name === "masscan" ? "masscan" : "nmap";
  const scans = new Map<string, HostScan>();
  const early: Early[] = [];

  function startRun(line: string): void {
    endHost();
    isDone = false;
    grepable = undefined;
    const banner = BANNER.exec(line);
    version = banner?.[1] ?? banner?.[2];
    const initiated = INITIATED_AS.exec(line);
    // The command line is above the first of the reports that belong to it.
    if (initiated !== null) args = initiated[1]?.split(/\s+/) ?? [];
    else if (++runs > 1) args = undefined;
    plan = args && planOf(args, version);
  }

  function startHost({ name, address, isDown }: HostLine): void {
    endHost();
    const draft = scannedHost(reading, drafts, "nmap", name, address);
    host = { draft, address, scan: scanOf(address) };
    if (isDown) host.scan.fail("The host did not answer the scan.");
  }

  function scanOf(address: string): HostScan {
    const scan = new HostScan();
    scans.set(address, scan);
    return scan;
  }

  function endHost(): void {
    if (host !== undefined) endScan(host.draft, host.scan.coverage(plan, undefined));
    host = undefined;
  }

  /** A table without the line that names its host. */
  function unnamedHost(): ReportedHost {
    noteFormat(reading, "nmap");
    return { draft: reading, address: "*", scan: scanOf("*") };
  }

  function readRow(fields: Fields, line: number): true {
    const [number, proto] = fields.text(0).split("/");
    const port = Number(number);
    const state = fields.text(1);
    if (proto !== "tcp" && proto !== "udp") return skip(reading, "port of another protocol", line);
    host ??= unnamedHost();
    const { draft, address, scan } = host;
    if (port > ALL_PORTS || (port < 1 && state === "open")) {
      return leaveUnread(draft, fields.line, line, `${number} is not a port number.`, proto);
    }
    scan.addRow(proto, port, state);
    if (state !== "open") return skip(draft, "port that is not open", line);
    addScannedPort(draft, proto, address, port, line);
    return true;
  }

  function addEarly(): void {
    const added = new Set<string>();
    for (const { format, proto, port, address, line } of early) {
      const key = `${address} ${proto} ${port}`;
      if (scans.get(address)?.hasRow(proto, port) || added.has(key)) continue;
      added.add(key);
      const draft = scannedHost(reading, drafts, format, address, address);
      addScannedPort(draft, proto, address, port, line);
      if (scans.has(address)) continue;
      endScan(draft, openPortsOnly);
      scanOf(address);
    }
  }

  return {
    endsRowAtLine: true,
    read(fields, line) {
      if (isGrepable(fields.line)) {
        endHost();
        grepable ??= grepableSection(reading, drafts, plan);
        return grepable.read(fields, line);
      }
      if (isRow(fields)) return readRow(fields, line);
      if (isHeader(fields)) return skip(reading, "header", line);
      if (BANNER.test(fields.line)) {
        startRun(fields.line);
        return skip(reading, "header", line);
      }
      if (isMasscanBanner(fields.line)) {
        finder = "masscan";
        return skip(reading, "header", line);
      }
      if (DONE.test(fields.line)) {
        endHost();
        isDone = true;
        return skip(reading, "remark of the scanner", line);
      }
      const next = reportHost(fields.line);
      if (next !== null) {
        if (plan === undefined && args !== undefined) plan = planOf(args, version);
        startHost(next);
        return skip(reading, "header", line);
      }
      const found = openPortsOf(fields.line);
      if (found === undefined) return false;
      for (const one of found) early.push({ format: finder, ...one, line });
      return skip(reading, "port reported again", line);
    },
    continues(fields, line) {
      if (isDone) return false;
      const text = fields.line.trim();
      const technique = techniqueOf(text);
      if (technique !== undefined && args === undefined)
        plan = { tcp: plan?.tcp, udp: plan?.udp, ...technique };
      if (host !== undefined) readRemark(host.scan, text);
      return skip(reading, "remark of the scanner", line);
    },
    view: () => "none",
    close() {
      endHost();
      addEarly();
    },
  };
}

function readRemark(scan: HostScan, text: string): void {
  if (/^Host is up\b.*(?:latency\)|received (?!user-set))/.test(text)) scan.answered = true;
  else if (/^Skipping host .* due to host timeout/.test(text)) {
    scan.fail("The scan of the host was given up, because it took too long.");
  } else if (text.startsWith("Not shown:")) {
    for (const [, count, state, proto] of text.slice(0, 400).matchAll(NOT_SHOWN))
      addHidden(scan, count!, state!, proto);
  } else {
    const all = ALL_SCANNED.exec(text.slice(0, 400));
    if (all === null) return;
    // "are in ignored states" is followed by "Not shown", which says it again.
    for (const [, state, count] of all[3]!.matchAll(STATE_AND_COUNT))
      addHidden(scan, count ?? all[1]!, state!, all[2]);
  }
}

const STATE = "open\\|filtered|closed\\|filtered|closed|filtered|unfiltered";
const NOT_SHOWN = new RegExp(`(\\d{1,6}) (${STATE})(?: (tcp|udp|sctp|ip))? ports?\\b`, "g");
const ALL_SCANNED =
  /^All (\d{1,6}) scanned (?:(tcp|udp|sctp|ip) )?ports on .{1,300}? (?:are|is):? (?!in ignored)(.{1,200})$/;
const STATE_AND_COUNT = new RegExp(`(?:^|or |, )(${STATE})(?: \\((\\d{1,6})\\))?`, "g");

function addHidden(scan: HostScan, count: string, state: string, proto: string | undefined): void {
  if (proto === "sctp" || proto === "ip") return;
  scan.addHidden({
    state,
    count: Number(count),
    proto: proto === "tcp" || proto === "udp" ? proto : undefined,
  });
}

/** What `-v` says about the kind of scan. */
function techniqueOf(text: string): Partial<ScanPlan> | undefined {
  const kind = /^Initiating (SYN Stealth|Connect|UDP|ACK|Window|FIN|NULL|XMAS|Maimon|Idle) Scan\b/i.exec(
    text,
  )?.[1];
  if (kind === undefined) return undefined;
  if (kind === "UDP") return { udp: { technique: "full", ports: undefined } };
  return { tcp: { technique: TECHNIQUES[kind.toLowerCase()] ?? "nothing", ports: undefined } };
}

const TECHNIQUES: Record<string, Technique> = {
  "syn stealth": "full",
  connect: "full",
  fin: "closed-only",
  null: "closed-only",
  xmas: "closed-only",
  maimon: "closed-only",
};

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

interface HostLine {
  name: string;
  address: string;
  isDown: boolean;
}

/** `Nmap scan report for web01 (192.0.2.7)`; old versions write `Interesting ports on …:`. */
function reportHost(line: string): HostLine | null {
  const target = /^\s*(?:Nmap scan report for|Interesting (?:TCP |UDP )?ports on) (.{1,300}?):?\s*$/.exec(
    line.slice(0, 400),
  )?.[1];
  if (target === undefined) return null;
  const both = /^(\S+) \(([^()]+)\)/.exec(target);
  const name = both?.[1] ?? target.split(" ")[0]!;
  return { name, address: both?.[2] ?? name, isDown: /\[host down\b/.test(target) };
}
