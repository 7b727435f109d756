import { commandKey } from "../../observations/command-key.ts";
import type { FileStatus, HiddenPart, Place, Source, Why } from "../../observations/observation.ts";
import { registryKey } from "../../observations/registry-key.ts";
import { redactedMark } from "../anonymise/redacted-mark.ts";
import { commandLines } from "../commands/command-line.ts";
import { type Draft, leaveUnread, lose, skip } from "../draft.ts";
import type { Drafts } from "../hosts/host-drafts.ts";
import { lineReaders } from "../readers/index.ts";
import { HostReading } from "../reading/host-reading.ts";
import { addHash } from "../records/file-hash.ts";
import type { Process } from "../snapshot.ts";
import type { Exchange } from "../transcript/exchange.ts";
import { readExchange } from "../transcript/read-exchange.ts";
import type { CaptureItem } from "./frames.ts";
import { statusIn } from "./ls-status.ts";

/** Adds what an item says that arrived unchanged. `scriptPid` is the process id of the script. */
export function addItem(
  item: CaptureItem,
  key: string,
  draft: Draft,
  drafts: Drafts,
  scriptPid: number | undefined,
): void {
  draft.observations.startOutput();
  adders[item.kind]?.({ item, key, place: placeOf(item), draft, drafts, scriptPid });
}

/** Notes that an item did not arrive unchanged: what it is about is unknown. */
export function addLost(item: CaptureItem, key: string, draft: Draft): void {
  const why: Why = item.end === undefined ? "cut" : "filtered";
  const { observations } = draft;
  observations.startOutput();
  if (item.kind === "cmd") observations.addUnknown("command", commandKey(key), why, placeOf(item));
  else if (item.kind === "registry") {
    observations.addUnknown("registryKey", registryKey(key), why, placeOf(item));
  } else if (item.kind === "file" || item.kind === "status") {
    observations.addUnknown(item.kind, key, why, placeOf(item));
  }
}

export interface Adding {
  item: CaptureItem;
  key: string;
  /** The whole text of the item. */
  place: Place;
  draft: Draft;
  drafts: Drafts;
  /** The process id of the script. */
  scriptPid: number | undefined;
}

const adders: Readonly<Record<string, (adding: Adding) => void>> = {
  cmd: addCommand,
  file: addFile,
  status: addStatus,
  glob: addGlob,
  md5: addMd5,
  own: addOwnList,
};

export function placeOf({ text, firstLine, folded }: CaptureItem): Place {
  const source: Source = { text, firstLine, from: "capture", ...(folded !== undefined && { folded }) };
  return { source, start: 0, end: text.length };
}

/** The script prints this for a NUL, which awk can't hold. */
export const nul = "\u0001";
/**
 * What the script prints instead of a password hash, after what locks the account and the name of the hash
 * method.
 */
const leftOut = /\u0002(hash|field|line)/g;
const note = "(left out)";

/** Writes notes into a text where the script left something out. */
function withNotes(source: Source): Source {
  const { text } = source;
  const hidden: HiddenPart[] = [];
  let shown = "";
  let at = 0;
  for (const match of text.matchAll(leftOut)) {
    shown += text.slice(at, match.index);
    hidden.push({ start: shown.length, end: shown.length + note.length, of: match[1] as HiddenPart["of"] });
    shown += note;
    at = match.index + match[0].length;
  }
  return hidden.length === 0 ? source : { ...source, text: shown + text.slice(at), hidden };
}

function addCommand({ item: { text, end }, key, place, draft }: Adding): void {
  const { observations } = draft;
  if (text.includes(nul)) observations.addUnknown("command", commandKey(key), "binary", place);
  else readExchange(exchangeOf(key, place, end, draft), observations);
}

/** What a command printed, as if at a prompt. A command that was stopped may have had more to print. */
export function exchangeOf(
  typed: string,
  place: Place,
  end: string | undefined,
  { asRoot }: Draft,
): Exchange {
  const ended = isNumber(end) ? { exit: Number(end) } : { partial: "cut" as const };
  if (place.source.text.includes(redactedMark)) Object.assign(ended, { partial: "redacted" });
  return { typed, at: place, output: place, isRoot: asRoot === true, ...ended };
}

export function addFile({ item: { text, end }, key, place, draft: { observations } }: Adding): void {
  if (end === "absent") observations.addAbsent("file", key, place);
  else if (end === "folder" || end === "other") observations.addUnknown("file", key, "binary", place);
  else if (end !== "0" && end !== "cut" && end !== "timeout")
    observations.addUnknown("file", key, "denied", place);
  else if (text.includes(nul)) observations.addUnknown("file", key, "binary", place);
  else if (text.includes(redactedMark) || /\u0002left out/.test(text))
    observations.addUnknown("file", key, "redacted", place);
  else {
    const source = withNotes(place.source);
    const own = { source, start: 0, end: source.text.length };
    observations.add("file", key, { text: own }, own, end === "0" ? undefined : "cut");
  }
}

