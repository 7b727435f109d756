import type { Lists } from "../coverage.ts";
import type { CommandLine } from "./command-line.ts";
import { familyOfFlags, familyOfWord, listsFor } from "./lists.ts";
import { readOptions } from "./options.ts";

const LONG: Record<string, string> = {
  all: "a",
  listening: "l",
  tcp: "t",
  udp: "u",
  raw: "w",
  unix: "x",
  dccp: "d",
  sctp: "S",
  mptcp: "M",
  packet: "0",
  vsock: "V",
  xdp: "X",
  tipc: "P",
  numeric: "n",
  resolve: "r",
  processes: "p",
  threads: "T",
  extended: "e",
  options: "o",
  memory: "m",
  info: "i",
  context: "Z",
  contexts: "z",
  "no-header": "H",
  "no-queues": "Q",
  oneline: "O",
  "inet-sockopt": "I",
  tos: "Y",
  cgroup: "C",
  ipv4: "4",
  ipv6: "6",
  family: "f",
  query: "A",
  socket: "A",
  net: "N",
};

/** Letters of options; long options that only add details have letters here that ss does not use. */
const FLAGS = "altuwxdSM0VXPnrpTeomiZzHQOIYC46";

/** What `ss` lists: listeners with -l, -a or `state listening`; every other word is a filter. */
export function ssLists(command: CommandLine): Lists {
  const given = readOptions(command.args, { flags: FLAGS, valued: "fAN", long: LONG });
  const { flags, values } = given;
  const words = [...given.words];
  const state = words[0]?.toLowerCase() === "state" ? words[1]?.toLowerCase() : undefined;
  const listsState = state === "listening" || state === "all";
  if (listsState) words.splice(0, 2);
  const queries = values.get("A")?.flatMap((list) => list.toLowerCase().split(","));
  const odd = queries?.find(
    (query) => !/^(?:all|inet|tcp|udp|raw|unix\w*|packet\w*|netlink|dccp|sctp)$/.test(query),
  );
  const family = familyOfWord(values.get("f")?.at(-1));
  const network = values.get("N")?.at(-1);
  const selectedBy = given.unknown ?? words[0] ?? (odd === undefined ? undefined : `-A ${odd}`);
  const types = ["t", "u", "w", "x", "d", "S", "M", "0", "V", "X", "P"].filter((letter) => flags.has(letter));
  const chosen = types.length > 0;
  const isChosen = (letter: string, name: string) =>
    family !== "other" &&
    (queries === undefined
      ? !chosen || flags.has(letter)
      : queries.some((query) => query === "all" || query === "inet" || query === name));
  const byFlags = familyOfFlags(flags);
  // With a single type of socket, no column names it.
  const isNamed = queries === undefined ? types.length !== 1 : queries.length > 1;
  return listsFor(command, {
    tcp: isChosen("t", "tcp"),
    // An unconnected UDP socket is in no state that `state listening` shows.
    udp: isChosen("u", "udp") && state !== "listening",
    listeners: flags.has("a") || flags.has("l") || listsState,
    marks: {
      tcp: { words: isNamed ? ["LISTEN", "tcp"] : ["LISTEN"] },
      udp: { words: isNamed ? ["UNCONN", "udp"] : ["UNCONN"] },
    },
    ...(network !== undefined && { namespace: network }),
    ...(family === 4 || family === 6
      ? { family: { is: family, by: `-f ${values.get("f")}` } }
      : byFlags !== undefined && { family: byFlags }),
    ...(selectedBy !== undefined && { selectedBy }),
  });
}
