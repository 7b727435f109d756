import { ownText } from "../text/own-text.ts";
import { isCapture } from "./capture/frames.ts";
import { readCapture } from "./capture/read-capture.ts";
import { bothVouched, coverageOf, type Vouched } from "./coverage.ts";
import { readDeviceSession } from "./devices/read-session.ts";
import { type Draft, skip, warn } from "./draft.ts";
import { Drafts } from "./hosts/host-drafts.ts";
import { joinProcesses } from "./join-processes.ts";
import { takeLoneTexts } from "./lone-texts/take-lone-texts.ts";
import { TextReading } from "./reading/text-reading.ts";
import type { Snapshot } from "./snapshot.ts";
import { keepOwnSockets } from "./sockets/host-sockets.ts";
import { readQueries } from "./sql/read-queries.ts";
import { isWebPage, linesOfMarkup } from "./text/clean-line.ts";
import { textWithoutPrefix } from "./text/line-prefix.ts";
import { LineCursor } from "./text/lines.ts";
import { addAnswers, addHostFile, type HostText, type SavedDocument } from "./transcript/host-file.ts";
import { addExchanges, readTranscript } from "./transcript/read-transcript.ts";

/** Terminals are not narrower or wider than these. */
const NARROWEST_MARGIN = 40;
const WIDEST_MARGIN = 250;

/**
 * How many prefixed documents are rewritten in one text; the rest is left as text, to keep the time linear.
 */
const MOST_REWRITES = 10;

/**
 * Reads what a user pasted or saved: the output of one or several commands, with whatever is around it, from
 * one or several hosts. Never throws; takes time linear in the length of the text. Returns one snapshot for
 * each host, at least one. What could not be read is in `unread`, and what that means in `coverage` and
 * `warnings`.
 *
 * @param texts what was pasted, or the files of one host; lines are counted through all of them
 * @param name the host's name if the text does not say it
 * @param vouched what a person says that the text lists, in addition to what it says itself
 */
export function readSnapshots(
  texts: string | readonly HostText[],
  name?: string,
  vouched?: Vouched,
): Snapshot[] {
  const drafts = new Drafts();
  const parts = typeof texts === "string" ? [texts] : texts;
  let linesBefore = 0;
  for (const part of parts) linesBefore = readText(part, drafts, linesBefore);
  for (const draft of drafts.all) {
    keepOwnSockets(draft);
    joinProcesses(draft);
    draft.vouched = bothVouched(draft.vouched, vouched);
  }
  return snapshotsOf(drafts, name);
}

/**
 * The snapshot of a text about one host; see `readSnapshots`. If the text turns out to be about several
 * hosts, that of the first, with a warning.
 */
export function readSnapshot(texts: string | readonly HostText[], name?: string): Snapshot {
  const [first, ...others] = readSnapshots(texts, name);
  if (others.length > 0) {
    const message = `The text is of ${others.length + 1} hosts, and this is the first. Split it to read the others.`;
    first!.warnings.push({ message });
  }
  return first!;
}

/** Reads a text, or adds a file of the host. Returns the number of its last line. */
function readText(part: HostText, drafts: Drafts, linesBefore: number): number {
  if (typeof part !== "string" && "document" in part) return readDocument(part, drafts, linesBefore);
  if (typeof part !== "string" && !("policy" in part)) {
    return "file" in part
      ? addHostFile(drafts.first, part, linesBefore)
      : addAnswers(drafts.first, part, linesBefore);
  }
  const [text, origin] = typeof part === "string" ? [part, {}] : [part.text, { policy: part.policy }];
  if (isCapture(text)) return readCapture(text, drafts, linesBefore);
  const session = readDeviceSession(text, drafts, linesBefore);
  if (session?.socketText !== undefined) return readPart(session.socketText, drafts, linesBefore);
  if (session !== undefined || readQueries(text, drafts, linesBefore)) return lastLine(text, linesBefore);
  return readPlainText(text, drafts, linesBefore, origin);
}

/** Reads a saved document as a report. If it isn't one, it is kept under its name: it may be an answer. */
function readDocument({ text, document }: SavedDocument, drafts: Drafts, linesBefore: number): number {
  const told = () => drafts.all.reduce((sum, { formats, unread }) => sum + formats.length + unread.length, 0);
  const before = told();
  const lines = readPlainText(text, drafts, linesBefore, {});
  if (told() === before) addHostFile(drafts.first, { text, file: document }, linesBefore);
  return lines;
}

function readPlainText(
  text: string,
  drafts: Drafts,
  linesBefore: number,
  origin: Parameters<typeof takeLoneTexts>[3],
): number {
  let lines = linesBefore;
  for (const piece of takeLoneTexts(text, linesBefore, drafts, origin)) {
    const transcript = readTranscript(piece.text, piece.linesBefore);
    lines = readPart(transcript.socketText, drafts, piece.linesBefore);
    addExchanges(transcript, drafts);
  }
  return lines;
}

function lastLine(text: string, linesBefore: number): number {
  const cursor = new LineCursor(text, linesBefore);
  cursor.skipTo(text.length);
  return cursor.number;
}

