import type { Lists } from "../coverage.ts";
import type { CommandLine } from "./command-line.ts";
import { listsFor } from "./lists.ts";

/** Parameters of the two cmdlets that select no rows, with their values; names can be abbreviated. */
const HARMLESS = /^-(?:erroraction|ea|errora\w*|cimsession|computername|asjob|throttlelimit|verbose|debug)$/i;

/** What `Get-NetTCPConnection` and `Get-NetUDPEndpoint` list; undefined for another command. */
export function powershellLists(command: CommandLine): Lists | undefined {
  const isTcp = command.name === "get-nettcpconnection";
  if (!isTcp && command.name !== "get-netudpendpoint") return undefined;
  let selectedBy: string | undefined;
  let listeners = true;
  for (let at = 0; at < command.args.length; at++) {
    const arg = command.args[at]!;
    if (HARMLESS.test(arg)) {
      if (!/^-(?:asjob|verbose|debug)$/i.test(arg)) at++;
    } else if (/^-st(?:ate?)?$/i.test(arg)) {
      const states = (command.args[++at] ?? "").toLowerCase().split(",");
      listeners = states.includes("listen");
    } else {
      selectedBy ??= arg;
    }
  }
  return listsFor(command, {
    tcp: isTcp,
    udp: !isTcp,
    listeners,
    marks: isTcp ? { tcp: { words: ["Listen"] } } : {},
    ...(selectedBy !== undefined && { selectedBy }),
  });
}
