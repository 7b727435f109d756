import { allow, check, deny, item, netstatAno, ss, unix, windows } from "../fixture.ts";

const web = ss("tcp 0.0.0.0:22 sshd 611", "tcp 0.0.0.0:8081 java 900", "udp 0.0.0.0:68 dhclient 512");

check(
  "an allow list passes when every open port is in the union of its elements",
  {
    policy: unix(allow("22, 80, 808[0-9]")),
    host: web,
    show: ["evidence", "ignored", "notes"],
  },
  [
    "PASSED allow: Both open TCP ports are allowed.",
    "  + 22 allows 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  + 808[0-9] allows 8081/tcp on 0.0.0.0, java (pid 900), line 4 of the snapshot",
  ],
);

check(
  "an allow list fails for each open port outside of it",
  {
    policy: unix(allow("443")),
    host: web,
    show: ["evidence"],
  },
  [
    "FAILED allow: The list does not allow 2 open ports: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot, and 8081/tcp.",
    "  - No element allows 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  - No element allows 8081/tcp on 0.0.0.0, java (pid 900), line 4 of the snapshot",
  ],
);

check(
  "allowed ports that are closed do not matter",
  { policy: unix(allow("22,8081,9000,9001")), host: web },
  ["PASSED allow: Both open TCP ports are allowed."],
);

check("an element matches whole port numbers", { policy: unix(allow("2,22,80,81")), host: web }, [
  "FAILED allow: The list does not allow 8081/tcp on 0.0.0.0, java (pid 900), line 4 of the snapshot.",
]);

check(
  "a range with a hyphen matches nothing, and the verdict says so",
  {
    policy: unix(allow("22,8000-8100"), deny("8000-8100")),
    host: web,
    show: ["notes"],
  },
  [
    "UNDECIDED (undocumented) allow: Tenable does not document whether 8000-8100 allows 8081/tcp.",
    "  note A port list has no ranges: 8000-8100 …",
    "UNDECIDED (undocumented) deny: Tenable does not document whether 8000-8100 denies 8081/tcp.",
    "  note A port list has no ranges: 8000-8100 …",
  ],
);

check(
  "an empty allow list allows nothing",
  {
    policy: unix(allow(""), allow(" ", "port_type : UDP")),
    host: ss("tcp 0.0.0.0:22 sshd 611"),
  },
  [
    "FAILED allow: The empty list does not allow 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "PASSED allow: No UDP port is open.",
  ],
);

check(
  "a deny list fails for an open port inside of it",
  {
    policy: unix(deny("21,22,80[0-9]+")),
    host: web,
    show: ["evidence"],
  },
  [
    "FAILED deny: The list denies 2 open ports: 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot, and 8081/tcp.",
    "  - 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot",
    "  - 80[0-9]+ denies 8081/tcp on 0.0.0.0, java (pid 900), line 4 of the snapshot",
  ],
);

check(
  "a deny list passes when none of its ports is open",
  { policy: unix(deny("21,23"), deny("")), host: web },
  [
    "PASSED deny: None of the denied TCP ports is open.",
    "PASSED deny: None of the denied TCP ports is open.",
  ],
);

check(
  "TCP and UDP are separate",
  {
    policy: unix(deny("68"), deny("68", "port_type : UDP"), allow("22", "port_type : UDP")),
    host: web,
  },
  [
    "PASSED deny: None of the denied TCP ports is open.",
    "FAILED deny: The element 68 denies 68/udp on 0.0.0.0, dhclient (pid 512), line 5 of the snapshot.",
    "FAILED allow: The list does not allow 68/udp on 0.0.0.0, dhclient (pid 512), line 5 of the snapshot.",
  ],
);

check(
  "IPv6 counts, and two sockets on one port are one port",
  {
    policy: unix(allow("80"), deny("22")),
    host: ss("tcp 0.0.0.0:22 sshd 611", "tcp [::]:22 sshd 611", "tcp [2001:db8::7]:80 nginx 700"),
  },
  [
    "FAILED allow: The list does not allow 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "FAILED deny: The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
  ],
);

