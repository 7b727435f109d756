import { allow, check, deny, item, netstatAno, processOnPort, ss, unix, windows } from "./fixture.ts";

const command = "`ss -tulpn`, `netstat -tulpn` or, on Windows, `netstat -ano`";
const tcpOnly =
  "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n";
const rowsOnly = "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN\n";

check(
  "a protocol that the command leaves out is an error",
  {
    policy: unix(allow("22"), deny("161", "port_type : UDP"), allow("", "port_type : UDP")),
    host: tcpOnly,
  },
  [
    "PASSED allow: The one open TCP port is allowed.",
    `ERROR deny: The snapshot does not list open UDP ports. Take it with ${command}.`,
    `ERROR allow: The snapshot does not list open UDP ports. Take it with ${command}.`,
  ],
);

check(
  "the setting about unlisted protocols does not cover what the command leaves out",
  {
    policy: unix(deny("161", "port_type : UDP")),
    host: tcpOnly,
    options: { unknownPorts: "closed" },
  },
  [`ERROR deny: The snapshot does not list open UDP ports. Take it with ${command}.`],
);

check(
  "a protocol without a row is an error where nothing shows that it was asked for",
  {
    policy: unix(deny("161", "port_type : UDP")),
    host: rowsOnly,
    show: ["notes"],
  },
  [
    `ERROR deny: The snapshot has no UDP row, and nothing in it shows that its command lists UDP. Take it with ${command}, unfiltered and with the command line in it.`,
    "  note The setting evaluate.unknownPorts can count what is not listed as closed.",
  ],
);

check(
  "the setting counts a protocol without a row as closed",
  {
    policy: unix(deny("161", "port_type : UDP")),
    host: rowsOnly,
    options: { unknownPorts: "closed" },
    show: ["notes"],
  },
  [
    "PASSED deny: None of the denied UDP ports is open.",
    "  note Neither a command line nor a header shows that every open UDP port is listed. The setting evaluate.unknownPorts counts ports that are not known as closed.",
  ],
);

check(
  "a protocol without a row is closed where the command lists it",
  {
    policy: unix(allow("", "port_type : UDP")),
    host: ss("tcp 0.0.0.0:22"),
    show: ["notes"],
  },
  ["PASSED allow: No UDP port is open."],
);

check(
  "rows that could not be read are in the notes",
  {
    policy: unix(deny("23")),
    host: `${ss("tcp 0.0.0.0:22")}tcp LISTEN 0 128 0.0.0.0:2\u2026 0.0.0.0:*\n`,
    show: ["notes"],
  },
  ["UNDECIDED (partial) deny: A row that may be a TCP socket could not be read (line 4). Not known: 23."],
);

const scan = (notShown: number) => `$ nmap web-1
Nmap scan report for web-1 (192.0.2.7)
Host is up (0.0010s latency).
Not shown: ${notShown} closed tcp ports (reset)
PORT   STATE SERVICE
22/tcp open  ssh
80/tcp open  http
`;
const outside = "The snapshot is a scan from outside: what a firewall hides from it counts as closed here.";
const notAll = "Nothing in the snapshot shows that it lists every open TCP port.";

check(
  "a scan of some ports decides what is open, not what is closed",
  {
    policy: unix(deny("23"), deny("22"), allow("22,80"), allow("80"), processOnPort("22", "sshd")),
    host: scan(998),
    show: ["notes"],
  },
  [
    `ERROR deny: ${notAll} Scan all ports, or take the snapshot on the host with ${command}.`,
    "  note The setting evaluate.unknownPorts can count what is not listed as closed.",
    "FAILED deny: The element 22 denies 22/tcp on 192.0.2.7, line 6 of the snapshot.",
    `  note ${notAll}`,
    `  note ${outside}`,
    `ERROR allow: ${notAll} Scan all ports, or take the snapshot on the host with ${command}.`,
    "  note The setting evaluate.unknownPorts can count what is not listed as closed.",
    "FAILED allow: The list does not allow 22/tcp on 192.0.2.7, line 6 of the snapshot.",
    `  note ${notAll}`,
    `  note ${outside}`,
    "ERROR process: A scan from outside shows no process for 22/tcp on 192.0.2.7, line 6 of the snapshot. Take the snapshot on the host, with …",
    `  note ${notAll}`,
    `  note ${outside}`,
  ],
);

