import { item, unix } from "../fixture.ts";
import { checkShown } from "../shown-host.ts";

function command(cmd: string, ...more: string[]): string {
  return item("CMD_EXEC", 'description : "c"', `cmd : "${cmd}"`, ...more);
}

/** The output that most of the cases look at. */
const host = `@cmd lsmod
Module Size Used
nfs 430080 2
cramfs 53248 0
@cmd quiet
@cmd blank

@cmd who
maria pts/0

`;

type Expected = [name: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "one line that matches is enough",
    command("lsmod", 'expect : "^nfs"'),
    "PASSED c: expect matches line 3 of the snapshot, in the output of `lsmod`.",
  ],
  [
    "a pattern may match anywhere in a line",
    command("lsmod", 'expect : "[0-9]{5,}"'),
    "PASSED c: expect matches line 3 of the snapshot and 1 more line, in the output of `lsmod`.",
  ],
  [
    "a pattern does not go over the end of a line",
    command("lsmod", 'expect : "2\\\\scramfs"'),
    "FAILED c: No line in the output of `lsmod` matches expect: 3 lines looked at.",
  ],
  [
    "blanks of a command are folded",
    command("  lsmod\n ", 'expect : "^usb"'),
    "FAILED c: No line in the output of `lsmod` matches expect: 3 lines looked at.",
  ],
  [
    "no output fails",
    command("quiet", 'expect : ".*"'),
    "FAILED c: `quiet` printed nothing, so no line matches expect.",
  ],
  [
    "no output, as asked",
    command("quiet", 'expect : ""'),
    'PASSED c: `quiet` printed nothing, as expect : "" asks.',
  ],
  [
    "output where none is asked",
    command("lsmod", 'expect : ""'),
    'FAILED c: `lsmod` printed 3 lines, and expect : "" passes only if it prints nothing.',
  ],
  [
    "blank lines may be no output",
    command("blank", 'expect : ""'),
    "UNDECIDED (partial) c: `blank` printed only blank lines, and it is not certain whether that counts as no output.",
  ],
  [
    "a blank line may be of the paste",
    command("who", 'expect : "^$"'),
    "UNDECIDED (partial) c: Only blank lines match expect, and it is not certain that `who` printed them.",
  ],
  [
    "regex selects, expect looks at those",
    command("lsmod", 'regex : "fs"', 'expect : "^nfs"'),
    "PASSED c: expect matches line 3 of the snapshot, in the output of `lsmod`.",
  ],
  [
    "what regex does not select is not looked at",
    command("lsmod", 'regex : "^cramfs"', 'expect : "^nfs"'),
    "FAILED c: No line in the output of `lsmod` matches expect: 1 of 3 lines selected by regex.",
  ],
  [
    "regex selects nothing",
    command("lsmod", 'regex : "^usb"', 'expect : "0$"'),
    "FAILED c: regex selects none of 3 lines in the output of `lsmod`, so no line matches expect.",
  ],
  [
    "not_expect fails on a match",
    command("lsmod", 'not_expect : "^cramfs"'),
    "FAILED c: not_expect matches line 4 of the snapshot, in the output of `lsmod`.",
  ],
  [
    "not_expect passes without one",
    command("lsmod", 'not_expect : "^usb"'),
    "PASSED c: No line in the output of `lsmod` matches not_expect: 3 lines looked at.",
  ],
  [
    "not_expect after regex",
    command("lsmod", 'regex : "^nfs"', 'not_expect : "^cramfs"'),
    "PASSED c: No line in the output of `lsmod` matches not_expect: 1 of 3 lines selected by regex.",
  ],
  [
    "not_expect and no output",
    command("quiet", 'not_expect : "x"'),
    "UNDECIDED (undocumented) c: `quiet` printed nothing, and Tenable does not document what not_expect means then.",
  ],
  [
    "CAN_BE_NULL",
    command("quiet", 'expect : "x"', "check_option : CAN_BE_NULL"),
    "PASSED c: `quiet` printed nothing, and check_option : CAN_BE_NULL permits that.",
  ],
  [
    "CAN_BE_NULL beside not_expect",
    command("quiet", 'not_expect : "x"', "check_option : CAN_BE_NULL"),
    "PASSED c: `quiet` printed nothing, and check_option : CAN_BE_NULL permits that.",
  ],
  [
    "CAN_BE_NULL beside not_expect, where something is printed",
    command("lsmod", 'regex : "^usb"', 'not_expect : "x"', "check_option : CAN_BE_NULL"),
    "UNDECIDED (undocumented) c: regex selects none of 3 lines in the output of `lsmod`, and Tenable does not document what not_expect means then.",
  ],
  [
    "CAN_BE_NULL lets nothing else pass",
    command("lsmod", 'expect : "^usb"', "check_option : CAN_BE_NULL"),
    "FAILED c: No line in the output of `lsmod` matches expect: 3 lines looked at.",
  ],
  [
    "required : NO and no output",
    command("quiet", 'expect : "x"', "required : NO"),
    "UNDECIDED (undocumented) c: `quiet` printed nothing, and Tenable does not document whether required : NO lets that pass.",
  ],
  [
    "severity",
    command("lsmod", 'expect : "^usb"', "severity : MEDIUM"),
    "WARNING c: No line in the output of `lsmod` matches expect: 3 lines looked at. severity : MEDIUM makes that WARNING.",
  ],
  [
    "how it is run does not matter",
    command(
      "lsmod",
      'expect : "^nfs"',
      'timeout : "5"',
      "nosudo : YES",
      "quiet : YES",
      "dont_echo_cmd : YES",
    ),
    "PASSED c: expect matches line 3 of the snapshot, in the output of `lsmod`.",
  ],
  [
    "a keyword of which little is known",
    command("lsmod", 'expect : "^nfs"', "is_substring : YES"),
    "UNDECIDED (undocumented) c: Tenable does not document what is_substring does in CMD_EXEC.",
  ],
  [
    "a keyword that nobody knows",
    command("lsmod", 'expect : "^nfs"', 'expected : "x"'),
    "UNDECIDED (undocumented) c: It is not known what expected does in CMD_EXEC.",
  ],
  [
    "a keyword twice",
    command("lsmod", 'expect : "^nfs"', 'expect : "^usb"'),
    "UNDECIDED (undocumented) c: The check has expect twice, and it is not known which one counts.",
  ],
  [
    "neither expect nor not_expect",
    command("lsmod", 'regex : "^nfs"'),
    "UNDECIDED (undocumented) c: The check has neither expect nor not_expect, and Tenable does not document what that means.",
  ],
  [
    "both",
    command("lsmod", 'expect : "^nfs"', 'not_expect : "^usb"'),
    "UNDECIDED (undocumented) c: The check has both expect and not_expect, and Tenable does not document what that means.",
  ],
  [
    "a pattern that can't be decided",
    command("lsmod", 'expect : "(n)fs.*\\\\1"'),
    "UNDECIDED (undocumented) c: The pattern of expect uses a back reference, which can't be matched here.",
  ],
  [
    "a pattern that is broken",
    command("lsmod", 'expect : "(nfs"'),
    "UNDECIDED (undocumented) c: The pattern of expect is malformed: …",
  ],
  [
    "two strings",
    command("lsmod", 'expect : "a" || "b"'),
    "UNDECIDED (undocumented) c: The value of expect is not a single quoted string.",
  ],
  [
    "another system",
    command("lsmod", 'expect : "^nfs"', 'system : "SunOS"'),
    "NOT_EVALUATED c: This check runs only on SunOS, and the snapshot is of Linux.",
  ],
];