function addStatus({ item: { text, end, firstLine }, key, place, draft }: Adding): void {
  const { observations } = draft;
  if (end === "absent") observations.addAbsent("status", key, place);
  else if (end === "denied") observations.addUnknown("status", key, "denied", place);
  else {
    const status = end === "0" ? statusOf(text) : undefined;
    if (status !== undefined) observations.add("status", key, status, place);
    else {
      leaveUnread(draft, text, firstLine, "These are not rows that ls prints for a file.", "none");
      observations.addUnknown("status", key, "cut", place);
    }
  }
}

function statusOf(text: string): FileStatus | undefined {
  const [names = "", numbers = ""] = text.split("\n");
  return statusIn(names, numbers);
}

/** Separates a path from its status, and its status from the rest; no shell makes a path with two slashes. */
const separator = "\n//\n";

function addGlob({ item: { text, end }, key, place, draft: { observations } }: Adding): void {
  const { source } = place;
  let isWhole = end === "all";
  for (let at = 0; at < text.length; ) {
    const pathEnd = text.indexOf(separator, at);
    const infoEnd = pathEnd < 0 ? -1 : text.indexOf(separator, pathEnd + 1);
    if (infoEnd < 0) {
      isWhole = false;
      break;
    }
    const path = text.slice(at, pathEnd);
    const info = text.slice(Math.min(pathEnd + separator.length, infoEnd), infoEnd);
    const status = types[info] ?? statusOf(info);
    const own = { source, start: at, end: infoEnd };
    if (status === undefined) observations.addUnknown("status", path, "cut", own);
    else observations.add("status", path, status, own);
    at = infoEnd + separator.length;
  }
  if (isWhole) observations.coverPaths("status", { glob: key }, place);
}

/** What is printed for a file whose status was not asked for. */
const types: Readonly<Record<string, FileStatus>> = {
  file: { type: "file" },
  folder: { type: "folder" },
  other: { type: "other" },
  link: { type: "link" },
};

export function addMd5({ item: { text, end, firstLine }, key, draft }: Adding): void {
  if (end === "absent" || end === "denied") {
    draft.unreadableFiles.push({ path: key, why: end, line: firstLine });
    return;
  }
  const [hash, ...others] = text.match(/\b[0-9a-f]{32}\b/g) ?? [];
  if (end !== "0" || hash === undefined || others.length > 0 || !addHash(draft, key, hash, firstLine)) {
    leaveUnread(draft, text, firstLine, "This is not the MD5 of a file.", "none");
  }
}

/** Adds a list that a command of the script printed: only readers of that command read it. */
export function addOwnList({ item, key, place, draft, drafts, scriptPid }: Adding): void {
  const { text, end, firstLine } = item;
  const commands = commandLines(`${draft.asRoot === true ? "#" : "$"} ${key}`);
  const readers = lineReaders.filter((reader) => commands.some(({ name }) => reader.commands.includes(name)));
  if (readers.length === 0) {
    readExchange(exchangeOf(key, place, end === "0" ? end : undefined, draft), draft.observations);
    const list = wholeLists.get(key);
    if (list !== undefined && end === "0") draft.observations.coverList(list, place);
    return;
  }
  const before = draft.processes.length;
  const reading = new HostReading(draft, drafts, { width: () => 0, isProven: false }, readers);
  reading.startCommands(commands);
  text.split("\n").forEach((line, at) => {
    const number = firstLine + at;
    if (reading.readBlank(line) || reading.takesRow(line, number) || reading.claimsRow(line, number)) return;
    reading.accountForRest(line, number);
  });
  if (end !== "0") {
    lose(draft, { kind: "cut", message: `${key} did not finish.`, line: firstLine });
  }
  reading.endOutput();
  leaveOutOwn(draft, before, scriptPid);
}

/** Removes the script's own processes from a list: the shell that ran it, and all its descendants. */
function leaveOutOwn(draft: Draft, from: number, script: number | undefined): void {
  if (script === undefined) return;
  const { processes, parents } = draft;
  const listed = processes.slice(from);
  const parentOf = new Map(listed.map((one) => [one.pid, parents.get(one)]));
  const isOwn = ({ pid }: Process): boolean => {
    let at: number | null | undefined = pid;
    for (let depth = 0; depth < 100 && at !== undefined && at !== null; depth++) {
      if (at === script) return true;
      at = parentOf.get(at);
    }
    return false;
  };
  const others = listed.filter((one) => !isOwn(one));
  const left = listed.length - others.length;
  if (left === 0) return;
  processes.length = from;
  for (const one of others) processes.push(one);
  for (let count = 0; count < left; count++) skip(draft, "process of the capture script", listed[0]!.line);
}

/** Lists whose readers know no command that prints everything, including versions. */
const wholeLists: ReadonlyMap<string, string> = new Map([["pkginfo -l", "pkginfo"]]);

function isNumber(end: string | undefined): boolean {
  return end !== undefined && /^\d+$/.test(end);
}