/** Reads one text, line by line. Returns the number of its last line. */
function readPart(text: string, drafts: Drafts, linesBefore: number): number {
  let body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (isBinary(body)) {
    const message =
      "This is a binary file, not the output of a command. Save the output as text and open that.";
    warn(drafts.first, message);
    return linesBefore;
  }
  const fromWebPage = isWebPage(body);
  const reading = new TextReading(drafts, fromWebPage, marginOf(body));
  let cursor = new LineCursor(body, linesBefore);
  let rewritten = 0;
  let lastRow: Draft | undefined;
  let unreadBefore = 0;
  while (cursor.next()) {
    // `\r\r\n` is one line end that was converted twice.
    if (cursor.start === cursor.end && body.startsWith("\r\r\n", cursor.start - 1)) continue;
    lastRow = reading.draft;
    unreadBefore = lastRow.unread.length;
    const start = blockStart(body, cursor.start, cursor.end);
    const blockEnd = reading.readBlock(body, start, cursor.number, body.slice(cursor.start, start));
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
      skip(reading.draft, "text around the output", cursor.number);
      continue;
    }
    body = textWithoutPrefix(body, cursor.start, prefix);
    cursor = new LineCursor(body, cursor.number - 1);
  }
  const isTerminated = body.endsWith("\n") || body.endsWith("\r");
  reading.endText(cursor.number, isTerminated);
  const last = lastRow?.unread.at(-1);
  if (
    last &&
    lastRow!.unread.length > unreadBefore &&
    lastRow!.formats.length > 0 &&
    cursor.end === body.length
  ) {
    warn(lastRow!, `The last row, line ${last.line}, seems to be cut off. Copy the output again.`, last.line);
  }
  return cursor.number;
}

/** One snapshot for each host that has something to read; if none has, one that says so. */
function snapshotsOf(drafts: Drafts, name: string | undefined): Snapshot[] {
  const told = drafts.all.filter(isTold);
  const [first = drafts.first, ...others] = told;
  for (const draft of drafts.all) {
    if (draft === first || isTold(draft)) continue;
    keepRemarks(first, draft);
    if (others.length === 0) keepFrontBlock(first, draft);
  }
  return [first, ...others].map((draft) => snapshotOf(draft, name));
}

/** Was anything read of the host? */
function isTold({ formats, unread, observations }: Draft): boolean {
  return formats.length + unread.length > 0 || !observations.isEmpty;
}

/**
 * Lines around the outputs may be from a host that prints nothing about itself, such as the one that scans
 * others. They are kept with the first host that has an output, so that no line is lost.
 */
function keepRemarks(draft: Draft, other: Draft): void {
  for (const [reason, { count, firstLine }] of other.notCounted) {
    const known = draft.notCounted.get(reason);
    if (known === undefined) draft.notCounted.set(reason, { reason, count, firstLine });
    else {
      known.count += count;
      known.firstLine = Math.min(known.firstLine, firstLine);
    }
  }
  for (const warning of other.warnings) draft.warnings.push(warning);
}

/** The front block of a text describes the one host that the text is about. */
function keepFrontBlock(draft: Draft, other: Draft): void {
  draft.groups = draft.groups.concat(other.groups);
  draft.expectations = draft.expectations.concat(other.expectations);
  draft.answers = draft.answers.concat(other.answers);
  draft.values = draft.values.concat(other.values);
  draft.vouched ??= other.vouched;
}

/** Makes the snapshot of a draft whose outputs are all read. */
export function snapshotOf(draft: Draft, name: string | undefined): Snapshot {
  const host = draft.host === null ? name : ownText(draft.host);
  for (const process of draft.processes)
    if (process.command !== undefined) process.command = ownText(process.command);
  const [system] = draft.systems.size === 1 ? draft.systems : [];
  if (draft.formats.length === 0 && draft.warnings.length === 0 && draft.observations.isEmpty) {
    warn(draft, draft.notCounted.size + draft.unread.length === 0 ? EMPTY : NOTHING_RECOGNISED);
  }
  return {
    ...(host === undefined ? {} : { host }),
    ...(draft.groups.length === 0 ? {} : { groups: draft.groups.map(ownText) }),
    ...(draft.expectations.length === 0 ? {} : { expectations: draft.expectations.map(withOwnTexts) }),
    ...(draft.answers.length === 0 ? {} : { answers: draft.answers.map(withOwnTexts) }),
    ...(draft.values.length === 0 ? {} : { values: draft.values.map(withOwnTexts) }),
    formats: draft.formats,
    ...(system === undefined ? {} : { system }),
    ...(draft.taken === undefined ? {} : { taken: draft.taken }),
    ...(draft.asRoot === undefined ? {} : { asRoot: draft.asRoot }),
    sockets: draft.sockets,
    processes: draft.processes,
    hashes: draft.hashes.map(withOwnTexts),
    unreadableFiles: draft.unreadableFiles.map(withOwnTexts),
    ...(draft.reported.length === 0 ? {} : { reported: draft.reported.map(withOwnTexts) }),
    ...(draft.observations.isEmpty ? {} : { observations: draft.observations }),
    unread: draft.unread,
    notCounted: [...draft.notCounted.values()],
    coverage: coverageOf(draft),
    warnings: draft.warnings,
  };
}

/** Copies the strings of a record, so that a snapshot does not keep the whole text alive. */
function withOwnTexts<Value extends object>(value: Value): Value {
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    typeof part === "string" ? ownText(part) : part,
  ]);
  return Object.fromEntries(entries) as Value;
}

const EMPTY = "The snapshot is empty. Paste the output of a command such as ss -tulpn or netstat -ano.";
const NOTHING_RECOGNISED =
  "No output of a known command was found. Paste a terminal with the command lines in it, or the output of netstat, ss, " +
  "lsof -i, nmap or another command that the documentation lists; or save what the script of nessus-audit capture prints.";

/** The longest text that Ansible puts before the JSON of a host. */
const LONGEST_LEAD = 300;

/**
 * Finds where a document may start in a line: at its first character, or after the arrow in `web01 | SUCCESS
 */
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

/** The width at which lines are wrapped: that of the longest line. Computed once, when it is first needed. */
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