check(
  "more than five other ports are counted",
  {
    policy: unix(deny("[1-9]")),
    host: ss(...[1, 2, 3, 4, 5, 6, 7, 8].map((port) => `tcp 0.0.0.0:${port}`)),
  },
  [
    "FAILED deny: The element [1-9] denies 8 open ports: 1/tcp on 0.0.0.0, line 3 of the snapshot, and 2/tcp, 3/tcp, 4/tcp, 5/tcp, 6/tcp and 2 more.",
  ],
);

const local = ss("tcp 0.0.0.0:22", "tcp 127.0.0.1:5432", "tcp [::1]:5432", "tcp 127.0.0.53%lo:53");
const undecided = "Tenable does not document whether they do; the setting evaluate.loopback decides.";

check(
  "listeners on a loopback address are left out and listed",
  {
    policy: unix(allow("22"), deny("5432"), deny("99")),
    host: local,
    show: ["ignored", "notes"],
  },
  [
    "PASSED allow: The only open TCP port is allowed.",
    "  ignored 5432/tcp on 127.0.0.1: listens on the loopback address only",
    "  ignored 5432/tcp on ::1: listens on the loopback address only",
    "  ignored 53/tcp on 127.0.0.53%lo: listens on the loopback address only",
    `  note The check would not pass if listeners on a loopback address counted. ${undecided}`,
    "PASSED deny: None of the denied TCP ports is open.",
    "  ignored 5432/tcp on 127.0.0.1: listens on the loopback address only",
    "  ignored 5432/tcp on ::1: listens on the loopback address only",
    "  ignored 53/tcp on 127.0.0.53%lo: listens on the loopback address only",
    `  note The check would not pass if listeners on a loopback address counted. ${undecided}`,
    "PASSED deny: None of the denied TCP ports is open.",
    "  ignored 5432/tcp on 127.0.0.1: listens on the loopback address only",
    "  ignored 5432/tcp on ::1: listens on the loopback address only",
    "  ignored 53/tcp on 127.0.0.53%lo: listens on the loopback address only",
  ],
);

check(
  "listeners on a loopback address count where the setting says so",
  {
    policy: unix(allow("22"), deny("22"), deny("5432")),
    host: local,
    options: { loopback: "count" },
    show: ["ignored", "notes"],
  },
  [
    "FAILED allow: The list does not allow 2 open ports: 5432/tcp on 127.0.0.1, line 4 of the snapshot, and 53/tcp.",
    `  note The check would pass if listeners on a loopback address did not count. ${undecided}`,
    "FAILED deny: The element 22 denies 22/tcp on 0.0.0.0, line 3 of the snapshot.",
    "FAILED deny: The element 5432 denies 5432/tcp on 127.0.0.1, line 4 of the snapshot.",
    `  note The check would pass if listeners on a loopback address did not count. ${undecided}`,
  ],
);

check(
  "severity decides what a failure is called",
  {
    policy: unix(
      deny("22", "severity : HIGH"),
      deny("22", "severity : MEDIUM"),
      deny("22", "severity : LOW"),
      deny("23", "severity : MEDIUM"),
    ),
    host: web,
    show: ["notes"],
  },
  [
    "FAILED deny: The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
    "WARNING deny: The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot. severity : MEDIUM makes that WARNING.",
    "  note severity : MEDIUM turns this failure into WARNING (guide p. 158).",
    "PASSED deny: The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot. severity : LOW makes that PASSED.",
    "  note severity : LOW turns this failure into PASSED (guide p. 158).",
    "PASSED deny: None of the denied TCP ports is open.",
  ],
);

check(
  "an element that nobody can read decides nothing, but what others decide stays",
  {
    policy: unix(allow("22,(80"), allow("22,8081,(80"), deny("(80"), deny("22,(80")),
    host: web,
  },
  [
    "UNDECIDED (undocumented) allow: Tenable does not document whether (80 allows 8081/tcp.",
    "PASSED allow: Both open TCP ports are allowed.",
    "UNDECIDED (undocumented) deny: Tenable does not document whether (80 denies 22/tcp, 8081/tcp.",
    "FAILED deny: The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.",
  ],
);

