import { skip } from "../draft.ts";
import type { BlockContext } from "../reader.ts";
import { addScannedPort } from "../records/masscan.ts";
import type { XmlFormat } from "./xml-format.ts";

/**
 * Nessus plugins that scan ports: over the network (SYN, TCP, UDP), and on the host itself by netstat over SSH, WMI
 * or SNMP. Where one has run, its findings are the open ports; other findings only imply them.
 */
const SCANNERS = new Set(["11219", "10335", "34277", "14274"]);
const LOCAL_SCANNERS = new Set(["14272", "34220", "64582"]);

/** Does this plugin list the open ports of a host, so that those it does not list are closed? */
export function isPortScanner(plugin: string): boolean {
  return SCANNERS.has(plugin) || LOCAL_SCANNERS.has(plugin);
}

interface Finding {
  proto: "tcp" | "udp";
  port: number;
  line: number;
  scanner: boolean;
}

/**
 * A `.nessus` report: the open ports of its hosts. Version 2 has the port in attributes of `ReportItem`, version 1 in
 * elements below it: `<port>ssh (22/tcp)</port>`.
 */
export function nessusReport({ draft }: Pick<BlockContext, "draft" | "drafts">): XmlFormat {
  const hosts = new Set<string>();
  const local = { tcp: false, udp: false };
  let name = "";
  let address = "";
  let tagName = "";
  let oldItem: { port: string; plugin: string } | null = null;
  let findings: Finding[] = [];
  let found = 0;

  function addFinding(proto: string | undefined, port: number, plugin: string, line: number): void {
    if ((proto !== "tcp" && proto !== "udp") || !Number.isInteger(port) || port < 1 || port > 65_535) {
      skip(draft, "finding without a port", line);
      return;
    }
    const onHost = LOCAL_SCANNERS.has(plugin);
    if (onHost) local[proto] = true;
    findings.push({ proto, port, line, scanner: onHost || SCANNERS.has(plugin) });
  }

  function endHost(): void {
    const scanned = findings.some((finding) => finding.scanner);
    const seen = new Set<string>();
    for (const { proto, port, line, scanner } of findings) {
      const key = `${proto} ${port}`;
      if (scanner !== scanned || seen.has(key)) {
        skip(draft, "finding on a port", line);
        continue;
      }
      seen.add(key);
      found++;
      addScannedPort(draft, proto, address || name, port, line);
    }
    if (name !== "") hosts.add(name);
    findings = [];
  }

  return {
    openTag(tag, line) {
      const { attributes } = tag;
      if (tag.name === "ReportHost") {
        name = attributes.name ?? "";
        address = "";
        findings = [];
      } else if (tag.name === "tag") {
        tagName = attributes.name ?? "";
      } else if (tag.name === "ReportItem") {
        oldItem = attributes.port === undefined ? { port: "", plugin: "" } : null;
        if (oldItem === null) {
          addFinding(attributes.protocol, Number(attributes.port), attributes.pluginID ?? "", line);
        }
      }
    },
    closeTag(tag, text, line) {
      if (tag === "ReportHost") endHost();
      else if (tag === "HostName") name = text;
      else if (tag === "port" && oldItem !== null) oldItem.port = text;
      else if (tag === "pluginID" && oldItem !== null) oldItem.plugin = text;
      else if (tag === "ReportItem" && oldItem !== null) {
        const port = /\((\d{1,5})\/(tcp|udp)\)/.exec(oldItem.port);
        addFinding(port?.[2], Number(port?.[1] ?? 0), oldItem.plugin, line);
        oldItem = null;
      } else if (tag === "tag" && tagName === "host-ip") address = text;
    },
    close() {
      if (findings.length > 0) endHost();
      const [first, ...others] = hosts;
      if (others.length === 0 && first !== undefined) draft.host ??= first;
      return {
        format: "nessus",
        view: local.tcp || local.udp ? "inside" : "outside",
        tcp: local.tcp ? "listed" : "unknown",
        udp: local.udp ? "listed" : "unknown",
      };
    },
  };
}
