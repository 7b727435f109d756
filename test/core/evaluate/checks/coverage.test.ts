import { allow, check, deny, item, netstatAno, processOnPort, ss, unix, windows } from "../fixture.ts";

const tcpOnly =
  "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n";
const takeAgain = (protocol: string) =>
  "  remedy Take it with `ss -tulpn`, unfiltered and including the command line. " +
  `If the list is complete, say so with \`# lists: ${protocol}\` in its first lines.`;
const rowsOnly = "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN\n";

check(
  "a protocol that the command leaves out is undecided",
  {
    policy: unix(allow("22"), deny("161", "port_type : UDP"), allow("", "port_type : UDP")),
    host: tcpOnly,
    show: ["remedy"],
  },
  [
    "PASSED allow: The only open TCP port is allowed.",
    "UNDECIDED (missing) deny: The arguments of ss leave UDP out. Not known: 161.",
    takeAgain("udp"),
    "UNDECIDED (missing) allow: The arguments of ss leave UDP out. Not known: every port.",
    takeAgain("udp"),
  ],
);

check(
  "the setting about ports that are not known does not cover what the command leaves out",
  {
    policy: unix(deny("161", "port_type : UDP")),
    host: tcpOnly,
    options: { unknownPorts: "closed" },
  },
  ["UNDECIDED (missing) deny: The arguments of ss leave UDP out. Not known: 161."],
);

check(
  "a protocol without a row is undecided where nothing shows that it was asked for",
  {
    policy: unix(deny("161", "port_type : UDP")),
    host: rowsOnly,
    show: ["remedy"],
  },
  [
    "UNDECIDED (partial) deny: Neither a command line nor a header shows that every open UDP port is listed. Not known: 161.",
    takeAgain("udp"),
  ],
);

check(
  "rows of connections alone are called that",
  {
    policy: unix(deny("23"), deny("161", "port_type : UDP")),
    host: "tcp        0      0 192.0.2.7:22            198.51.100.3:40112      ESTABLISHED\n",
  },
  [
    "UNDECIDED (partial) deny: The rows are only of connected TCP sockets, so the command may not have listed open ports. Not known: 23.",
    "UNDECIDED (partial) deny: Neither a command line nor a header shows that every open UDP port is listed. Not known: 161.",
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
    "  note Neither a command line nor a header shows that every open UDP port is listed. The setting evaluate.unknownPorts counts unknown ports as closed.",
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
  "a row that could not be read leaves a pass undecided",
  {
    policy: unix(deny("23")),
    host: `${ss("tcp 0.0.0.0:22")}tcp LISTEN 0 128 0.0.0.0:2\u2026 0.0.0.0:*\n`,
    show: ["notes"],
  },
  ["UNDECIDED (partial) deny: A row that may be a TCP socket could not be read (line 4). Not known: 23."],
);

const discoveries = "Discovered open port 22/tcp on 192.0.2.7\nDiscovered open port 80/tcp on 192.0.2.7\n";
const scan = (notShown: number) => `$ nmap web-1
Nmap scan report for web-1 (192.0.2.7)
Host is up (0.0010s latency).
Not shown: ${notShown} closed tcp ports (reset)
PORT   STATE SERVICE
22/tcp open  ssh
80/tcp open  http
`;
const outside = "The snapshot is a scan from outside: ports hidden by a firewall count as closed here.";
const scanAgain =
  "  remedy Scan every port with `nmap -p- 192.0.2.7`, or run `ss -tulpn` or, on Windows, `netstat -ano` on the host.";

check(
  "a scan of some ports decides what is open, not what is closed",
  {
    policy: unix(deny("23"), deny("22"), allow("22,80"), allow("80"), processOnPort("22", "sshd")),
    host: discoveries,
    show: ["notes", "remedy"],
  },
  [
    "UNDECIDED (partial) deny: …",
    scanAgain,
    `  note ${outside}`,
    "FAILED deny: The element 22 denies 22/tcp on 192.0.2.7, line 1 of the snapshot.",
    `  note ${outside}`,
    "UNDECIDED (partial) allow: …",
    scanAgain,
    `  note ${outside}`,
    "FAILED allow: The list does not allow 22/tcp on 192.0.2.7, line 1 of the snapshot.",
    `  note ${outside}`,
    "UNDECIDED (missing) process: A scan from outside shows no process for 22/tcp on 192.0.2.7, line 1 of the snapshot.",
    "  remedy Take the snapshot on the host with `ss -tulpn`, `netstat -tulpn` or, on Windows, `netstat -ano` and `tasklist`.",
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
    "UNDECIDED (partial) deny: grep :22 shows only a selection of the rows. Not known: 23.",
    "UNDECIDED (partial) allow: grep :22 shows only a selection of the rows. Not known: 1–21, 23–65535.",
    "PASSED process: The process is sshd: 22/tcp on 0.0.0.0, sshd (pid 611), line 2 of the snapshot.",
    "UNDECIDED (partial) process: grep :22 shows only a selection of the rows. Not known: 80.",
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
    "  note The scanner compares netstat with its own port scan (guide p. 287), which a snapshot can't show.",
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
    "NOT_EVALUATED deny: This check runs only on SunOS, and the snapshot is of Linux.",
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
    "  note This check runs only on FreeBSD, and the snapshot does not show its system.",
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

check(
  "an address that a scan reached is not the one that the socket is bound to, among outputs of the host too",
  {
    policy: unix(deny("161", "port_type : UDP")),
    host: `[root@web01 ~]# ss -tln
State Recv-Q Send-Q Local Address:Port Peer Address:Port
LISTEN 0 128 0.0.0.0:22 0.0.0.0:*
[root@web01 ~]# nmap -sU -p- web01
Nmap scan report for web01 (127.0.1.1)
Host is up (0.00012s latency).
Not shown: 65534 closed udp ports (port-unreach)
PORT    STATE SERVICE
161/udp open  snmp
`,
  },
  ["FAILED deny: The element 161 denies 161/udp on 127.0.1.1, line 9 of the snapshot."],
);