check(
  "checks that can't be read are undecided",
  {
    policy: unix(
      allow("@PORTS@"),
      item("AUDIT_DENIED_OPEN_PORTS", 'description : "no protocol"', 'ports : "23"'),
      deny("23", "port_type : SCTP"),
      item("AUDIT_DENIED_OPEN_PORTS", 'description : "no ports"', "port_type : TCP"),
      item(
        "AUDIT_DENIED_OPEN_PORTS",
        'description : "dialect"',
        "port_type : TCP",
        "value_type : POLICY_PORTS",
        'value_data : "23"',
      ),
    ),
    host: web,
  },
  [
    "UNDECIDED (value) allow: The variable @PORTS@ has no value here.",
    "UNDECIDED (undocumented) no protocol: The check names no protocol.",
    "UNDECIDED (undocumented) deny: The check names no protocol.",
    "UNDECIDED (undocumented) no ports: The keyword ports is missing, so the check names no port.",
    "UNDECIDED (undocumented) dialect: A Unix policy names ports with ports, not with value_data. Change the keyword or the check type.",
  ],
);

const scanner =
  "The scanner compares netstat with its own port scan (guide p. 287), which a snapshot can't show.";
const windowsList = (type: string, ports: string, ...more: string[]) =>
  item(type, `description : "${type}"`, "value_type : POLICY_PORTS", `value_data : "${ports}"`, ...more);

check(
  "Windows lists are value_data of POLICY_PORTS",
  {
    policy: windows(
      windowsList("AUDIT_ALLOWED_OPEN_PORTS", "135,445", "port_type : TCP"),
      windowsList("AUDIT_DENIED_OPEN_PORTS", "59[0-9][0-9]", "port_type : TCP"),
      windowsList("AUDIT_ALLOWED_OPEN_PORTS", "", "port_type : UDP"),
    ),
    host: netstatAno(["TCP 0.0.0.0:135 900", "TCP [::]:445 4", "TCP 0.0.0.0:5900 70", "UDP 192.0.2.4:500 5"]),
    show: ["notes"],
  },
  [
    "FAILED AUDIT_ALLOWED_OPEN_PORTS: The list does not allow 5900/tcp on 0.0.0.0, unnamed process (pid 70), line 8 of the snapshot.",
    `  note ${scanner}`,
    "FAILED AUDIT_DENIED_OPEN_PORTS: The element 59[0-9][0-9] denies 5900/tcp on 0.0.0.0, unnamed process (pid 70), line 8 of the snapshot.",
    `  note ${scanner}`,
    "FAILED AUDIT_ALLOWED_OPEN_PORTS: The empty list does not allow 500/udp on 192.0.2.4, unnamed process (pid 5), line 9 of the snapshot.",
    `  note ${scanner}`,
  ],
);

check(
  "Windows checks that can't be read are undecided",
  {
    policy: windows(
      item("AUDIT_DENIED_OPEN_PORTS", 'description : "dialect"', "port_type : TCP", 'ports : "23"'),
      item("AUDIT_DENIED_OPEN_PORTS", 'description : "no type"', "port_type : TCP", 'value_data : "23"'),
      item(
        "AUDIT_DENIED_OPEN_PORTS",
        'description : "list"',
        "port_type : TCP",
        "value_type : POLICY_PORTS",
        'value_data : "23" || "24"',
      ),
    ),
    host: netstatAno(["TCP 0.0.0.0:23 900"]),
  },
  [
    "UNDECIDED (undocumented) dialect: A Windows policy names ports with value_data, not with ports. Change the keyword or the check type.",
    "UNDECIDED (undocumented) no type: The check needs value_type : POLICY_PORTS.",
    "UNDECIDED (undocumented) list: value_data is not a single quoted string, so the check names no port.",
  ],
);

check(
  "other check types know no open-port checks, and other checks are not evaluated",
  {
    policy: `<check_type:"Splunk">\n${deny("23")}\n${item("X", 'description : "banner"')}\n</check_type>`,
    host: web,
  },
  [
    'UNDECIDED (undocumented) deny: AUDIT_DENIED_OPEN_PORTS belongs in a policy of check type "Unix" or "Windows".',
    "NOT_EVALUATED banner: X is not evaluated: such checks can't be judged here.",
  ],
);