for (const [name, check, verdict] of cases) {
  checkShown(`CMD_EXEC: ${name}`, { policy: unix(check), host }, [verdict]);
}

checkShown(
  "a command that the snapshot does not show is named, so that it can be run",
  { policy: unix(command("getenforce | head -1", 'expect : "Enforcing"')), host, show: ["remedy"] },
  [
    "UNDECIDED (missing) c: The snapshot does not show the output of `getenforce | head -1`.",
    "  remedy Add the output of `getenforce | head -1`, with the command line above it.",
  ],
);

checkShown(
  "a command that differs in the folders of its programs only is named as what it is: it may run another program",
  {
    policy: unix(
      command("/sbin/lsmod | /usr/bin/sort", 'expect : "^nfs"'),
      command("/opt/kmod/bin/lsmod | sort", 'expect : "^nfs"'),
    ),
    host: "@cmd lsmod | sort\nnfs 430080 2\n",
    show: ["remedy"],
  },
  [
    "UNDECIDED (missing) c: The snapshot does not show the output of `/sbin/lsmod | /usr/bin/sort`.",
    "  remedy Run `/sbin/lsmod | /usr/bin/sort` as the policy writes it: `lsmod | sort`, which the snapshot shows, may run another program.",
    "UNDECIDED (missing) c: The snapshot does not show the output of `/opt/kmod/bin/lsmod | sort`.",
    "  remedy Add the output of `/opt/kmod/bin/lsmod | sort`, with the command line above it.",
  ],
);

const part = "@cmd dmesg [cut]\nLinux version 6\nsecureboot: enabled\nefi: on";

checkShown(
  "a line that is seen decides what it can decide in a part of an output",
  {
    policy: unix(
      command("dmesg", 'expect : "^secureboot"'),
      command("dmesg", 'not_expect : "^secureboot"'),
      command("dmesg", 'expect : "^usb"'),
      command("dmesg", 'not_expect : "^usb"'),
      command("dmesg", 'expect : ""'),
      command("dmesg", 'expect : "^efi: on$"'),
    ),
    host: part,
  },
  [
    "PASSED c: expect matches line 3 of the snapshot, in the output of `dmesg`.",
    "FAILED c: not_expect matches line 3 of the snapshot, in the output of `dmesg`.",
    "UNDECIDED (partial) c: The snapshot shows only a part of the output of `dmesg`, line 2 of the snapshot.",
    "UNDECIDED (partial) c: The snapshot shows only a part of the output of `dmesg`, line 2 of the snapshot.",
    'FAILED c: `dmesg` printed 2 lines, and expect : "" passes only if it prints nothing.',
    // The line that is cut off may continue.
    "UNDECIDED (partial) c: The snapshot shows only a part of the output of `dmesg`, line 2 of the snapshot.",
  ],
);