check(
  "a scan of all ports shows what it shows",
  {
    policy: unix(deny("23"), deny("22")),
    host: scan(65533),
    show: ["notes"],
  },
  [
    "PASSED deny: None of the denied TCP ports is open.",
    `  note ${outside}`,
    "FAILED deny: The element 22 denies 22/tcp on 192.0.2.7, line 6 of the snapshot.",
    `  note ${outside}`,
  ],
);

check(
  "filtered rows decide what is open, not what is closed",
  {
    policy: unix(deny("23"), allow("22"), processOnPort("22", "sshd"), processOnPort("80", "nginx")),
    host: '# ss -tulpn | grep :22\ntcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=611,fd=3))\n',
  },
  [
    `ERROR deny: ${notAll} Take it with ${command}, unfiltered and with the command line in it.`,
    `ERROR allow: ${notAll} Take it with ${command}, unfiltered and with the command line in it.`,
    "PASSED process: The process is sshd: 22/tcp on 0.0.0.0, sshd (pid 611), line 2 of the snapshot.",
    `ERROR process: ${notAll} Take it with ${command}, unfiltered and with the command line in it.`,
  ],
);

check("an empty snapshot shows no port", { policy: unix(allow("22")), host: "" }, [
  "UNDECIDED (missing) allow: The snapshot has no output that lists TCP sockets. Not known: 1–21, 23–65535.",
]);

check(
  "a policy for another system says so",
  {
    policy: windows(
      item(
        "AUDIT_DENIED_OPEN_PORTS",
        'description : "deny"',
        "value_type : POLICY_PORTS",
        'value_data : "23"',
        "port_type : TCP",
      ),
    ),
    host: ss("tcp 0.0.0.0:22"),
    show: ["notes"],
  },
  [
    "PASSED deny: None of the denied TCP ports is open.",
    "  note The scanner checks every port of netstat against its own port scan (guide p. 287), which a snapshot can't show.",
    "  note The policy is for Windows, and the snapshot is of Linux.",
  ],
);

check(
  "system leaves a check out on other systems",
  {
    policy: unix(deny("22", 'system : "Linux"'), deny("22", 'system : "SunOS"')),
    host: ss("tcp 0.0.0.0:22"),
  },
  [
    "FAILED deny: The element 22 denies 22/tcp on 0.0.0.0, line 3 of the snapshot.",
    "NOT_EVALUATED deny: This check runs on SunOS only, and the snapshot is of Linux.",
  ],
);

check(
  "system is in the notes where the snapshot does not show its own",
  {
    policy: unix(deny("23", 'system : "FreeBSD"')),
    host: "USER     COMMAND    PID   FD  PROTO  LOCAL ADDRESS         FOREIGN ADDRESS\nroot     sshd       811   4   tcp4   *:22                  *:*\n",
    show: ["notes"],
  },
  [
    "UNDECIDED (partial) deny: Neither a command line nor a header shows that every open TCP port is listed. Not known: 23.",
    "  note This check runs on FreeBSD only, and nothing in the snapshot shows which system it is of.",
  ],
);

check(
  "a Unix policy on a Windows host",
  {
    policy: unix(deny("23")),
    host: netstatAno(["TCP 0.0.0.0:135 900"]),
    show: ["notes"],
  },
  [
    "PASSED deny: None of the denied TCP ports is open.",
    "  note The policy is for Unix, and the snapshot is of Windows.",
  ],
);
