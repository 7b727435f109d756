import type { OutputCoverage } from "../../coverage.ts";
import { nothingBut } from "../../coverage.ts";
import { type Draft, skip } from "../../draft.ts";
import { endScan, scannedHost } from "../../hosts/scanned-hosts.ts";
import { HostFindings } from "../nessus/host-findings.ts";
import type { BlockContext } from "../reader.ts";
import type { XmlFormat } from "../xml-format.ts";
import { localName, resultIn } from "./result-elements.ts";

interface ReportedHost {
  name: string;
  address: string;
  findings: HostFindings;
}

interface Item {
  /** `ssh (22/tcp)` in version 1. */
  place: string;
  proto: string;
  port: number;
  plugin: string;
  output: string;
  /** Texts of elements that a compliance check has, by their names without the prefix. */
  compliance: Map<string, string>;
  /** The line in which its actual value begins. */
  actualLine: number;
  /** One of its texts was longer than the limit. */
  isCut: boolean;
}

/**
 * A `.nessus` report: the open ports of its hosts. Version 2 has the port in attributes of `ReportItem`, version 1 in
 * elements below it: `<port>ssh (22/tcp)</port>`.
 */
export function nessusReport({ draft: reading, drafts }: Pick<BlockContext, "draft" | "drafts">): XmlFormat {
  const ended: { draft: Draft; coverage: OutputCoverage }[] = [];
  let host: ReportedHost | undefined;
  let item: Item | undefined;
  let tagName = "";
  let preference = "";
  let range: string | undefined;

  function endItem({ place, proto, port, plugin, output, ...rest }: Item, line: number): void {
    item = undefined;
    const found = resultIn(rest.compliance);
    const result = found !== undefined && rest.isCut ? { ...found, isCut: true as const } : found;
    const old = /\((\d{1,5})\/(tcp|udp)\)/.exec(place);
    const finding = old === null ? { proto, port } : { proto: old[2]!, port: Number(old[1]) };
    const isOnPort = host?.findings.add({
      ...finding,
      plugin,
      output,
      result,
      line: rest.actualLine || line,
    });
    if (!isOnPort) skip(reading, "finding without a port", line);
  }

  function endHost({ name, address, findings }: ReportedHost): void {
    host = undefined;
    if (name === "" && address === "") name = "*";
    const draft = scannedHost(reading, drafts, "nessus", name || address, address || name);
    ended.push({ draft, coverage: findings.addTo(draft, address || name, range) });
  }

  return {
    openTag({ name, attributes }) {
      if (name === "ReportHost") {
        if (host !== undefined) endHost(host);
        host = { name: attributes.name ?? "", address: "", findings: new HostFindings() };
      } else if (name === "tag") {
        tagName = attributes.name ?? "";
      } else if (name === "ReportItem") {
        item = {
          place: "",
          proto: attributes.protocol ?? "",
          port: Number(attributes.port ?? 0),
          plugin: attributes.pluginID ?? "",
          output: "",
          compliance: new Map(),
          actualLine: 0,
          isCut: false,
        };
      }
    },
    closeTag(name, text, line, isCut) {
      if (isCut && item !== undefined) item.isCut = true;
      if (name === "name") preference = text;
      else if (name === "value" && preference === "port_range") range ??= text;
      else if (host === undefined) return;
      else if (name === "ReportHost") endHost(host);
      else if (name === "HostName") host.name ||= text;
      else if (name === "tag") {
        if (tagName === "host-ip") host.address = text;
      } else if (item === undefined) return;
      else if (name === "port") item.place = text;
      else if (name === "pluginID") item.plugin = text;
      else if (name === "plugin_output" || name === "data") {
        item.output = text;
        item.compliance.set(name, text);
      } else if (name === "ReportItem") endItem(item, line);
      else if (isOfResult(name)) {
        item.compliance.set(localName(name), text);
        if (name.endsWith("actual-value") || name === "description") {
          item.actualLine = line - text.split("\n").length + 1;
        }
      }
    },
    close(damage) {
      let cut = damage;
      if (host !== undefined) {
        endHost(host);
        cut ??= { kind: "cut", message: "The report is cut off." };
      }
      const nothing = cut && nothingBut(cut);
      for (const { draft, coverage } of ended) {
        endScan(draft, nothing === undefined ? coverage : { ...coverage, tcp: nothing, udp: nothing });
      }
      return { format: "nessus", view: "none", ofHosts: true, tcp: "unknown", udp: "unknown" };
    },
  };
}

function isOfResult(name: string): boolean {
  return name === "description" || localName(name).startsWith("compliance-");
}