checkShown(
  "two outputs that differ decide nothing",
  {
    policy: unix(command("date", 'expect : "10"')),
    host: "@cmd date\n10:00\n@cmd date\n10:01\n",
    show: ["remedy"],
  },
  [
    "UNDECIDED (conflict) c: Lines 2 and 4 of the snapshot contradict each other about the output of `date`.",
    "  remedy Keep the correct output.",
  ],
);

checkShown(
  "the evidence is the pattern, and the lines that it met",
  {
    policy: unix(command("lsmod", 'not_expect : "fs"'), command("lsmod", 'expect : "usb"')),
    host,
    show: ["evidence"],
  },
  [
    "FAILED c: not_expect matches line 3 of the snapshot and 1 more line, in the output of `lsmod`.",
    "  - not_expect matches, line 3 of the snapshot",
    "  - not_expect matches, line 4 of the snapshot",
    "FAILED c: No line in the output of `lsmod` matches expect: 3 lines looked at.",
    "  - No line in the output of `lsmod` matches expect: 3 lines looked at",
  ],
);

checkShown(
  "the backslash that the scanner drops: its own reading decides, and a note says what the other would",
  {
    policy: unix(
      command("lsmod", 'expect : "^nfs\\s4"'),
      command("lsmod", 'expect : "^nfs\\\\s4"'),
      command("lsmod", "expect : '^nfs\\s4'"),
      command("lsmod", 'expect : "^\\nfs"'),
    ),
    host,
    show: ["notes"],
  },
  [
    "FAILED c: No line in the output of `lsmod` matches expect: 3 lines looked at.",
    "  note In double quotes the scanner drops a backslash before a character that needs none. If it keeps them here, the verdict is PASSED. Write two backslashes, or none.",
    "PASSED c: expect matches line 3 of the snapshot, in the output of `lsmod`.",
    "PASSED c: expect matches line 3 of the snapshot, in the output of `lsmod`.",
    "PASSED c: expect matches line 3 of the snapshot, in the output of `lsmod`.",
    "  note In double quotes the scanner drops a backslash before a character that needs none. If it keeps them here, the verdict is FAILED. Write two backslashes, or none.",
  ],
);

checkShown(
  "a carriage return is part of the line where the text is exact, and of the terminal in a paste",
  { policy: unix(command("cat x", 'expect : "no$"')), host: "@cmd cat x\nno\r\n" },
  ["PASSED c: expect matches line 2 of the snapshot, in the output of `cat x`."],
);
checkShown(
  "a carriage return in a capture is the host's own",
  { policy: unix(command("cat x", 'expect : "no$"')), host: "@cmd cat x\nno\r\n", from: "capture" },
  ["FAILED c: No line in the output of `cat x` matches expect: 1 line looked at."],
);

const searches = unix(
  command("find /etc", 'expect : ""'),
  command("find /etc", 'expect : "secret"'),
  command("find /etc", 'not_expect : "secret"'),
  command("find /var", 'expect : ""'),
  command("find /var", 'not_expect : "mail"'),
  command("find /var", 'expect : "spool"'),
);
const searched =
  "@cmd find /etc\nfind: '/etc/keys': Permission denied\n@cmd find /var\n/var/mail\nfind: '/var/lib': Permission denied\n";

checkShown(
  "a command that was not allowed to read all proves nothing but what it printed",
  { policy: searches, host: searched, from: "capture", asRoot: false, show: ["remedy"] },
  [
    ...Array.from({ length: 3 }, () => [
      "UNDECIDED (missing) c: The user who ran the command is not allowed to read everything that `find /etc` reads, line 2 of the snapshot.",
      "  remedy Run `find /etc` as root.",
    ]).flat(),
    'FAILED c: `find /var` printed 2 lines, and expect : "" passes only if it prints nothing.',
    "FAILED c: not_expect matches line 4 of the snapshot, in the output of `find /var`.",
    "UNDECIDED (missing) c: The user who ran the command is not allowed to read everything that `find /var` reads, line 5 of the snapshot.",
    "  remedy Run `find /var` as root.",
  ],
);
checkShown(
  "root is refused what the scanner is refused",
  { policy: searches, host: searched, from: "capture", asRoot: true },
  [
    'FAILED c: `find /etc` printed 1 line, and expect : "" passes only if it prints nothing.',
    "FAILED c: No line in the output of `find /etc` matches expect: 1 line looked at.",
    "PASSED c: No line in the output of `find /etc` matches not_expect: 1 line looked at.",
    'FAILED c: `find /var` printed 2 lines, and expect : "" passes only if it prints nothing.',
    "FAILED c: not_expect matches line 4 of the snapshot, in the output of `find /var`.",
    "FAILED c: No line in the output of `find /var` matches expect: 2 lines looked at.",
  ],
);
