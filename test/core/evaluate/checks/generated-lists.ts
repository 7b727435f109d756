import fc from "fast-check";

/** A listener of a generated host. */
export interface Listener {
  proto: "tcp" | "udp";
  family: 4 | 6;
  port: number;
  process: string;
  pid: number;
}

/** The output of a command that lists all the listeners of a host, with its command line. */
export interface ListFormat {
  name: string;
  /** Command lines, one for each output of the text. */
  commands: readonly string[];
  /** The rows of each output below its command line, with headers. */
  outputs(listeners: readonly Listener[]): readonly string[][];
  /** Texts before a command line. */
  prompt: string;
}

const any = (family: 4 | 6) => (family === 4 ? "0.0.0.0" : "[::]");

const netstatLinux = (listeners: readonly Listener[]) => [
  "Active Internet connections (only servers)",
  "Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    ",
  ...listeners.map(({ proto, family, port, process, pid }) => {
    const local = `${family === 4 ? "0.0.0.0" : "::"}:${port}`.padEnd(23);
    const foreign = (family === 4 ? "0.0.0.0:*" : ":::*").padEnd(23);
    const state = (proto === "tcp" ? "LISTEN" : "").padEnd(11);
    const type = (family === 4 ? proto : `${proto}6`).padEnd(5);
    return `${type}      0      0 ${local} ${foreign} ${state} ${`${pid}/${process}`.padEnd(19)} `;
  }),
];

const netstatWindows = (listeners: readonly Listener[]) => [
  "",
  "Active Connections",
  "",
  "  Proto  Local Address          Foreign Address        State           PID",
  ...listeners.map(({ proto, family, port, pid }) => {
    const local = `${any(family)}:${port}`.padEnd(22);
    const foreign = (proto === "udp" ? "*:*" : `${any(family)}:0`).padEnd(22);
    const state = (proto === "tcp" ? "LISTENING" : "").padEnd(15);
    return `  ${proto.toUpperCase()}    ${local} ${foreign} ${state} ${pid}`;
  }),
];

const tasklist = (listeners: readonly Listener[]) => [
  "",
  "Image Name                     PID Session Name        Session#    Mem Usage",
  "========================= ======== ================ =========== ============",
  ...listeners.map(
    ({ process, pid }) =>
      `${process.padEnd(25)} ${String(pid).padStart(8)} Services                   0     10,000 K`,
  ),
];

const netstatBsd = (listeners: readonly Listener[]) => [
  "Active Internet connections (including servers)",
  "Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)",
  ...listeners.map(({ proto, family, port }) => {
    const state = proto === "tcp" ? "LISTEN" : "";
    return `${proto}${family}       0      0  ${`*.${port}`.padEnd(22)} ${"*.*".padEnd(22)} ${state}`;
  }),
];

const ss = (listeners: readonly Listener[]) => [
  "Netid State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process",
  ...listeners.map(({ proto, family, port, process, pid }) => {
    const state = proto === "tcp" ? "LISTEN" : "UNCONN";
    const owner = `users:(("${process}",pid=${pid},fd=3))`;
    return `${proto}   ${state} 0      128    ${any(family)}:${port}      ${any(family)}:*       ${owner}`;
  }),
];

const lsof = (listeners: readonly Listener[]) => [
  "COMMAND   PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME",
  ...listeners.map(({ proto, family, port, process, pid }, at) => {
    const state = proto === "tcp" ? " (LISTEN)" : "";
    return `${process.padEnd(9)} ${pid} root    3u  IPv${family}  ${1000 + at}      0t0  ${proto.toUpperCase()} *:${port}${state}`;
  }),
];

const sockstat = (listeners: readonly Listener[]) => [
  "USER     COMMAND    PID   FD  PROTO  LOCAL ADDRESS         FOREIGN ADDRESS      ",
  ...listeners.map(
    ({ proto, family, port, process, pid }) =>
      `root     ${process.padEnd(10)} ${String(pid).padEnd(5)} 4   ${proto}${family}   ${`*:${port}`.padEnd(21)} *:*                  `,
  ),
];

const procFiles = (listeners: readonly Listener[]) =>
  (["tcp", "tcp6", "udp", "udp6"] as const).flatMap((file) => {
    const isWide = file.endsWith("6");
    const gap = isWide ? " ".repeat(24) : "";
    const drops = file.startsWith("udp") ? " ref pointer drops" : "";
    const rows = listeners.filter(
      ({ proto, family }) => proto === file.slice(0, 3) && (family === 6) === isWide,
    );
    return [
      `  sl  local_address ${gap}${isWide ? "remote_address" : "rem_address"}   ${gap}st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode${drops}`,
      ...rows.map(({ proto, port }, at) => {
        const zero = "0".repeat(isWide ? 32 : 8);
        const hex = port.toString(16).toUpperCase().padStart(4, "0");
        const state = proto === "tcp" ? "0A" : "07";
        return `   ${at}: ${zero}:${hex} ${zero}:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${4000 + at} 2 0000000000000000 0`;
      }),
    ];
  });

