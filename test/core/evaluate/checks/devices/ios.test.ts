import { type DeviceCase, judges } from "../../device-host.ts";

const shown = `edge7#show running-config
Building configuration...

Current configuration : 1200 bytes
!
version 15.4
service password-encryption
hostname edge7
!
! snmp-server community hidden RO
snmp-server community Blue7 RO 12
ntp server 198.51.100.7
ntp server 198.51.100.8
!
interface Gi0/1
 description core link
 no ip proxy-arp
interface Gi0/2
 ip proxy-arp
!
banner motd #
 telnet is allowed here
#
router bgp 64512
 address-family ipv4
  neighbor 192.0.2.9 activate
 exit-address-family
!
line con 0
 exec-timeout 5 0
line vty 0 4
 transport input ssh
 access-class 12 in
line vty 5 15
 transport input ssh
!
end

edge7#
`;

const check = (...keywords: string[]) => ["type : CONFIG_CHECK", ...keywords].join("\n");
const checkNot = (...keywords: string[]) => ["type : CONFIG_CHECK_NOT", ...keywords].join("\n");

const cases: DeviceCase[] = [
  [check('item : "ntp server"'), "PASSED: item matches 2 lines."],
  [check('item : "^aaa new-model"'), "FAILED: None of 36 lines matches item."],
  [
    check('item : "aaa new-model"', "required : NO"),
    "PASSED: item is not found, and required : NO permits that.",
  ],
  [checkNot('item : "ip finger"'), "PASSED: None of 36 lines matches item."],
  [checkNot('item : "ntp server"'), "FAILED: item matches 2 lines, and none may."],
  // How often
  [check('item : "ntp server"', 'min_occurrences : "2"'), "PASSED"],
  [
    check('item : "ntp server"', 'min_occurrences : "3"'),
    "FAILED: item matches 2 lines, and the check asks for at least 3.",
  ],
  [check('item : "ntp server"', 'max_occurrences : "1"'), "FAILED"],
  [
    check('item : "aaa"', 'max_occurrences : "1"'),
    "UNDECIDED: None of 36 lines matches item, and Tenable does not document whether that is enough where occurrences are given.",
  ],
  [check('item : "ntp server"', 'min_occurrences : "two"'), "UNDECIDED"],
  // Sections
  [
    check('context : "line vty"', 'item : "transport input ssh"'),
    "PASSED: item matches 2 lines in 2 sections.",
  ],
  [
    check('context : "line vty"', 'item : "access-class"'),
    "FAILED: 1 of 2 sections has no line that matches item.",
  ],
  [check('context : "router bgp"', 'item : "neighbor .* activate"'), "PASSED"],
  [
    check('context : "router ospf"', 'item : "area"'),
    "UNDECIDED: None of 36 lines matches context `router ospf`, and Tenable does not document what that means.",
  ],
  [check('context : "router ospf"', 'item : "area"', "required : NO"), "PASSED"],
  [checkNot('context : "router rip"', 'item : "version 1"'), "PASSED"],
  [checkNot('context : "interface .*"', 'item : "^ ip proxy-arp"'), "FAILED"],
  [check('context : "line vty"', 'item : "access-class"', 'min_occurrences : "2"'), "FAILED"],
  [check('context : "line (con|vty)"', 'item : "transport|access-class"', 'min_occurrences : "2"'), "FAILED"],
  // What no page says
  [check('item : "community blue7 ro"'), "UNDECIDED: It depends on whether case matters…"],
  [checkNot('item : "telnet"'), "UNDECIDED: It depends on text in a banner or in a comment…"],
  [checkNot('item : "community hidden"'), "UNDECIDED"],
  [check('item : "ntp server"', 'ios_version : "15\\\\."'), "PASSED"],
  [
    check('item : "ntp server"', 'ios_version : "12\\\\."'),
    "NOT_EVALUATED: This check runs only if ios_version matches, and the device has version 15.4.",
  ],
  [
    check('item : "ntp server"', 'ios_version : "15\\\\.4\\\\(3\\\\)"'),
    "UNDECIDED: The snapshot does not show whether…",
  ],
  [check('item : "ntp server"', 'feature_set : "K9"'), "UNDECIDED"],
  [check('item : "hostname .+"', 'regex : "hostname (?!Router).+"'), "PASSED"],
  [
    check('item : "hostname .+"', 'regex : "hostname Router"'),
    "FAILED: None of 36 lines matches both regex and item.",
  ],
  [check('item : "ntp server .+"', 'regex : "ntp server .+[.]7"'), "UNDECIDED"],
  [
    check('item : "Cisco"', 'cmd : "show version"'),
    "UNDECIDED: The snapshot does not show the output of show version.",
  ],
  // Texts that the pattern of a group matches
  [
    'type : RANDOMNESS_CHECK\nregex : "snmp-server community ([^ ]+) RO 12"',
    "FAILED: 1 text that regex finds is not random: it has fewer than 8 characters.",
  ],
  ['type : RANDOMNESS_CHECK\nregex : "radius key ([^ ]+)"\nrequired : NO', "PASSED"],
  ['type : RANDOMNESS_CHECK\nregex : "(a|b)(c)"', "UNDECIDED"],
  [
    'type : BANNER_CHECK\nitem : "banner motd"\ncontent : "telnet is allowed here"',
    "PASSED: The banner is the text in content.",
  ],
  ['type : BANNER_CHECK\nitem : "banner motd"\ncontent : "Telnet is allowed here"', "UNDECIDED"],
  [
    'type : BANNER_CHECK\nitem : "banner login"\ncontent : "No entry"',
    "FAILED: None of 36 lines matches item, so there is no such banner.",
  ],
  ['type : BANNER_CHECK\nitem : "banner motd"\ncontent : "allowed"\nis_substring : YES', "PASSED"],
];

