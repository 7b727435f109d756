import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type ScannedPorts, scannedPorts } from "../snapshot/hosts/scanned-host.ts";
import { localName, resultIn } from "../snapshot/readers/nessus/result-elements.ts";
import { keepText, longestText } from "./kept-text.ts";
import type { ScannedHost, ScannerResult, ScannerResultsReader } from "./scanner-results.ts";
import { unreadWarning } from "./unread-warning.ts";

const nameTags = new Set(["host-ip", "host-fqdn", "host-rdns", "hostname", "netbios-name"]);

/**
 * The results of compliance checks in a `.nessus` report. Current reports have them in elements such as
 * `cm:compliance-result`, whatever the prefix of their namespace; older ones in the text of a finding, as
 * `"check" : [FAILED]`. Never throws; no external entity is loaded. A report that is cut off is read as far
 * as it goes.
 */
export function nessusReportReader(): ScannerResultsReader {
  const parser = new SaxesParser();
  const hosts = new Map<string, ReportHost>();
  let host: ReportHost | undefined;
  let item: Item | undefined;
  let tagName = "";
  let content = "";
  let rootIsOpen = true;
  const broken: number[] = [];
  const unread: number[] = [];

  // As when reading snapshots: no error object for every unexpected character.
  parser.fail = () => {
    if (broken.at(-1) !== parser.line) broken.push(parser.line);
    return parser;
  };
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    content = "";
    if (name === "ReportHost") host = hostNamed(hosts, attributes.name ?? "");
    else if (name === "tag") tagName = attributes.name ?? "";
    else if (name === "ReportItem") item = { line: parser.line, attributes, fields: new Map() };
    host?.ports.openTag({ name, attributes }, parser.line);
  });
  const addText = (part: string) => {
    if (content.length <= longestText) content += part.slice(0, longestText + 1);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", ({ name }: SaxesTagPlain) => {
    const text = content.trim();
    content = "";
    host?.ports.closeTag?.(name, text, parser.line);
    if (name === "ReportItem") endItem();
    else if (name === "ReportHost") host = undefined;
    else if (name.startsWith("NessusClientData")) rootIsOpen = false;
    else if (item !== undefined) item.fields.set(localName(name), keepText(text));
    else if (host !== undefined && (name === "HostName" || (name === "tag" && nameTags.has(tagName)))) {
      if (text !== "") host.names.add(text);
    }
  });

  function endItem(): void {
    if (item === undefined) return;
    const result = resultOf(item);
    if (result !== undefined) host?.results.push(result);
    else if (isOfCompliance(item)) unread.push(item.line);
    item = undefined;
  }

  return {
    write(part) {
      parser.write(part);
    },
    close() {
      const lastLine = parser.line;
      const warnings = [...brokenWarning(broken), ...unreadWarning(unread)];
      if (rootIsOpen) {
        const inItem = item === undefined ? "" : `, inside the finding that starts on line ${item.line}`;
        warnings.push(`The report is cut off on line ${lastLine}${inItem}: export it again.`);
        // Its elements so far may have everything that a result needs.
        endItem();
      }
      return {
        hosts: [...hosts.values()].filter(({ results }) => results.length > 0).map(endHost),
        warnings,
      };
    },
  };
}

interface ReportHost {
  /** The name of the element, and the other names of the host in the report. */
  names: Set<string>;
  results: ScannerResult[];
  ports: ScannedPorts;
}

/** A finding that is being read. */
interface Item {
  line: number;
  attributes: Record<string, string>;
  /** The texts of its elements, by name without a prefix. */
  fields: Map<string, string>;
}

/** A host that was scanned twice has results in several places. Version 1 has the name in a child element. */
function hostNamed(hosts: Map<string, ReportHost>, name: string): ReportHost {
  const key = name === "" ? `unnamed ${hosts.size}` : name;
  let host = hosts.get(key);
  if (host === undefined) {
    host = { names: new Set(name === "" ? [] : [name]), results: [], ports: scannedPorts(name) };
    hosts.set(key, host);
  }
  return host;
}

function endHost({ names, results, ports }: ReportHost): ScannedHost {
  const [name = "", ...otherNames] = names;
  return { name, otherNames, results, snapshot: ports.snapshot() };
}

function isOfCompliance({ attributes, fields }: Item): boolean {
  return attributes.pluginFamily === "Policy Compliance" || fields.get("compliance") === "true";
}

function resultOf({ fields, line }: Item): ScannerResult | undefined {
  const found = resultIn(fields);
  if (found === undefined) return undefined;
  const { actualLine: _, ...values } = found;
  const auditFile = fields.get("compliance-audit-file");
  return {
    ...values,
    result: values.result.trim().toUpperCase(),
    ...(auditFile !== undefined && { auditFile }),
    line,
  };
}

function brokenWarning([first, ...others]: readonly number[]): string[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : `, nor are ${others.length} other lines`;
  return [`Line ${first} of the report is not well-formed XML${more}. Its results may be missing.`];
}
