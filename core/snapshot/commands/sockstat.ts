import type { Lists } from "../coverage.ts";
import type { CommandLine } from "./command-line.ts";
import { familyOfFlags, familyOfWord, listsFor } from "./lists.ts";
import { readOptions } from "./options.ts";

/**
 * What `sockstat` lists: everything, or what -4, -6, -u, -P and -c select in known ways; -p, -j and -L
 * select.
 */
export function sockstatLists(command: CommandLine): Lists {
  const given = readOptions(command.args, { flags: "46clnquvwsSiIbUACK", valued: "Pf" });
  const { flags, values } = given;
  const protocols = values.get("P")?.flatMap((list) => list.toLowerCase().split(","));
  const family = familyOfWord(values.get("f")?.at(-1));
  const selectedBy = given.unknown ?? given.words[0];
  const onlyUnix = flags.has("u") && !flags.has("4") && !flags.has("6");
  const isChosen = (name: string) =>
    !onlyUnix && family !== "other" && (protocols === undefined || protocols.includes(name));
  const chosen = familyOfFlags(flags);
  return listsFor(command, {
    tcp: isChosen("tcp"),
    udp: isChosen("udp"),
    listeners: !flags.has("c") || flags.has("l"),
    marks: { tcp: { starts: ["tcp"] }, udp: { starts: ["udp"] } },
    ...(family === 4 || family === 6
      ? { family: { is: family, by: `-f ${values.get("f")}` } }
      : chosen !== undefined && { family: chosen }),
    ...(selectedBy !== undefined && { selectedBy }),
  });
}
