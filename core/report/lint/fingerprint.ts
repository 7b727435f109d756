import type { Finding } from "../../findings/finding.ts";
import type { LineIndex } from "../../text/lines.ts";

/** In UTF-16 code units: a policy on a single line must not be hashed again for each finding. */
const maxLineLength = 2000;

/**
 * One fingerprint for each finding: 16 hex digits made from the rule, the message and the start of the line,
 * but not from its number, so that it stays the same when lines above are added or removed. Equal findings of
 * one text are distinguished by their order.
 */
export function fingerprints(findings: readonly Finding[], lines: LineIndex): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const line = lines.lineText(lines.positionAt(finding.start).line).slice(0, maxLineLength).trim();
    const key = `${finding.rule}\n${finding.message}\n${line}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return hash(`${key}\n${before}`);
  });
}

/** 64 bits of two FNV-1a runs with different starts; collisions only have to be unlikely within one file. */
export function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + index), 0x01000193);
  }
  return hex(high) + hex(low);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
