import { check, processOnPort, ss, unix } from "../fixture.ts";

const ssh = ss("tcp 0.0.0.0:22 sshd 611", "tcp [::]:22 sshd 611");

check(
  "the owner of the port is one of the names",
  {
    policy: unix(
      processOnPort("22", "sshd"),
      processOnPort("22", "launchd|sshd"),
      processOnPort("22", " sshd | x"),
    ),
    host: ssh,
    show: ["evidence", "notes"],
  },
  [
    "PASSED process: The process is sshd: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "  + sshd permits 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  + sshd permits 22/tcp on ::, sshd (pid 611), line 4 of the snapshot",
    "PASSED process: The process is launchd or sshd: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "  + sshd permits 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  + sshd permits 22/tcp on ::, sshd (pid 611), line 4 of the snapshot",
    "PASSED process: The process is sshd or x: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "  + sshd permits 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  + sshd permits 22/tcp on ::, sshd (pid 611), line 4 of the snapshot",
  ],
);

check(
  "another owner fails",
  { policy: unix(processOnPort("22", "dropbear|launchd")), host: ssh, show: ["evidence"] },
  [
    "FAILED process: The process is not dropbear or launchd: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "  - The check does not permit 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  - The check does not permit 22/tcp on ::, sshd (pid 611), line 4 of the snapshot",
  ],
);

check(
  "every listener on the port is looked at",
  {
    policy: unix(processOnPort("22", "sshd")),
    host: ss("tcp 192.0.2.1:22 sshd 611", "tcp 192.0.2.2:22 nc 70", "udp 0.0.0.0:22 nc 70"),
  },
  ["FAILED process: The process is not sshd: 22/tcp on 192.0.2.2, nc (pid 70), line 4 of the snapshot."],
);

check(
  "the protocol is that of the check",
  {
    policy: unix(processOnPort("53", "named", "port_type : UDP")),
    host: ss("tcp 0.0.0.0:53 nc 70", "udp 0.0.0.0:53 named 71"),
  },
  ["PASSED process: The process is named: 53/udp on 0.0.0.0, named (pid 71), line 4 of the snapshot."],
);

check(
  "a listener without a name leaves it undecided, unless another one fails",
  {
    policy: unix(processOnPort("22", "sshd"), processOnPort("80", "nginx")),
    host: ss("tcp 0.0.0.0:22 sshd 611", "tcp [::]:22", "tcp 0.0.0.0:80", "tcp [::]:80 nc 70"),
    show: ["evidence"],
  },
  [
    "UNDECIDED (missing) process: The snapshot shows no process for 22/tcp on ::, line 4 of the snapshot.",
    "  + sshd permits 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  - The snapshot shows no process name for 22/tcp on ::, line 4 of the snapshot",
    "FAILED process: The process is not nginx: 80/tcp on ::, nc (pid 70), line 6 of the snapshot.",
    "  - The snapshot shows no process name for 80/tcp on 0.0.0.0, line 5 of the snapshot",
    "  - The check does not permit 80/tcp on ::, nc (pid 70), line 6 of the snapshot",
  ],
);

const netstat = (owner: string) =>
  `# netstat -tulpn\nProto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name\ntcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN      ${owner}\n`;

check(
  "a title that a process gave itself is its name with more behind it",
  {
    policy: unix(processOnPort("80", "nginx")),
    host: netstat("704/nginx: master p"),
  },
  [
    "PASSED process: The process is nginx: 80/tcp on 0.0.0.0, nginx: master p (pid 704), line 3 of the snapshot.",
  ],
);

check(
  "a path is compared by its last part",
  {
    policy: unix(processOnPort("80", "nginx"), processOnPort("80", "/usr/sbin/nginx")),
    host: netstat("704/nginx"),
  },
  [
    "PASSED process: The process is nginx: 80/tcp on 0.0.0.0, nginx (pid 704), line 3 of the snapshot.",
    "UNDECIDED (partial) process: Whether the process is /usr/sbin/nginx can't be determined, because the snapshot does not show the path of nginx: 80/tcp on 0.0.0.0, nginx (pid 704), line 3 of the snapshot.",
  ],
);

