import type { Shown } from "../coverage.ts";
import { leaveUnread, skip } from "../draft.ts";
import type { BlockContext } from "../reader.ts";
import { addScannedPort } from "../records/masscan.ts";
import type { XmlFormat, XmlTag } from "./xml-format.ts";

const ALL_PORTS = 65_535;

/** `nmap -oX` and `masscan -oX`. masscan repeats a port for each banner; it counts once. */
export function nmapRun({ draft }: Pick<BlockContext, "draft" | "drafts">, root: XmlTag): XmlFormat {
  const fromMasscan = root.attributes.scanner === "masscan";
  const scanned = { tcp: -1, udp: -1 };
  const seen = new Set<string>();
  const hosts = new Set<string>();
  let lastHost = "";
  let inHost = false;
  let address = "";
  let hostName = "";
  let port: { proto: string; number: number; state: string } | null = null;

  function endPort(line: number): void {
    if (port === null) return;
    const { proto, number, state } = port;
    port = null;
    if (state !== "open") skip(draft, "port that is not open", line);
    else if (proto !== "tcp" && proto !== "udp") skip(draft, `${proto} answer`, line);
    else if (!Number.isInteger(number) || number < 1 || number > ALL_PORTS || address === "") {
      leaveUnread(draft, `${address} ${number}/${proto}`, line, "The address or the port is missing.");
    } else {
      const key = `${address} ${proto} ${number}`;
      if (seen.has(key)) skip(draft, "port reported again", line);
      else {
        seen.add(key);
        hosts.add(hostName || address);
        addScannedPort(draft, proto, address, number, line);
      }
    }
  }

  return {
    openTag({ name, attributes }) {
      if (name === "scaninfo") {
        const proto = attributes.protocol;
        if (proto === "tcp" || proto === "udp") scanned[proto] = Number(attributes.numservices ?? 0) || 0;
      } else if (name === "host") {
        inHost = true;
        address = "";
        hostName = "";
      } else if (name === "address" && inHost && /^ipv[46]$/.test(attributes.addrtype ?? "ipv4")) {
        if (address === "") address = attributes.addr ?? "";
      } else if (name === "hostname" && inHost) {
        hostName ||= attributes.name ?? "";
      } else if (name === "port") {
        port = { proto: attributes.protocol ?? "tcp", number: Number(attributes.portid), state: "" };
      } else if (name === "state" && port !== null) {
        port.state = attributes.state ?? "";
      }
    },
    closeTag(name, _text, line) {
      if (name === "port") endPort(line);
      else if (name === "host") {
        inHost = false;
        if (address !== "") lastHost = hostName || address;
      }
    },
    close() {
      const [first = lastHost, ...others] = hosts;
      if (first !== "") draft.host ??= first;
      return {
        format: fromMasscan ? "masscan" : "nmap",
        view: "outside",
        tcp: scanCoverage(scanned.tcp, scanned.udp),
        udp: scanCoverage(scanned.udp, scanned.tcp),
      };
    },
  };
}

/** A scan of some ports shows nothing of the others; -1 stands for a protocol that the report does not announce. */
function scanCoverage(services: number, ofOther: number): Shown {
  if (services < 0) return ofOther < 0 ? "unknown" : "left-out";
  return services >= ALL_PORTS ? "listed" : "unknown";
}
