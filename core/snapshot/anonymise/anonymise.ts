import { isCapture } from "../capture/frames.ts";
import { closeCapture, openCapture, unfoldCapture } from "../capture/open-capture.ts";
import { readSnapshot } from "../read-snapshot.ts";
import { formats } from "../readers/formats.ts";
import type { Snapshot } from "../snapshot.ts";
import type { ByteOrder } from "../sockets/hex-address.ts";
import {
  byteOrderIn,
  findAddresses,
  findHexAddresses,
  hexOfAddress,
  type KnownAddresses,
} from "./find-addresses.ts";
import { findHostNames } from "./find-host-names.ts";
import { type LeftOut, leaveOut } from "./leave-out.ts";
import { type Replacement, replaceInLine } from "./replace-in-line.ts";
import { StandIns } from "./stand-ins.ts";

/** Names of hosts, as they are written in a text or in the name of its file. */
export interface HostNames {
  /** The host that the text is from, if it says so. */
  host: string | undefined;
  names: ReadonlySet<string>;
  /** False if the format of the text is not known: names can't be found in it reliably. */
  isKnown: boolean;
}

/**
 * Finds the names of hosts in a snapshot text. Names found in one of several texts must be hidden in all of
 * them.
 */
export function hostNamesIn(text: string): HostNames {
  const snapshot = readSnapshot(text);
  const isComment = text.split("\n").every((line) => /^\s*(?:#|$)/.test(line));
  const isKnown = snapshot.formats.length > 0 || snapshot.observations !== undefined || isComment;
  const opened = isCapture(text) ? openCapture(unfoldCapture(text)) : text;
  return { host: snapshot.host, names: findHostNames(opened, snapshot), isKnown };
}

export interface AnonymiseOptions {
  /** Pass the same object for several texts, so that a host gets the same stand-in in all of them. */
  standIns?: StandIns;
  /** Further names of hosts, such as that of the file, which the text itself may not reveal. */
  names?: Iterable<string>;
}

export interface AnonymisedText {
  text: string;
  /** What was removed. */
  leftOut: LeftOut[];
  /** Names of hosts that also mean something else, such as a process. They stay where they can be either. */
  kept: string[];
}

/**
 * Makes a snapshot text safe to share: replaces addresses of hosts and network cards, and names of hosts,
 * each always by the same stand-in. What has no stand-in, such as a key or a password hash, is left out.
 * Loopback and wildcard addresses, ports, processes, users and paths stay, and columns stay aligned if there
 * are blanks to use. The result reads to the same sockets and processes, except for their addresses.
 */
export function anonymise(
  given: string,
  { standIns = new StandIns(), names: others = [] }: AnonymiseOptions = {},
): AnonymisedText {
  const isFramed = isCapture(given);
  const original = isFramed ? unfoldCapture(given) : given;
  const close = (opened: string) => (isFramed ? closeCapture(opened, original) : opened);
  const { text, leftOut } = leaveOut(isFramed ? openCapture(original) : original);
  const snapshot = readSnapshot(close(text));
  const names = [...new Set([...findHostNames(text, snapshot), ...others])];
  const attempt = (nameOf: WordReplacement) => {
    const result = close(rewrite(text, snapshot, nameOf, standIns));
    return readsTheSame(snapshot, readSnapshot(result)) ? result : undefined;
  };
  const everywhere = attempt(namedWord(names, standIns));
  if (everywhere !== undefined) return { text: everywhere, leftOut, kept: [] };
  const unclear = unclearNames(names, (some) => attempt(namedWord(some, standIns)) !== undefined);
  const sure = namedWord(
    names.filter((name) => !unclear.includes(name)),
    standIns,
  );
  const careful = cautiously(namedWord(unclear, standIns));
  const apart = attempt((word, before) => sure(word, before) ?? careful(word, before));
  if (apart !== undefined) return { text: apart, leftOut, kept: unclear };
  const result = close(rewrite(text, snapshot, cautiously(namedWord(names, standIns)), standIns));
  return { text: result, leftOut, kept: names };
}

/** More than any text needs; each attempt reads the text several times. */
const mostAttempts = 100;

/**
 * Finds the names that change how the text reads when they are replaced, because something else, such as a
 * process, has the same name.
 */
function unclearNames(names: readonly string[], isSafe: (names: readonly string[]) => boolean): string[] {
  let attempts = 0;
  const search = (some: readonly string[]): string[] => {
    if (some.length === 0) return [];
    if (attempts++ < mostAttempts && isSafe(some)) return [];
    if (some.length === 1 || attempts >= mostAttempts) return [...some];
    const half = some.length >> 1;
    return [...search(some.slice(0, half)), ...search(some.slice(half))];
  };
  return search(names);
}

/** What to write for a word that is, or begins with, the name of a host; `before` is what precedes it. */
type WordReplacement = (word: string, before: string) => string | undefined;

/** Replaces a name without a domain only where nothing but a host can be. */
function cautiously(nameOf: WordReplacement): WordReplacement {
  const place = /(?:@|#\s{0,9}host\s{0,9}:\s{0,9}|scan report for )$/i;
  return (word, before) => (word.includes(".") || place.test(before) ? nameOf(word, before) : undefined);
}

function rewrite(text: string, snapshot: Snapshot, nameOf: WordReplacement, standIns: StandIns): string {
  const known: KnownAddresses = {
    addresses: new Set(snapshot.sockets.map(({ address }) => address.split("%")[0]!)),
    unbracketed: snapshot.formats.some((format) => formats[format].hasBareAddresses),
  };
  const order = snapshot.formats.some((format) => formats[format].hasHexAddresses)
    ? byteOrderIn(text)
    : undefined;
  return text
    .split("\n")
    .map((line) => {
      const hex = order === undefined ? [] : hexAddressesIn(line, order, standIns);
      const addresses = hex.length > 0 ? hex : addressesIn(line, known, standIns);
      const all = mergeReplacements(addresses, namesIn(line, nameOf));
      return replaceInLine(
        line,
        all.filter(({ start, end, text: own }) => own !== line.slice(start, end)),
      );
    })
    .join("\n");
}

function addressesIn(line: string, known: KnownAddresses, standIns: StandIns): Replacement[] {
  return findAddresses(line, known).map(({ start, end, kind }) => {
    const address = line.slice(start, end);
    if (kind === "ipv4") return { start, end, text: standIns.forIPv4(address) };
    return { start, end, text: kind === "ipv6" ? standIns.forIPv6(address) : standIns.forHardware(address) };
  });
}

function hexAddressesIn(line: string, order: ByteOrder, standIns: StandIns): Replacement[] {
  return findHexAddresses(line, order).map(({ start, end, address }) => {
    const standIn = address.includes(":") ? standIns.forIPv6(address) : standIns.forIPv4(address);
    return { start, end, text: hexOfAddress(standIn, order) };
  });
}

function namesIn(line: string, nameOf: WordReplacement): Replacement[] {
  return [...line.matchAll(/[A-Za-z0-9][\w.-]*/g)].flatMap((match) => {
    const text = nameOf(match[0], line.slice(Math.max(0, match.index - 40), match.index));
    return text === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text }];
  });
}

/** Merges two lists, each in order. Where two replacements overlap, the address wins. */
function mergeReplacements(addresses: readonly Replacement[], names: readonly Replacement[]): Replacement[] {
  const all: Replacement[] = [];
  let at = 0;
  for (const address of addresses) {
    for (; at < names.length && names[at]!.start < address.end; at++) {
      if (names[at]!.end <= address.start) all.push(names[at]!);
    }
    all.push(address);
  }
  return [...all, ...names.slice(at)];
}

/** `web-1` is a name, and so is `web-1.example.org` which a port may follow: `web-1.ssh`. */
function namedWord(names: Iterable<string>, standIns: StandIns): WordReplacement {
  const known = new Map([...names].map((name) => [name.toLowerCase(), standIns.forHost(name)]));
  for (const name of names) {
    const label = name.split(".")[0]!;
    if (!known.has(label.toLowerCase())) known.set(label.toLowerCase(), standIns.forHost(label));
  }
  let longest = 0;
  for (const { length } of known.keys()) longest = Math.max(longest, length);
  return (word) => {
    const first = word.length <= longest ? word.length : word.lastIndexOf(".", longest);
    for (let end = first; end > 0; end = word.lastIndexOf(".", end - 1)) {
      const found = known.get(word.slice(0, end).toLowerCase());
      if (found === undefined) continue;
      const rest = word.slice(end);
      const labels = rest.split(".").filter((label) => label !== "");
      return labels.length > 1 ? standIns.forHost(word) : found + rest;
    }
    return undefined;
  };
}

function readsTheSame(before: Snapshot, after: Snapshot): boolean {
  return (
    before.sockets.length === after.sockets.length &&
    before.unread.length === after.unread.length &&
    before.processes.length === after.processes.length &&
    before.processes.every(({ name }, at) => name === after.processes[at]!.name) &&
    before.sockets.every((socket, at) => {
      const { proto, port, process, pid, line } = after.sockets[at]!;
      return (
        proto === socket.proto &&
        port === socket.port &&
        process === socket.process &&
        pid === socket.pid &&
        line === socket.line
      );
    })
  );
}