check(
  "a name that netstat may have cut is undecided",
  {
    policy: unix(processOnPort("80", "systemd-resolved")),
    host: netstat("12345/systemd-resol"),
    show: ["evidence"],
  },
  [
    "UNDECIDED (partial) process: Whether the process is systemd-resolved can't be determined, because the output may have cut the name off: it may be systemd-resolved: 80/tcp on 0.0.0.0, systemd-resol (pid 12345), line 3 of the snapshot.",
    "  - systemd-resolved may permit 80/tcp on 0.0.0.0, systemd-resol (pid 12345), line 3 of the snapshot",
  ],
);

check(
  "a short name is not taken for a cut one",
  {
    policy: unix(processOnPort("80", "systemd-resolved")),
    host: netstat("123/systemd-resol"),
  },
  [
    "FAILED process: The process is not systemd-resolved: 80/tcp on 0.0.0.0, systemd-resol (pid 123), line 3 of the snapshot.",
  ],
);

check(
  "ss shows 15 characters of a name",
  {
    policy: unix(
      processOnPort("53", "systemd-resolved", "port_type : UDP"),
      processOnPort("53", "systemd-resolve", "port_type : UDP"),
    ),
    host: ss("udp 0.0.0.0:53 systemd-resolve 80"),
  },
  [
    "UNDECIDED (partial) process: Whether the process is systemd-resolved can't be determined, because the output may have cut the name off: it may be systemd-resolved: 53/udp on 0.0.0.0, systemd-resolve (pid 80), line 3 of the snapshot.",
    "PASSED process: The process is systemd-resolve: 53/udp on 0.0.0.0, systemd-resolve (pid 80), line 3 of the snapshot.",
  ],
);

check(
  "a name that only fits as a pattern is undecided, a part of a name fails",
  {
    policy: unix(processOnPort("22", "^ssh.*$"), processOnPort("22", "ssh"), processOnPort("22", "^tel.*")),
    host: ss("tcp 0.0.0.0:22 sshd 611"),
    show: ["notes"],
  },
  [
    "UNDECIDED (undocumented) process: Whether the process is ^ssh.*$ can't be determined, because Tenable does not document whether ^ssh.*$ is a pattern: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "FAILED process: The process is not ssh: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "  note sshd contains ssh. Whole names are compared here; Tenable does not document how the scanner compares them.",
    "FAILED process: The process is not ^tel.*: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
  ],
);

const undocumented =
  "Tenable does not document what a closed port means here on Unix; the setting evaluate.closedPort makes it";
for (const [closedPort, status, sign] of [
  ["error", "ERROR", "-"],
  ["passed", "PASSED", "+"],
  ["failed", "FAILED", "-"],
] as const) {
  check(
    `a closed port is ${status} by setting`,
    {
      policy: unix(processOnPort("23", "telnetd")),
      host: ssh,
      options: { closedPort },
      show: ["evidence", "notes"],
    },
    [
      `${status} process: 23/tcp is closed, so there is no process to compare.`,
      `  ${sign} 23/tcp is closed`,
      `  note ${undocumented} ${status}.`,
    ],
  );
}

check(
  "port_option belongs to Windows",
  {
    policy: unix(processOnPort("23", "telnetd", "port_option : CAN_BE_CLOSED")),
    host: ssh,
  },
  ["UNDECIDED (undocumented) process: 23/tcp is closed, so there is no process to compare."],
);

const undecided = "Tenable does not document whether they do; the setting evaluate.loopback decides.";
const mixed = ss(
  "tcp 127.0.0.1:5432 nc 5",
  "tcp 0.0.0.0:5432 postgres 6",
  "tcp 127.0.0.1:6000 x 7",
  "tcp 127.0.0.1:22 sshd 8",
  "tcp 0.0.0.0:22 sshd 8",
);

