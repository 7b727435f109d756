import {
  byteOrderIn,
  findAddresses,
  findHexAddresses,
  hexOfAddress,
  type KnownAddresses,
} from "./find-addresses.ts";
import { findHostNames } from "./find-host-names.ts";
import type { ByteOrder } from "./hex-address.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { type Replacement, replaceInLine } from "./replace-in-line.ts";
import type { Snapshot } from "./snapshot.ts";
import { StandIns } from "./stand-ins.ts";

/**
 * A snapshot text to be shared: addresses of hosts and of network cards, and names of hosts, are replaced, each
 * always by the same. Loopback and wildcard addresses, ports, processes, users and paths stay, and so do columns
 * where blanks permit it. The result reads to the same sockets but for their addresses. Pass the same `standIns`
 * for several texts, so that a host is the same in all of them.
 */
export function anonymise(text: string, standIns: StandIns = new StandIns()): string {
  const snapshot = readSnapshot(text);
  const names = findHostNames(text, snapshot);
  const everywhere = rewrite(text, snapshot, namedWord(names, standIns), standIns);
  if (readsTheSame(snapshot, readSnapshot(everywhere))) return everywhere;
  // A host is called as something else is too, such as a process or a state.
  return rewrite(text, snapshot, cautiously(namedWord(names, standIns)), standIns);
}

/** What to write for a word that is, or begins with, the name of a host; `before` is what stands in front of it. */
type WordReplacement = (word: string, before: string) => string | undefined;

/** Takes a name without a domain for that of a host only where nothing else can stand. */
function cautiously(nameOf: WordReplacement): WordReplacement {
  const place = /(?:@|#\s{0,9}host\s{0,9}:\s{0,9}|scan report for )$/i;
  return (word, before) => (word.includes(".") || place.test(before) ? nameOf(word, before) : undefined);
}

function rewrite(text: string, snapshot: Snapshot, nameOf: WordReplacement, standIns: StandIns): string {
  const known: KnownAddresses = {
    addresses: new Set(snapshot.sockets.map(({ address }) => address.split("%")[0]!)),
    unbracketed: snapshot.formats.some((format) => format === "netstat-linux" || format === "sockstat"),
  };
  const order = snapshot.formats.includes("proc-net") ? byteOrderIn(text) : undefined;
  return text
    .split("\n")
    .map((line) => {
      const hex = order === undefined ? [] : hexAddressesIn(line, order, standIns);
      const addresses = hex.length > 0 ? hex : addressesIn(line, known, standIns);
      const all = merged(addresses, namesIn(line, nameOf));
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

/** Both lists, each in order, as one; where two meet the address stays. */
function merged(addresses: readonly Replacement[], names: readonly Replacement[]): Replacement[] {
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

/** `web-1` is a name, and so is `web-1.example.org` behind which a port may stand: `web-1.ssh`. */
function namedWord(names: ReadonlySet<string>, standIns: StandIns): WordReplacement {
  const known = new Map([...names].map((name) => [name.toLowerCase(), standIns.forHost(name)]));
  for (const name of names) {
    const label = name.split(".")[0]!;
    if (!known.has(label.toLowerCase())) known.set(label.toLowerCase(), standIns.forHost(label));
  }
  return (word) => {
    for (let end = word.length; end > 0; end = word.lastIndexOf(".", end - 1)) {
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
