import { SaxesParser, type SaxesTagPlain } from "saxes";

/** What the scanner found of one check on one host. */
export interface ScannerResult {
  /** Description of the check, white space as printed. */
  check: string;
  /** PASSED, FAILED, WARNING or ERROR, in capitals; any other word as it stands. */
  result: string;
  actual?: string;
  policy?: string;
  auditFile?: string;
  /** Line of the report, from 1. */
  line: number;
}

export interface ScannedHost {
  name: string;
  results: ScannerResult[];
}

export interface ScannerResults {
  hosts: ScannedHost[];
  /** Where the report breaks off, one sentence each. */
  warnings: string[];
}

/** Longest text that is kept of an element: an actual value can be the whole output of a command. */
const longestText = 20_000;
const chunk = 65_536;

/**
 * The results of compliance checks in a `.nessus` report. Present reports have them in elements such as
 * `cm:compliance-result`, whatever the prefix of their namespace; older ones in the description of a finding, as
 * `"check" : [FAILED]`. Never throws; no external entity is loaded. A report that breaks off is read as far as it goes.
 */
export function readScannerResults(text: string): ScannerResults {
  const hosts = new Map<string, ScannedHost>();
  const parser = new SaxesParser();
  const fields = new Map<string, string>();
  let host: ScannedHost | undefined;
  let inItem = false;
  let content = "";
  let line = 1;
  parser.on("error", () => {});
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    content = "";
    if (name === "ReportHost") host = hostNamed(hosts, attributes.name ?? "");
    if (name !== "ReportItem") return;
    fields.clear();
    inItem = true;
    line = parser.line;
  });
  const addText = (part: string) => {
    if (content.length < longestText) content += part;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", ({ name }: SaxesTagPlain) => {
    if (name === "ReportItem") {
      const result = resultOf(fields, line);
      if (result !== undefined) host?.results.push(result);
      inItem = false;
    } else if (inItem) fields.set(localName(name), content.trim().slice(0, longestText));
    content = "";
  });
  for (let from = 0; from < text.length; from += chunk) parser.write(text.slice(from, from + chunk));
  const isWhole = /<\/NessusClientData(?:_v2)?>\s*$/.test(text.slice(-200));
  const warnings = isWhole ? [] : [`The report breaks off in line ${parser.line}: export it again.`];
  return { hosts: [...hosts.values()].filter(({ results }) => results.length > 0), warnings };
}

/** A host that was scanned twice has its results in several places. */
function hostNamed(hosts: Map<string, ScannedHost>, name: string): ScannedHost {
  const host = hosts.get(name) ?? { name, results: [] };
  hosts.set(name, host);
  return host;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function resultOf(fields: ReadonlyMap<string, string>, line: number): ScannerResult | undefined {
  const check = fields.get("compliance-check-name");
  const result = fields.get("compliance-result");
  const described = describedResult(fields.get("description") ?? "");
  if (check !== undefined && result !== undefined) {
    const actual = fields.get("compliance-actual-value") ?? fields.get("compliance-error");
    const policy = fields.get("compliance-policy-value");
    const auditFile = fields.get("compliance-audit-file");
    return {
      check,
      result: word(result),
      ...(actual !== undefined && { actual }),
      ...(policy !== undefined && { policy }),
      ...(auditFile !== undefined && { auditFile }),
      line,
    };
  }
  return described && { ...described, line };
}

/** `"check" : [FAILED]` and, further down, what was found. */
function describedResult(description: string): Omit<ScannerResult, "line"> | undefined {
  const end = description.indexOf("\n");
  const first = (end === -1 ? description : description.slice(0, end)).trim();
  const match = /^"(.*)" ?: ?\[([A-Za-z ]{1,30})\]$/.exec(first);
  if (match === null) return undefined;
  const rest = end === -1 ? "" : description.slice(end + 1);
  const at = rest.search(/^ - error message:|^Actual Value:|^Remote value:/m);
  const actual = at === -1 ? undefined : rest.slice(at).trim();
  return { check: match[1]!, result: word(match[2]!), ...(actual !== undefined && { actual }) };
}

function word(result: string): string {
  return result.trim().toUpperCase();
}
