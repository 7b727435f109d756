import type { AclEntry } from "../../observations/observation.ts";
import { aclKey, windowsPath } from "../../observations/windows-keys.ts";
import { linesOf, type OutputLine } from "../transcript/exchange.ts";
import type { WindowsReader } from "../transcript/windows/reader.ts";
import { linesAfter } from "../transcript/windows/windows-command.ts";

/** `icacls PATH`: who may do what, without the owner. */
export const readIcacls: WindowsReader = (command, exchange, observations) => {
  const [path, ...more] = command.args;
  if (path === undefined || linesAfter(command) !== "all" || more.some((arg) => !/^\/[cql]$/i.test(arg)))
    return;
  if (/[*?]/.test(path)) return;
  const lines = [...linesOf(exchange)];
  const [first, ...rest] = lines.filter(({ text }) => text.trim() !== "");
  if (first === undefined) return;
  const key = aclKey("file", path);
  const isMissing = /^.*: The system cannot find the (?:file|path) specified\.\s*$/.test(first.text);
  if (isMissing) {
    observations.addAbsent("acl", key, first.place);
    if (/^[A-Za-z]:[\\/]/.test(path)) observations.addAbsent("status", windowsPath(path), first.place);
    return;
  }
  if (/^.*: Access is denied\.\s*$/.test(first.text)) {
    observations.addUnknown("acl", key, "denied", first.place);
    return;
  }
  if (!first.text.toLowerCase().startsWith(path.toLowerCase())) return;
  const isDone = rest.some(({ text }) =>
    /^Successfully processed 1 files; Failed processing 0 files\s*$/.test(text),
  );
  const entries = entriesIn(first.text.slice(path.length), rest);
  if (entries === undefined || !isDone) return;
  observations.add("acl", key, { entries }, { ...first.place, end: lines.at(-1)!.place.end });
};

function entriesIn(first: string, rest: readonly OutputLine[]): AclEntry[] | undefined {
  const entries: AclEntry[] = [];
  for (const text of [first, ...rest.map((line) => line.text)]) {
    if (/^Successfully processed/.test(text)) break;
    const entry = entryIn(text.trim());
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

/** `BUILTIN\Users:(I)(OI)(CI)(RX)` */
function entryIn(text: string): AclEntry | undefined {
  const match = /^(.{1,300}?):((?:\([A-Za-z,]{1,100}\)){1,10})$/.exec(text);
  if (match === null) return undefined;
  const groups = [...match[2]!.matchAll(/\(([^)]*)\)/g)].map((group) => group[1]!);
  const rights = groups.pop()!;
  const flags: AclEntry["flags"][number][] = [];
  let kind: AclEntry["kind"] = "allow";
  for (const group of groups) {
    const flag = flagsOf[group];
    if (group === "DENY") kind = "deny";
    else if (flag === undefined) return undefined;
    else flags.push(flag);
  }
  let mask = 0;
  for (const right of rights.split(",")) {
    const bits = masks[right];
    if (bits === undefined) return undefined;
    mask = (mask | bits) >>> 0;
  }
  // Synchronize is left out where it is denied, and shown with nothing else.
  return { account: match[1]!, kind, mask, flags };
}

const flagsOf: Readonly<Record<string, AclEntry["flags"][number]>> = {
  OI: "OI",
  CI: "CI",
  IO: "IO",
  NP: "NP",
  I: "ID",
};

/** What `icacls /?` lists, as bits of the access mask. */
const masks: Readonly<Record<string, number>> = {
  N: 0,
  F: 0x1f_01ff,
  M: 0x13_01bf,
  RX: 0x12_00a9,
  R: 0x12_0089,
  W: 0x10_0116,
  D: 0x11_0000,
  DE: 0x1_0000,
  RC: 0x2_0000,
  WDAC: 0x4_0000,
  WO: 0x8_0000,
  S: 0x10_0000,
  AS: 0x100_0000,
  MA: 0x200_0000,
  GR: 0x8000_0000,
  GW: 0x4000_0000,
  GE: 0x2000_0000,
  GA: 0x1000_0000,
  RD: 0x1,
  WD: 0x2,
  AD: 0x4,
  REA: 0x8,
  WEA: 0x10,
  X: 0x20,
  DC: 0x40,
  RA: 0x80,
  WA: 0x100,
};
