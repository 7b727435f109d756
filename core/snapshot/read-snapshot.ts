import { isWebPage, linesOfMarkup } from "./clean-line.ts";
import { coverageOf, type OutputCoverage } from "./coverage.ts";
import { type Draft, newDraft, skip, warn } from "./draft.ts";
import { joinProcesses } from "./join-processes.ts";
import { textWithoutPrefix } from "./line-prefix.ts";
import { LineCursor } from "./lines.ts";
import { nameScannedHost } from "./records/masscan.ts";
import type { Snapshot } from "./snapshot.ts";
import { TextReading } from "./text-reading.ts";

/** Widths below and above these are no terminal's. */
const NARROWEST_MARGIN = 40;
const WIDEST_MARGIN = 250;

/** Prefixed documents in one text; more than these are left as text, to keep the time linear. */
const MOST_REWRITES = 10;

/**
 * Reads what a user pasted or saved of a host: the output of one or several commands, with whatever stands around
 * it. Never throws; takes time linear in the length of the text. What could not be read is in `unread`, what
 * the whole means in `coverage` and `warnings`. `name` is the host's name where the text does not say it.
 */
export function readSnapshot(text: string, name?: string): Snapshot {
  const draft = newDraft();
  let body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (isBinary(body)) {
    warn(draft, "This is a binary file, not the output of a command. Save the output as text and open that.");
    return snapshotOf(draft, [], name);
  }
  const fromWebPage = isWebPage(body);
  const reading = new TextReading(draft, fromWebPage, marginOf(body));
  let cursor = new LineCursor(body);
  let rewritten = 0;
  let unreadBefore = 0;
  while (cursor.next()) {
    // `\r\r\n` is one line end that was converted twice.
    if (cursor.start === cursor.end && body.startsWith("\r\r\n", cursor.start - 1)) continue;
    unreadBefore = draft.unread.length;
    const blockEnd = reading.readBlock(body, blockStart(body, cursor.start, cursor.end), cursor.number);
    if (blockEnd !== null) {
      cursor.skipTo(blockEnd);
      continue;
    }
    const line = cursor.line();
    if (fromWebPage && line.includes("<")) {
      for (const part of linesOfMarkup(line)) reading.readLine(part, cursor.number);
      continue;
    }
    const prefix = reading.readLine(line, cursor.number);
    if (prefix === null) continue;
    if (++rewritten > MOST_REWRITES) {
      skip(draft, "text around the output", cursor.number);
      continue;
    }
    body = textWithoutPrefix(body, cursor.start, prefix);
    cursor = new LineCursor(body, cursor.number - 1);
  }
  reading.endOutput();
  joinProcesses(draft);
  nameScannedHost(draft);
  const last = draft.unread.at(-1);
  if (last && draft.unread.length > unreadBefore && cursor.end === body.length && draft.formats.length > 0) {
    warn(draft, `The last row, line ${last.line}, seems to be cut off. Copy the output again.`, last.line);
  }
  return snapshotOf(draft, reading.outputs, name);
}

/** What a draft has come to, when all its outputs are read. */
export function snapshotOf(
  draft: Draft,
  outputs: readonly OutputCoverage[],
  name: string | undefined,
): Snapshot {
  const host = draft.host ?? name;
  if (draft.formats.length === 0 && draft.warnings.length === 0) {
    warn(draft, draft.notCounted.size + draft.unread.length === 0 ? EMPTY : NOTHING_RECOGNISED);
  }
  return {
    ...(host === undefined ? {} : { host }),
    ...(draft.groups.length === 0 ? {} : { groups: draft.groups }),
    ...(draft.expectations.length === 0 ? {} : { expectations: draft.expectations }),
    formats: draft.formats,
    sockets: draft.sockets,
    processes: draft.processes,
    hashes: draft.hashes,
    unread: draft.unread,
    notCounted: [...draft.notCounted.values()],
    coverage: coverageOf(outputs, draft.sockets),
    warnings: draft.warnings,
  };
}

const EMPTY = "The snapshot is empty. Paste the output of a command such as ss -tulpn or netstat -ano.";
const NOTHING_RECOGNISED =
  "No output of a known command was found. Paste the output of netstat, ss, lsof -i, sockstat, Get-NetTCPConnection, " +
  "nmap, masscan, osquery, or another command that the documentation lists.";

/** Longest text that Ansible puts before the JSON of a host. */
const LONGEST_LEAD = 300;

/** Where a document may start in a line: at its first character, or behind the arrow in `web01 | SUCCESS => {`. */
function blockStart(body: string, start: number, end: number): number {
  let at = start;
  while (at < end && body.charCodeAt(at) <= 32) at++;
  const arrow = body.slice(at, Math.min(end, at + LONGEST_LEAD)).indexOf("=> {");
  return arrow < 0 ? at : at + arrow + "=> ".length;
}

/** NUL characters, or many other control characters, in what should be text. */
function isBinary(text: string): boolean {
  const length = Math.min(text.length, 4096);
  let odd = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) odd += 8;
    else if (
      code === 0xfffd ||
      (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 27 && code !== 12)
    )
      odd++;
  }
  return odd > 8 && odd > length / 10;
}

/** The width at which lines are wrapped: the longest line's. Looked for once, when a line gives reason to. */
function marginOf(text: string): () => number {
  let margin: number | null = null;
  return () => {
    if (margin !== null) return margin;
    margin = 0;
    const cursor = new LineCursor(text);
    while (margin <= WIDEST_MARGIN && cursor.next()) margin = Math.max(margin, cursor.end - cursor.start);
    if (margin < NARROWEST_MARGIN || margin > WIDEST_MARGIN) margin = 0;
    return margin;
  };
}
