import { PortSet } from "../../../../core/ports/port-set.ts";
import {
  type CommandLine,
  commandLines,
  otherCommands,
} from "../../../../core/snapshot/commands/command-line.ts";
import { lsofLists } from "../../../../core/snapshot/commands/lsof.ts";
import {
  bsdNetstatLists,
  linuxNetstatLists,
  solarisNetstatLists,
  windowsNetstatLists,
} from "../../../../core/snapshot/commands/netstat.ts";
import { osqueryLists } from "../../../../core/snapshot/commands/osquery.ts";
import { powershellLists } from "../../../../core/snapshot/commands/powershell.ts";
import { sockstatLists } from "../../../../core/snapshot/commands/sockstat.ts";
import { ssLists } from "../../../../core/snapshot/commands/ss.ts";
import type { Claim, Lists } from "../../../../core/snapshot/coverage.ts";

/** The systems whose `netstat` has its own options. */
export type System = "linux" | "windows" | "bsd" | "solaris";

const netstats = {
  linux: linuxNetstatLists,
  windows: windowsNetstatLists,
  bsd: bsdNetstatLists,
  solaris: solarisNetstatLists,
};

const others: Record<string, (command: CommandLine) => Lists | undefined> = {
  ss: ssLists,
  lsof: lsofLists,
  sockstat: sockstatLists,
  osqueryi: osqueryLists,
  "get-nettcpconnection": powershellLists,
  "get-netudpendpoint": powershellLists,
};

/** What the command lists, undefined if it lists no sockets. */
export function listsOf(command: CommandLine, system: System = "linux"): Lists | undefined {
  return command.name === "netstat" ? netstats[system](command) : others[command.name]?.(command);
}

/**
 * The commands of a line, with what each lists: `web01 ss: tcp all, udp left-out`. `selection` means both, if
 * the command or the pipe after it may leave out rows.
 */
export function shownCommands(line: string, system?: System): string[] {
  const commands = commandLines(line);
  return (commands.length > 0 ? commands : otherCommands(line)).map((command) => {
    const name = [...(command.host === null ? [] : [command.host]), command.name || "?"].join(" ");
    if (command.selection !== undefined) return `${name}: selection`;
    const lists = listsOf(command, system);
    if (lists === undefined) return name;
    const [tcp, udp] = [claimText(lists.tcp), claimText(lists.udp)];
    return tcp === udp ? `${name}: ${tcp}` : `${name}: tcp ${tcp}, udp ${udp}`;
  });
}

function claimText(claim: Claim): string {
  const isAll = (family: 4 | 6) => claim[family].equals(PortSet.all);
  if (isAll(4) && isAll(6)) return "all";
  if (isAll(4)) return "IPv4";
  return isAll(6) ? "IPv6" : claim.gaps.map(({ kind }) => kind).join(" ");
}
