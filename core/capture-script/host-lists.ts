import type { Need } from "../observations/observation.ts";

/** A list that a system keeps, and the fixed command that prints all of it. */
interface HostList {
  /** The systems that have it, as named by `uname`; undefined: any that has the program. */
  systems?: readonly string[];
  /** The first of these that exists is used, or if several exist, the first that works. */
  commands: readonly string[];
}

const linux = ["Linux"];
const sun = ["SunOS"];
const others = ["AIX", "HP-UX"];

const sockets: readonly HostList[] = [
  {
    systems: linux,
    commands: [
      "ss -tulpn",
      "netstat -tulpn",
      "netstat -tuln",
      "cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6",
    ],
  },
  { systems: ["Darwin"], commands: ["netstat -anv"] },
  { systems: ["FreeBSD", "NetBSD", "DragonFly"], commands: ["sockstat -l"] },
  { systems: ["OpenBSD", ...others], commands: ["netstat -an"] },
  { systems: sun, commands: ["netstat -an -f inet"] },
  { systems: sun, commands: ["netstat -an -f inet6"] },
];

const processes: readonly HostList[] = [
  { systems: [...linux, ...others], commands: ["ps -eo pid,ppid,user,comm,args"] },
  { systems: ["Darwin"], commands: ["ps -axo pid,ppid,user,ucomm,comm"] },
  { systems: ["FreeBSD", "NetBSD", "DragonFly"], commands: ["ps -axo pid,ppid,user,ucomm,args"] },
  { systems: ["OpenBSD"], commands: ["ps -axo pid,ppid,user,comm,args"] },
  { systems: sun, commands: ["ps -eo pid,ppid,user,comm"] },
];

/** Complete lists, by what is before the colon in the key of a package or a service. */
const listsByPrefix: Readonly<Record<string, readonly HostList[]>> = {
  rpm: [{ commands: [String.raw`rpm -qa --qf '%{NAME} %{EPOCH} %{VERSION} %{RELEASE}\n'`] }],
  pkginfo: [{ systems: sun, commands: ["pkginfo -l"] }],
  chkconfig: [{ systems: linux, commands: ["chkconfig --list"] }],
};

/** The lists with the sockets, processes, packages and services that are needed, without duplicates. */
function listsFor(needs: readonly Need[]): HostList[] {
  const lists = new Set<HostList>();
  for (const need of needs) for (const list of listsOf(need)) lists.add(list);
  const known = new Set<string>();
  return [...lists].filter(({ commands: [first] }) => !known.has(first!) && known.add(first!));
}

function listsOf(need: Need): readonly HostList[] {
  if (need.kind === "sockets") return sockets;
  if (need.kind !== "package" && need.kind !== "service") return [];
  const prefix = need.key.slice(0, need.key.indexOf(":"));
  return Object.hasOwn(listsByPrefix, prefix) ? listsByPrefix[prefix]! : [];
}

/**
 * The lines of a script that print the lists, except for that of processes.
 *
 * @param system as named by `uname`; undefined if the script has to ask
 */
export function listLines(needs: readonly Need[], system: string | undefined): string[] {
  return linesOf(listsFor(needs), system, "own");
}

/** The line of a script that prints the list of processes, before it starts any that keeps running. */
export function processLines(needs: readonly Need[], system: string | undefined): string[] {
  return needs.some(({ kind }) => kind === "processes") ? linesOf(processes, system, "processes") : [];
}

function linesOf(lists: readonly HostList[], system: string | undefined, print: string): string[] {
  const lines: string[] = [];
  for (const { systems, commands } of lists) {
    if (system !== undefined && systems !== undefined && !systems.includes(system)) continue;
    const isThere = (command: string) =>
      command === commands.at(-1)
        ? `has ${programOf(command)}`
        : `works ${programOf(command)} ${quote(command)}`;
    const choice = commands
      .map(
        (command, at) => `${at === 0 ? "if" : "elif"} ${isThere(command)}; then ${print} ${quote(command)}`,
      )
      .join("; ");
    const line = `${choice}; fi`;
    lines.push(
      systems === undefined || system !== undefined
        ? `  ${line}`
        : `  case $na_system in ${systems.join(" | ")}) ${line} ;; esac`,
    );
  }
  return lines;
}

/** Every command that a script may run by itself. */
export const listCommands: readonly string[] = [sockets, processes, ...Object.values(listsByPrefix)].flatMap(
  (lists) => lists.flatMap(({ commands }) => commands),
);

function programOf(command: string): string {
  return command.split(" ", 1)[0]!;
}

function quote(command: string): string {
  return `'${command.replaceAll("'", "'\\''")}'`;
}
