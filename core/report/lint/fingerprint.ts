import type { Finding } from "../../findings/finding.ts";
import type { LineIndex } from "../../text/lines.ts";

/** UTF-16 code units: a policy in one line is not to be hashed anew for each of its findings. */
const maxLineLength = 2000;

/**
 * One fingerprint for each finding: 16 hex digits made of the rule, the message and the start of the line, not of
 * its number, so that a finding keeps it when lines above come and go. Equal findings of one text are told apart
 * by their order.
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