judges("a whole configuration", { checkType: '"Cisco"', text: shown }, cases);

judges(
  "the end shows that a configuration is whole",
  { checkType: '"Cisco"', text: shown.slice(0, shown.lastIndexOf("edge7#")) },
  [[checkNot('item : "ip finger"'), "PASSED"]],
);

const cut = shown.slice(0, shown.indexOf("line vty 5"));
for (const text of [cut, `${cut} --More-- `, `${cut} --More-- \nedge7#`, `${cut} --More-- edge7#\n`]) {
  judges(
    `a part proves nothing that may stand below it: ${JSON.stringify(text.slice(-20))}`,
    { checkType: '"Cisco"', text },
    [
      [check('item : "ntp server"'), "PASSED"],
      [
        checkNot('item : "ip finger"'),
        "UNDECIDED: The snapshot shows only a part of the output of show running-config, line 2 of the snapshot.",
      ],
      [check('item : "ip ssh"'), "UNDECIDED"],
      [check('context : "line vty"', 'item : "transport input ssh"'), "UNDECIDED"],
      [check('item : "ntp server"', 'max_occurrences : "2"'), "UNDECIDED"],
      [check('item : "ntp server"', 'max_occurrences : "1"'), "FAILED"],
    ],
  );
}

const session = (typed: string, output: string) => `r1#${typed}\n${output}\nr1#\n`;

judges(
  "a filter shows what is there, never what is not",
  { checkType: '"Cisco"', text: session("sh run | i snmp", "snmp-server community a RO") },
  [
    [check('item : "snmp-server community"'), "PASSED"],
    [
      checkNot('item : "telnet"'),
      "UNDECIDED: The command shows only a selection of the output of show running-config…",
    ],
  ],
);

judges(
  "defaults are no lines of the configuration",
  { checkType: '"Cisco"', text: session("show running-config all", "hostname r1\nip finger\nend") },
  [
    [
      check('item : "ip finger"'),
      "UNDECIDED: The output of show running-config all also shows defaults, so it does not show which lines were set.",
    ],
    [checkNot('item : "ip bootp"'), "PASSED"],
    [check('item : "ip bootp"'), "FAILED"],
  ],
);

judges(
  "a command that the device does not know is no output",
  {
    checkType: '"Cisco"',
    text: session("show running-config", "          ^\n% Invalid input detected at '^' marker."),
  },
  [
    [
      checkNot('item : "ip finger"'),
      "UNDECIDED: The snapshot does not show the output of show running-config.",
    ],
  ],
);

judges(
  "a refusal is no output",
  { checkType: '"Cisco"', text: session("show running-config", "% Authorization failed.") },
  [
    [
      checkNot('item : "ip finger"'),
      "UNDECIDED: The user who ran the command is not allowed to read the output of show running-config, line 2 of the snapshot.",
    ],
  ],
);

judges(
  "sections without their indents can't be told apart",
  {
    checkType: '"Cisco"',
    text: session("show running-config", "hostname r1\nline vty 0 4\ntransport input telnet\nend"),
  },
  [
    [checkNot('context : "line vty"', 'item : "telnet"'), "UNDECIDED: No line of the output is indented…"],
    [checkNot('item : "input telnet"'), "FAILED"],
  ],
);

judges(
  "a line of 80 characters may go on in the next",
  {
    checkType: '"Cisco"',
    text: session(
      "show running-config",
      `hostname r1\n${"access-list 101 permit ip any any log".padEnd(80, "x")}\n tail\nend`,
    ),
  },
  [
    [check('item : "xx tail"'), "UNDECIDED: It depends on whether the terminal wrapped lines at 80 columns."],
    [check('item : "hostname r1"'), "PASSED"],
  ],
);

judges(
  "marks of a pager do not change the indent of a line",
  {
    checkType: '"Cisco"',
    text: session(
      "show running-config",
      "hostname r1\nline vty 0 4\n --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\b transport input ssh\nend",
    ),
  },
  [[check('context : "line vty"', 'item : "transport input ssh"'), "PASSED"]],
);

judges(
  "two outputs that differ decide nothing",
  {
    checkType: '"Cisco"',
    text: session("show run", "hostname r1\nend") + session("show run", "hostname r2\nend"),
  },
  [
    [
      check('item : "hostname r1"'),
      "UNDECIDED: Lines 2 and 6 of the snapshot contradict each other about the output of show running-config.",
    ],
  ],
);

judges(
  "a configuration that was saved without its prompt",
  { checkType: '"Cisco"', text: shown.slice(shown.indexOf("Building"), shown.lastIndexOf("edge7#")) },
  [
    [check('item : "ntp server"'), "PASSED"],
    [checkNot('item : "ip finger"'), "PASSED"],
  ],
);

judges(
  "one that breaks off",
  { checkType: '"Cisco"', text: shown.slice(shown.indexOf("Building"), shown.indexOf("line con")) },
  [
    [check('item : "ntp server"'), "PASSED"],
    [checkNot('item : "ip finger"'), "UNDECIDED"],
  ],
);
