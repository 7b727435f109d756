import type { Lists } from "../coverage.ts";
import type { CommandLine } from "./command-line.ts";
import { type Asked, familyOfFlags, familyOfWord, firstSelecting, listsFor } from "./lists.ts";
import { readOptions } from "./options.ts";

const unixMarks = { tcp: { words: ["LISTEN"], starts: ["tcp"] }, udp: { starts: ["udp"] } };

/** What `netstat` of net-tools, busybox and toybox lists: listeners with -a or -l, all protocols without -t, -u and -w. */
export function linuxNetstatLists(command: CommandLine): Lists {
  const given = readOptions(command.args, {
    flags: "altuwxnpevWcoNZ46SU2TF",
    valued: "A",
    long: {
      all: "a",
      listening: "l",
      tcp: "t",
      udp: "u",
      raw: "w",
      unix: "x",
      numeric: "n",
      "numeric-hosts": "n",
      "numeric-ports": "n",
      "numeric-users": "n",
      programs: "p",
      program: "p",
      extend: "e",
      verbose: "v",
      wide: "W",
      continuous: "c",
      timers: "o",
      symbolic: "N",
      context: "Z",
      inet: "4",
      ip: "4",
      inet6: "6",
      sctp: "S",
      udplite: "U",
      bluetooth: "2",
      notrim: "T",
      protocol: "A",
    },
  });
  const { flags, values } = given;
  const chosen = ["t", "u", "w", "x", "S", "U", "2"].some((letter) => flags.has(letter));
  const named = values.get("A")?.flatMap((list) => list.split(",").map(familyOfWord));
  const selectedBy = given.unknown ?? firstSelecting(given.words);
  const asked: Asked = {
    tcp: !chosen || flags.has("t"),
    udp: !chosen || flags.has("u"),
    listeners: flags.has("a") || flags.has("l"),
    marks: unixMarks,
  };
  const family = named === undefined ? familyOfFlags(flags) : familyNamed(named, `-A ${values.get("A")}`);
  if (named?.every((one) => one === "other")) Object.assign(asked, { tcp: false, udp: false });
  return listsFor(command, {
    ...asked,
    ...(family !== undefined && { family }),
    ...(selectedBy !== undefined && { selectedBy }),
  });
}

function familyNamed(families: readonly (4 | 6 | "other" | undefined)[], by: string): Asked["family"] {
  const has4 = families.includes(4);
  if (has4 === families.includes(6)) return undefined;
  return { is: has4 ? 4 : 6, by };
}

/**
 * What `netstat` of Windows lists: listeners with -a or -q; `-p tcp` is only IPv4, because there, TCPv6 is a
 * protocol of its own.
 */
export function windowsNetstatLists(command: CommandLine): Lists {
  const given = readOptions(command.args, { flags: "abefnoqtiy", valued: "p", windows: true });
  const protocol = given.values.get("p")?.at(-1)?.toLowerCase();
  const named = protocol === undefined ? undefined : /^(tcp|udp)(v6)?$/.exec(protocol);
  const selectedBy =
    given.unknown ?? firstSelecting(given.words) ?? (named === null ? `-p ${protocol}` : undefined);
  return listsFor(command, {
    tcp: named?.[1] !== "udp",
    udp: named?.[1] !== "tcp",
    listeners: given.flags.has("a") || given.flags.has("q"),
    // States are translated. If a search for the English word shows rows, they are English.
    marks: { tcp: { words: ["LISTENING"], starts: ["TCP"] }, udp: { starts: ["UDP"] } },
    ...(named && { family: { is: named[2] ? 6 : 4, by: `-p ${protocol}` } }),
    ...(selectedBy !== undefined && { selectedBy }),
  });
}

/** What `netstat` of macOS, the BSDs, AIX and HP-UX lists: listeners with -a (OpenBSD: or -l), `-f inet` is IPv4 alone. */
export function bsdNetstatLists(command: CommandLine): Lists {
  const given = readOptions(command.args, { flags: "aAlnvWTxSEbd46o", valued: "fpw" });
  const { flags, values } = given;
  const family = familyOfWord(values.get("f")?.at(-1));
  const protocol = values.get("p")?.at(-1)?.toLowerCase();
  const named = protocol === undefined ? undefined : /^(tcp|udp)(4|6)?$/.exec(protocol);
  const isOther = family === "other" || named === null;
  const selectedBy = given.unknown ?? firstSelecting(given.words);
  const chosen: Asked["family"] =
    family === 4 || family === 6 ? { is: family, by: `-f ${values.get("f")}` } : familyOfFlags(flags);
  return listsFor(command, {
    tcp: !isOther && named?.[1] !== "udp",
    udp: !isOther && named?.[1] !== "tcp",
    listeners: flags.has("a") || flags.has("l"),
    marks: unixMarks,
    ...(chosen !== undefined && { family: chosen }),
    ...(selectedBy !== undefined && { selectedBy }),
  });
}

/** What `netstat` of Solaris lists: listeners with -a, one protocol with -P. */
export function solarisNetstatLists(command: CommandLine): Lists {
  const given = readOptions(command.args, { flags: "anuvRc", valued: "fPT" });
  const { values } = given;
  const family = familyOfWord(values.get("f")?.at(-1));
  const protocol = values.get("P")?.at(-1)?.toLowerCase();
  const selectedBy = given.unknown ?? firstSelecting(given.words);
  const isChosen = (name: string) => family !== "other" && (protocol === undefined || protocol === name);
  return listsFor(command, {
    tcp: isChosen("tcp"),
    udp: isChosen("udp"),
    listeners: given.flags.has("a"),
    marks: { tcp: { words: ["LISTEN"] } },
    ...((family === 4 || family === 6) && { family: { is: family, by: `-f ${values.get("f")}` } }),
    ...(selectedBy !== undefined && { selectedBy }),
  });
}