check(
  "a listener on a loopback address is left out, and the verdict says where that decides",
  {
    policy: unix(processOnPort("5432", "postgres"), processOnPort("6000", "x"), processOnPort("22", "sshd")),
    host: mixed,
    show: ["ignored", "notes"],
  },
  [
    "PASSED process: The process is postgres: 5432/tcp on 0.0.0.0, postgres (pid 6), line 4 of the snapshot.",
    "  ignored 5432/tcp on 127.0.0.1: listens on the loopback address only",
    `  note The check would not pass if listeners on a loopback address counted. ${undecided}`,
    "UNDECIDED (undocumented) process: 6000/tcp is closed, so there is no process to compare.",
    "  ignored 6000/tcp on 127.0.0.1: listens on the loopback address only",
    `  note The check would pass if listeners on a loopback address counted. ${undecided}`,
    "PASSED process: The process is sshd: 22/tcp on 0.0.0.0, sshd (pid 8), line 7 of the snapshot.",
    "  ignored 22/tcp on 127.0.0.1: listens on the loopback address only",
  ],
);

check(
  "a listener on a loopback address counts where the setting says so",
  {
    policy: unix(processOnPort("5432", "postgres"), processOnPort("6000", "x")),
    host: mixed,
    options: { loopback: "count" },
    show: ["ignored", "notes"],
  },
  [
    "FAILED process: The process is not postgres: 5432/tcp on 127.0.0.1, nc (pid 5), line 3 of the snapshot.",
    `  note The check would pass if listeners on a loopback address did not count. ${undecided}`,
    "PASSED process: The process is x: 6000/tcp on 127.0.0.1, x (pid 7), line 5 of the snapshot.",
    `  note The check would not pass if listeners on a loopback address did not count. ${undecided}`,
  ],
);

check(
  "a check that can't be read is undecided",
  {
    policy: unix(
      processOnPort("22,23", "sshd"),
      processOnPort("2[23]", "sshd"),
      processOnPort("", "sshd"),
      processOnPort("70000", "sshd"),
      processOnPort("22", ""),
      processOnPort("22", "@NAME@"),
      processOnPort("22", "sshd").replace(/name .*/, ""),
      processOnPort("22", "sshd").replace('"sshd"', "sshd"),
    ),
    host: ssh,
  },
  [
    "UNDECIDED (undocumented) process: 22,23 is a list, but only one port can be given here. Write a check for each port.",
    "UNDECIDED (undocumented) process: 2[23] is not a port number. Write one number from 1 to 65535, such as 22.",
    "UNDECIDED (undocumented) process: The port is missing. Write one port number, such as 22.",
    "UNDECIDED (undocumented) process: 70000 is not a port number: ports go from 1 to 65535. Correct it.",
    "UNDECIDED (undocumented) process: The value of name is empty, so it permits no process.",
    "UNDECIDED (value) process: The variable @NAME@ has no value here.",
    "UNDECIDED (undocumented) process: The keyword name is missing, so the check does not say which process may use the port.",
    "UNDECIDED (undocumented) process: The value of name is not a quoted string, so the check names no process.",
  ],
);

check(
  "a backslash in a name is dropped, as the scanner drops it in patterns",
  {
    policy: unix(processOnPort("22", "s\\nd"), processOnPort("22", "ss\\hd")),
    host: ss("tcp 0.0.0.0:22 snd 611", "tcp [::]:22 snd 611"),
  },
  [
    "PASSED process: The process is snd: 22/tcp on 0.0.0.0, snd (pid 611), line 3 of the snapshot.",
    "FAILED process: The process is not sshd: 22/tcp on 0.0.0.0, snd (pid 611), line 3 of the snapshot.",
  ],
);
