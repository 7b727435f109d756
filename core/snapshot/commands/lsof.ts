import type { Lists } from "../coverage.ts";
import type { CommandLine } from "./command-line.ts";
import { type Asked, listsFor } from "./lists.ts";
import { readOptions } from "./options.ts";

/** What `lsof` lists: all sockets by default, only Internet sockets with -i. */
export function lsofLists(command: CommandLine): Lists {
  const given = readOptions(withInternetWord(withoutNameWidth(command.args)), {
    flags: "nPlabwOVRMKTUhX",
    valued: "isFrSDkom",
  });
  const { flags, values } = given;
  const internet = (values.get("i") ?? []).map(internetSelection);
  const states = values.get("s")?.map((state) => state.toLowerCase()) ?? [];
  const odd =
    given.unknown ??
    given.words[0] ??
    values.get("i")?.find((_, at) => internet[at] === undefined) ??
    states.find((state) => state !== "tcp:listen");
  const chosen = internet.filter((one) => one !== undefined);
  const isChosen = (protocol: "tcp" | "udp") =>
    chosen.length === 0 ? !flags.has("U") : chosen.some((one) => one[protocol]);
  const families = new Set(chosen.map(({ family }) => family));
  const [family] = families;
  return listsFor(command, {
    tcp: isChosen("tcp"),
    udp: isChosen("udp"),
    listeners: true,
    // With -T, states are not printed.
    marks: { tcp: { words: flags.has("T") ? ["TCP"] : ["TCP", "LISTEN"] }, udp: { words: ["UDP"] } },
    ...(families.size === 1 && family !== undefined && { family: { is: family, by: `-i${family}` } }),
    ...(odd !== undefined && { selectedBy: odd }),
  });
}

/** `+c 0` and the like: the longest name that is printed. */
function withoutNameWidth(args: readonly string[]): string[] {
  return args.filter((arg, at) => !/^\+c\d*$/.test(arg) && !(args[at - 1] === "+c" && /^\d+$/.test(arg)));
}

/** `-i` alone takes no value: the next word is its value only if it looks like one. */
function withInternetWord(args: readonly string[]): string[] {
  return args.flatMap((arg, at) => {
    if (!/^-[A-Za-z]*i$/.test(arg)) return [arg];
    const next = args[at + 1];
    return next !== undefined && /^(?:[46]|tcp|udp|:|@)/i.test(next) ? [arg] : [arg, "all"];
  });
}

/** `4TCP`, `udp`, `all`; undefined if it also names an address or a port. */
function internetSelection(value: string): (Pick<Asked, "tcp" | "udp"> & { family?: 4 | 6 }) | undefined {
  const match = /^(?:all|([46])?(tcp|udp)?)$/i.exec(value);
  if (match === null) return undefined;
  const protocol = match[2]?.toLowerCase();
  return {
    tcp: protocol !== "udp",
    udp: protocol !== "tcp",
    ...(match[1] !== undefined && { family: match[1] === "4" ? 4 : 6 }),
  };
}
