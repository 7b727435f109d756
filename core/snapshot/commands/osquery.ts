import type { Lists } from "../coverage.ts";
import type { CommandLine } from "./command-line.ts";
import { listsFor } from "./lists.ts";

/** `listening_ports`, alone or with a LEFT JOIN, which drops no rows; sorted or not. */
const WHOLE_TABLE =
  /^select\s+(?:distinct\s+)?[\w\s.,*()'"|]+?\sfrom\s+listening_ports(?:\s+(?:as\s+)?\w+)?(?:\s+left\s+(?:outer\s+)?join\s+\w+(?:\s+(?:as\s+)?\w+)?\s+(?:using\s*\(\s*\w+\s*\)|on\s+[\w.]+\s*=\s*[\w.]+))*(?:\s+order\s+by\s+[\w\s.,]+)?\s*;?\s*$/i;

const LONGEST_QUERY = 1000;

/** What a query of osquery lists; undefined for other commands. */
export function osqueryLists(command: CommandLine): Lists | undefined {
  if (command.name !== "osqueryi") return undefined;
  const query = command.args.find((arg) => /^select\s/i.test(arg));
  if (query === undefined) return undefined;
  const isWhole = query.length <= LONGEST_QUERY && WHOLE_TABLE.test(query.replace(/\s+/g, " "));
  const shown = query.length > 80 ? `${query.slice(0, 77)}…` : query;
  return listsFor(command, {
    tcp: true,
    udp: true,
    listeners: true,
    ...(!isWhole && { selectedBy: shown }),
  });
}
