import { hostText, readSnapshots, type Snapshot, uniqueHostNames } from "../../core/editor.ts";
import { t } from "../../l10n/translate.ts";
import type {
  HostSource,
  HostSummary,
  ProtocolExpectation,
  ProtocolStatus,
  SnapshotSummary,
} from "../protocol.ts";
import { type SourceText, sourceText } from "./snapshot-source.ts";

/** What a host showed, and its summary for the protocol. `snapshot` is missing if nothing could be read. */
export interface ReadHost {
  summary: HostSummary;
  snapshot?: Snapshot;
}

/**
 * Reads the files of a host as one text, so that processes and hashes find their sockets. They may be about
 * several hosts. Returns at least one, with a `problem` if nothing could be read.
 *
 * @param limit bytes that are read at most
 */
export function readHosts(source: HostSource, limit: number): ReadHost[] {
  const { texts, warnings, firstLines, problem } = textsOf(source, limit);
  if (problem !== undefined) return [unreadHost(source, problem)];
  const snapshots = readSnapshots(texts.map((text, at) => hostText(source.files[at]!.name, text)));
  const read = snapshots.filter(
    ({ formats, observations }) => formats.length > 0 || observations !== undefined,
  );
  if (read.length === 0) return [unreadHost(source, snapshots[0]?.warnings[0]?.message ?? nothingRead())];
  for (const message of warnings) read[0]!.warnings.push({ message });
  const names = uniqueHostNames(read.map(({ host = source.name }) => ({ name: host, place: source.name })));
  return read.map((snapshot, at) => readHost(source, snapshot, names[at]!, firstLines, read.length > 1));
}

function nothingRead(): string {
  return t(
    "Nothing could be read from the snapshot. Paste the output of netstat, ss or other commands, including the prompts and the commands.",
  );
}

function readHost(
  source: HostSource,
  snapshot: Snapshot,
  name: string,
  firstLines: number[],
  isOneOfMany: boolean,
): ReadHost {
  const { groups = [], expectations = [] } = snapshot;
  return {
    snapshot,
    summary: {
      id: isOneOfMany ? `${source.id}#${name}` : source.id,
      source: source.id,
      ...(isOneOfMany && { host: name }),
      name,
      groups,
      expectations: expectations.flatMap(({ state, check, line }): ProtocolExpectation[] =>
        isStatus(state) ? [{ status: state, check, line }] : [],
      ),
      snapshot: isOneOfMany
        ? { ...summaryOf(`${source.name}: ${name}`, snapshot), host: name }
        : summaryOf(source.name, snapshot),
      firstLines,
    },
  };
}

interface HostTexts {
  texts: string[];
  warnings: string[];
  firstLines: number[];
  problem?: string;
}

/** The texts of all files, with continuous line numbers. */
function textsOf({ name, files }: HostSource, limit: number): HostTexts {
  const found: HostTexts = { texts: [], warnings: [], firstLines: [] };
  let line = 1;
  let left = limit;
  for (const file of files) {
    const read = sourceText(files.length > 1 ? file : { ...file, name: file.name || name }, left);
    if (read.problem !== undefined) return { ...found, problem: read.problem };
    left -= read.text.length;
    found.firstLines.push(line);
    line += linesIn(read.text);
    found.texts.push(read.text);
    for (const warning of read.warnings) {
      found.warnings.push(files.length > 1 ? `${file.name}: ${warning}` : warning);
    }
  }
  return found;
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return text === "" || text.endsWith("\n") ? count : count + 1;
}

/** Joins the texts of all files, to be shown or written as one. */
export function joinFiles(source: HostSource, limit: number): SourceText {
  const { texts, warnings, problem } = textsOf(source, limit);
  if (problem !== undefined) return { problem };
  const joined = texts.map((text, at) =>
    text.endsWith("\n") || at === texts.length - 1 ? text : `${text}\n`,
  );
  return { text: joined.join(""), warnings };
}

function unreadHost({ id, name }: HostSource, problem: string): ReadHost {
  return {
    summary: {
      id,
      source: id,
      name,
      groups: [],
      expectations: [],
      snapshot: summaryOf(name, undefined),
      firstLines: [],
      problem,
    },
  };
}

const statuses: readonly string[] = [
  "PASSED",
  "FAILED",
  "WARNING",
  "ERROR",
  "SKIPPED",
  "UNDECIDED",
  "NOT_EVALUATED",
] satisfies ProtocolStatus[];

function isStatus(state: string): state is ProtocolStatus {
  return statuses.includes(state);
}

/** More rows than anyone looks through; `unreadCount` says how many there are. */
const mostUnreadSent = 1000;

/** What a snapshot contains, as counts; all zero if it could not be read. */
function summaryOf(name: string, snapshot: Snapshot | undefined): SnapshotSummary {
  if (snapshot === undefined) {
    return {
      name,
      formats: [],
      sockets: 0,
      processes: 0,
      hashes: 0,
      unread: [],
      unreadCount: 0,
      notCounted: [],
      warnings: [],
    };
  }
  const { host, taken, formats, sockets, processes, hashes, unread, notCounted, warnings } = snapshot;
  return {
    name,
    ...(host === undefined ? {} : { host }),
    ...(taken === undefined ? {} : { taken }),
    formats,
    sockets: sockets.length,
    processes: processes.length,
    hashes: hashes.length,
    ...observedCounts(snapshot),
    unread: unread.slice(0, mostUnreadSent),
    unreadCount: unread.length,
    notCounted,
    warnings,
  };
}

function observedCounts({ observations }: Snapshot): Pick<SnapshotSummary, "commands" | "files"> {
  if (observations === undefined) return {};
  const commands = observations.keys("command").length;
  const files = new Set([...observations.keys("file"), ...observations.keys("status")]).size;
  return { ...(commands > 0 && { commands }), ...(files > 0 && { files }) };
}
