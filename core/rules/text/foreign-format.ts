import type { Span } from "../../syntax/tree.ts";
import type { PolicyContext, Report, Rule } from "../rule.ts";

export const foreignFormat: Rule = {
  id: "foreign-format",
  severity: "error",
  since: "0.1.0",
  source: { kind: "cause", run: recognise },
};

function recognise({ tree }: PolicyContext, report: Report, explain: (span: Span) => void): void {
  const { text } = tree;
  const start = text.search(/[^\s\ufeff]/);
  if (start === -1 || tree.checkType !== undefined) return;
  const format = formatOf(text.slice(start, start + lookedAt));
  if (format === undefined) return;
  const line = text.slice(start).search(/[\r\n]/);
  const end = line === -1 ? text.length : start + line;
  report({ start, end: Math.min(end, start + lookedAt) }, `This is ${format}, not an audit policy.`);
  explain({ start: 0, end: text.length });
}

/** Enough for a prolog, a comment with a licence and the first element. */
const lookedAt = 4000;

function formatOf(head: string): string | undefined {
  if (head.startsWith("%PDF-")) return "a PDF document";
  if (head.startsWith("PK\u0003\u0004")) return "a ZIP archive";
  if (/^[{[]\s*(?:["{[\]}]|-?\d|(?:true|false|null)\b)/.test(head)) return "JSON";
  if (/^<!doctype\s+html\b|^<html\b/i.test(head)) return "a web page";
  return xmlFormat(head);
}

const firstElement = /<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)(?=[\s/>])/;
const attributeOfXml = /^<[\w.:-]+\s+[\w.:-]+\s*=/;

function xmlFormat(head: string): string | undefined {
  const prolog = /^<\?xml\b/.test(head);
  if (!prolog && !attributeOfXml.test(head)) return undefined;
  const root = firstElement.exec(head.replace(/^<\?xml[^>]*>/, "").replace(/<!--[\s\S]*?-->/g, ""))?.[2];
  if (root === "Benchmark") return "a benchmark in XCCDF";
  if (root !== undefined && /^data-stream-collection$/.test(root)) return "a SCAP data stream";
  if (root === "oval_definitions") return "a file of OVAL definitions";
  if (root !== undefined && /^NessusClientData/.test(root)) return "a report of the scanner";
  // Somebody put an XML prolog before a policy.
  if (root === "check_type" || root === undefined) return undefined;
  return "XML";
}
