import { skip } from "../draft.ts";
import { addScannedPort, noteScan, openPortsOnly, scannedHost } from "../hosts/scanned-hosts.ts";
import { familyOf } from "../sockets/endpoint.ts";
import type { BlockReader } from "./reader.ts";

/**
 * naabu's plain output: nothing but lines such as `192.0.2.7:22`. A single such line may be anything, so the
 * whole text has to consist of them, below a command line or comments.
 */
export const naabuList: BlockReader = {
  recognises(text, offset) {
    const line = text.slice(offset, offset + LONGEST_LINE);
    return ENDPOINT.test(line) && isLead(text, offset);
  },
  read(text, offset, { draft: reading, drafts, lineAt }) {
    const isNamed = /naabu|projectdiscovery/i.test(text.slice(0, offset));
    const found: { address: string; port: number; line: number }[] = [];
    const remarks: number[] = [];
    let at = offset;
    while (at < text.length) {
      const end = lineEnd(text, at);
      const line = text.slice(at, Math.min(end, at + LONGEST_LINE)).trim();
      const endpoint = ENDPOINT.exec(line);
      const address = endpoint?.[1]?.replace(/^\[|\]$/g, "") ?? "";
      const port = Number(endpoint?.[2]);
      if (endpoint !== null && isScannable(address) && port >= 1 && port <= 65_535) {
        found.push({ address, port, line: lineAt(at) });
      } else if (isNamed && /^\[\w{2,5}\] /.test(line)) remarks.push(lineAt(at));
      else if (line !== "") return null;
      at = end + 1;
    }
    for (const line of remarks) skip(reading, "remark of the scanner", line);
    for (const { address, port, line } of found) {
      const draft = scannedHost(reading, drafts, "naabu", address, address);
      noteScan(draft, openPortsOnly);
      addScannedPort(draft, "tcp", address, port, line);
    }
    return { end: text.length, format: "naabu", view: "none", ofHosts: true, tcp: "unknown", udp: "unknown" };
  },
};

const LONGEST_LINE = 80;
const LONGEST_LEAD = 4000;
const ENDPOINT = /^(\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\]):(\d{1,5})[ \t]*(?:[\r\n]|$)/i;

/** An address that a socket is bound to, as in a list of listeners, can't be scanned. */
function isScannable(address: string): boolean {
  return familyOf(address) !== null && !/^(?:0\.0\.0\.0|127\.|::1?$)/.test(address);
}

/**
 * Is the text before the offset nothing but blank lines, comments and a command line, or naabu's own
 * messages?
 */
function isLead(text: string, offset: number): boolean {
  if (offset > LONGEST_LEAD) return false;
  const lead = text.slice(0, offset);
  if (/naabu|projectdiscovery/i.test(lead)) return true;
  return lead.split(/[\r\n]+/).every((line) => /^\s*(?:#.*)?$/.test(line));
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