const powershell = (listeners: readonly Listener[]) => [
  "",
  "LocalAddress                        LocalPort RemoteAddress                       RemotePort State       AppliedSetting OwningProcess",
  "------------                        --------- -------------                       ---------- -----       -------------- -------------",
  ...listeners
    .filter(({ proto }) => proto === "tcp")
    .map(({ family, port, pid }) => {
      const address = (family === 4 ? "0.0.0.0" : "::").padEnd(35);
      return `${address} ${String(port).padEnd(9)} ${address} 0          Listen                     ${pid}`;
    }),
];

const osquery = (listeners: readonly Listener[]) => [
  "+------+-------+----------+--------+---------+",
  "| pid  | port  | protocol | family | address |",
  "+------+-------+----------+--------+---------+",
  ...listeners.map(({ proto, family, port, pid }) => {
    const numbers = [
      String(pid).padEnd(4),
      String(port).padEnd(5),
      String(proto === "tcp" ? 6 : 17).padEnd(8),
    ];
    const rest = [String(family === 4 ? 2 : 10).padEnd(6), (family === 4 ? "0.0.0.0" : "::").padEnd(7)];
    return `| ${[...numbers, ...rest].join(" | ")} |`;
  }),
  "+------+-------+----------+--------+---------+",
];

const one =
  (output: (listeners: readonly Listener[]) => string[]) =>
  (listeners: readonly Listener[]): string[][] => [output(listeners)];

export const listFormats: readonly ListFormat[] = [
  {
    name: "netstat-linux",
    prompt: "[root@web01 ~]# ",
    commands: ["netstat -tulpn"],
    outputs: one(netstatLinux),
  },
  { name: "netstat-windows", prompt: "C:\\>", commands: ["netstat -ano"], outputs: one(netstatWindows) },
  {
    name: "netstat-windows, tasklist",
    prompt: "C:\\>",
    commands: ["netstat -ano", "tasklist"],
    outputs: (listeners) => [netstatWindows(listeners), tasklist(listeners)],
  },
  { name: "netstat-bsd", prompt: "root@web01:~ # ", commands: ["netstat -an"], outputs: one(netstatBsd) },
  { name: "ss", prompt: "root@web01:~# ", commands: ["ss -tulpn"], outputs: one(ss) },
  { name: "lsof", prompt: "root@web01:~# ", commands: ["lsof -nP -i"], outputs: one(lsof) },
  { name: "sockstat", prompt: "root@web01:~ # ", commands: ["sockstat -l"], outputs: one(sockstat) },
  {
    name: "proc-net",
    prompt: "# ",
    commands: ["cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6"],
    outputs: one(procFiles),
  },
  {
    name: "powershell",
    prompt: "PS C:\\> ",
    commands: ["Get-NetTCPConnection -State Listen"],
    outputs: one(powershell),
  },
  {
    name: "osquery",
    prompt: "osquery> ",
    commands: ["SELECT pid, port, protocol, family, address FROM listening_ports;"],
    outputs: one(osquery),
  },
];

/** The text of a host, its lines with their line ends. */
export function textOf({ prompt, commands, outputs }: ListFormat, listeners: readonly Listener[]): string {
  return outputs(listeners)
    .map((lines, at) => [`${prompt}${commands[at]}`, ...lines, ""].join("\n"))
    .join("");
}

/** Few ports and names, so that checks and listeners meet; the same port on both families and with several owners. */
export const listeners: fc.Arbitrary<Listener[]> = fc
  .array(
    fc.record({
      proto: fc.constantFrom<("tcp" | "udp")[]>("tcp", "tcp", "udp"),
      family: fc.constantFrom<(4 | 6)[]>(4, 6),
      port: fc.constantFrom(22, 23, 80, 161, 2222, 8080, 22345),
      process: fc.constantFrom("sshd", "telnetd", "nginx", "ss"),
      pid: fc.integer({ min: 100, max: 9999 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map(withOneNamePerPid);

/** A list that gives one PID two names contradicts itself, and any part of it may pass what the whole does not. */
function withOneNamePerPid(all: readonly Listener[]): Listener[] {
  const names = new Map(all.map(({ pid, process }) => [pid, process]));
  return all.map((listener) => ({ ...listener, process: names.get(listener.pid)! }));
}
