import { type Draft, leaveUnread, skip } from "../../draft.ts";
import { addScannedPort, endScan, openPortsOnly, scannedHost } from "../../hosts/scanned-hosts.ts";
import { portList } from "../../sockets/port-text.ts";
import type { SnapshotFormat } from "../formats.ts";
import { HostScan } from "../nmap/host-scan.ts";
import type { ScanPlan, Technique } from "../nmap/scan-plan.ts";
import type { BlockContext } from "../reader.ts";
import type { XmlFormat, XmlTag } from "../xml-format.ts";

const ALL_PORTS = 65_535;

interface ScannedHost {
  name: string;
  address: string;
  scan: HostScan;
  /** Ports to add once the address is known. */
  ports: { proto: "tcp" | "udp"; number: number; line: number }[];
  unread: { text: string; line: number }[];
}

/** `nmap -oX` and `masscan -oX`. masscan repeats a port for each banner; it counts once. */
export function nmapRun(
  { draft: reading, drafts }: Pick<BlockContext, "draft" | "drafts">,
  root: XmlTag,
): XmlFormat {
  const isMasscan = root.attributes.scanner === "masscan";
  const format = isMasscan ? "masscan" : "nmap";
  const plan: ScanPlan = { tcp: undefined, udp: undefined };
  const seen = new Set<string>();
  const ended: { draft: Draft; scan: HostScan }[] = [];
  let host: ScannedHost | undefined;
  let port: { proto: string; number: number; state: string } | undefined;
  let hidden: { state: string; count: number } | undefined;
  let exit = "";

  function startHost(attributes: XmlTag["attributes"]): void {
    host = { name: "", address: "", scan: new HostScan(), ports: [], unread: [] };
    if (attributes.timedout === "true") {
      host.scan.fail("The scan of the host was given up, because it took too long.");
    }
  }

  function endPort({ name, address, scan, ports, unread }: ScannedHost, line: number): void {
    if (port === undefined) return;
    const { proto, number, state } = port;
    port = undefined;
    if (proto !== "tcp" && proto !== "udp") skip(reading, `${proto} answer`, line);
    else if (!Number.isInteger(number) || number < 0 || number > ALL_PORTS || address === "") {
      unread.push({ text: `${address || name} ${number}/${proto}`, line });
    } else {
      scan.addRow(proto, number, state);
      if (state !== "open") skip(reading, "port that is not open", line);
      else if (number === 0) unread.push({ text: `${address} ${number}/${proto}`, line });
      else {
        const key = `${address} ${proto} ${number}`;
        if (seen.has(key)) skip(reading, "port reported again", line);
        else ports.push({ proto, number, line });
        seen.add(key);
      }
    }
  }

  function endHost({ name, address, scan, ports, unread }: ScannedHost): void {
    host = undefined;
    if (address === "" && ports.length + unread.length === 0) return;
    const draft = address === "" ? reading : scannedHost(reading, drafts, format, name || address, address);
    for (const { proto, number, line } of ports) addScannedPort(draft, proto, address, number, line);
    for (const { text, line } of unread) {
      leaveUnread(draft, text, line, "The address or the port is missing.");
    }
    ended.push({ draft, scan });
  }

  function readState(attributes: XmlTag["attributes"], { scan }: ScannedHost): void {
    const reason = attributes.reason ?? "";
    if (attributes.state === "down") scan.fail("The host did not answer the scan.");
    else if (reason !== "" && reason !== "user-set" && reason !== "no-response") scan.answered = true;
  }

  /**
   * `<extrareasons reason="reset" count="3" proto="tcp" ports="21,23,25"/>`, which current versions write.
   */
  function readReason({ proto, ports, count }: XmlTag["attributes"], { scan }: ScannedHost): void {
    if (hidden === undefined || (proto !== "tcp" && proto !== "udp")) return;
    const list = portList(ports ?? "");
    if (list === undefined || list.size !== Number(count)) return;
    hidden.count -= list.size;
    scan.addHidden({ state: hidden.state, count: list.size, proto, ports: list });
  }

  function endHidden({ scan }: ScannedHost): void {
    if (hidden !== undefined && hidden.count > 0) {
      scan.addHidden({ state: hidden.state, count: hidden.count, proto: undefined });
    }
    hidden = undefined;
  }

  return {
    openTag({ name, attributes }) {
      if (name === "scaninfo") addPlan(plan, attributes);
      else if (name === "host") startHost(attributes);
      else if (name === "finished") exit = attributes.exit ?? "";
      if (host === undefined) return;
      if (name === "status") readState(attributes, host);
      else if (name === "address" && /^ipv[46]$/.test(attributes.addrtype ?? "ipv4")) {
        if (host.address === "") host.address = attributes.addr ?? "";
      } else if (name === "hostname") host.name ||= attributes.name ?? "";
      else if (name === "times" && Number(attributes.srtt) > 0) host.scan.answered = true;
      else if (name === "extraports") {
        hidden = { state: attributes.state ?? "", count: Number(attributes.count) || 0 };
      } else if (name === "extrareasons") readReason(attributes, host);
      else if (name === "port") {
        port = { proto: attributes.protocol ?? "tcp", number: Number(attributes.portid), state: "" };
      } else if (name === "state" && port !== undefined) port.state = attributes.state ?? "";
    },
    closeTag(name, _text, line) {
      if (host === undefined) return;
      if (name === "port") endPort(host, line);
      else if (name === "extraports") endHidden(host);
      else if (name === "host") endHost(host);
    },
    close(damage) {
      let cut = damage;
      if (host !== undefined) {
        endHidden(host);
        endHost(host);
        cut ??= { kind: "cut", message: "The report is cut off." };
      }
      if (exit === "error") cut ??= { kind: "cut", message: "nmap ended with an error before it was done." };
      for (const { draft, scan } of ended) {
        endScan(draft, isMasscan ? openPortsOnly : scan.coverage(plan, cut));
      }
      if (ended.length === 0) endWithoutHosts(reading, format);
      return { format, view: "none", ofHosts: true, tcp: "unknown", udp: "unknown" };
    },
  };
}

/** The host that was asked for did not answer, and without -v the report does not even name it. */
function endWithoutHosts(reading: Draft, format: SnapshotFormat): void {
  const scan = new HostScan();
  scan.fail("The report is of no host: what was scanned did not answer.");
  reading.formats.push(format);
  endScan(reading, scan.coverage(undefined, undefined));
}

function addPlan(plan: ScanPlan, { type, protocol, services, numservices }: XmlTag["attributes"]): void {
  if (protocol !== "tcp" && protocol !== "udp") return;
  const ports = portList(services ?? "");
  const isCounted = ports !== undefined && ports.size === Number(numservices ?? ports.size);
  plan[protocol] = {
    technique: protocol === "udp" ? "full" : (TECHNIQUES[type ?? ""] ?? "nothing"),
    ports: isCounted ? ports : undefined,
  };
}

const TECHNIQUES: Record<string, Technique> = {
  syn: "full",
  connect: "full",
  fin: "closed-only",
  null: "closed-only",
  xmas: "closed-only",
  maimon: "closed-only",
};
