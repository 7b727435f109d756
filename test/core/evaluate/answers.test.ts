import { check, deny, item, ss, unix } from "./fixture.ts";

const open = ss("tcp 0.0.0.0:23 telnetd 812");
const unseen = (name: string) => item("FILE_CHECK", `description : "${name}"`, 'file : "/etc/motd"');
const report = (type: string, description: string) =>
  `<report type:"${type}">\n  description : "${description}"\n</report>`;

function when(type: string, condition: string[], then: string, otherwise: string): string {
  return `<if>\n<condition type:"${type}">\n${condition.join("\n")}\n</condition>\n<then>\n${then}\n</then>\n<else>\n${otherwise}\n</else>\n</if>`;
}

const one = unix(when("AND", [unseen("is Debian")], report("PASSED", "then"), report("FAILED", "else")));
const takesThen = "PASSED then: The policy reports this as PASSED.";
const takesElse = "FAILED else: The policy reports this as FAILED.";
const undecided = [
  "UNDECIDED (gate: PASSED) then: The policy reports this as PASSED.",
  "UNDECIDED (gate: FAILED) else: The policy reports this as FAILED.",
];

const answers: [name: string, front: string, policy: string, expected: string[]][] = [
  ["PASSED takes the then part", '# condition: PASSED "is Debian"', one, [takesThen]],
  ["FAILED takes the else part", '# condition: FAILED "is Debian"', one, [takesElse]],
  ["the name may stand without quotes", "# condition: passed is Debian", one, [takesThen]],
  ["another name answers nothing", '# condition: PASSED "is Ubuntu"', one, undecided],
  ["another word answers nothing", '# condition: MAYBE "is Debian"', one, undecided],
  [
    "twice the same is one answer",
    '# condition: FAILED "is Debian"\n# condition: FAILED "is Debian"',
    one,
    [takesElse],
  ],
  [
    "two different answers are none",
    '# condition: PASSED "is Debian"\n# condition: FAILED "is Debian"',
    one,
    undecided,
  ],
  [
    "one of two checks of AND is not enough to pass",
    '# condition: PASSED "a"',
    unix(when("AND", [unseen("a"), unseen("b")], report("PASSED", "then"), report("FAILED", "else"))),
    undecided,
  ],
  [
    "one of two checks of AND is enough to fail",
    '# condition: FAILED "b"',
    unix(when("AND", [unseen("a"), unseen("b")], report("PASSED", "then"), report("FAILED", "else"))),
    [takesElse],
  ],
  [
    "no answer changes what the snapshot decides",
    '# condition: PASSED "deny"',
    unix(when("AND", [deny("23")], report("PASSED", "then"), report("FAILED", "else"))),
    [takesElse],
  ],
  ["an answer further down is what a command printed", "", one, undecided],
];

for (const [name, front, policy, expected] of answers) {
  const host = front === "" ? `${open}# condition: PASSED "is Debian"\n` : `${front}\n${open}`;
  check(`answers of conditions: ${name}`, { policy, host }, expected);
}

check(
  "an answer says where it comes from",
  { policy: one, host: `# condition: PASSED "is Debian"\n${open}`, show: ["notes"] },
  [takesThen, "  note Reported because the condition passes: Line 1 of the snapshot answers PASSED."],
);

check(
  "where the snapshot could decide, the remedy names that first",
  {
    policy: unix(
      when("AND", [deny("161", "port_type : UDP")], report("PASSED", "then"), report("FAILED", "else")),
    ),
    host: "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n",
    show: ["remedy"],
  },
  [
    "UNDECIDED (gate: PASSED) then: The policy reports this as PASSED.",
    "  remedy Take it with `ss -tulpn`, …",
    "UNDECIDED (gate: FAILED) else: The policy reports this as FAILED.",
    "  remedy Take it with `ss -tulpn`, …",
  ],
);

check(
  "an undecided check below an undecided gate keeps its own reason",
  {
    policy: unix(
      when("AND", [unseen("is Debian")], deny("161", "port_type : UDP"), report("FAILED", "else")),
    ),
    host: "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n",
  },
  [
    "UNDECIDED (gate: UNDECIDED) deny: The arguments of ss leave UDP out. Not known: 161.",
    "UNDECIDED (gate: FAILED) else: The policy reports this as FAILED.",
  ],
);

check(
  "an if inside a condition leaves it undecided, but not where the other checks decide",
  {
    policy: unix(
      when(
        "AND",
        [deny("22"), when("AND", [deny("23")], report("PASSED", "x"), report("PASSED", "y"))],
        report("PASSED", "then"),
        report("FAILED", "else"),
      ),
      when(
        "AND",
        [deny("23"), when("AND", [deny("23")], report("PASSED", "x"), report("PASSED", "y"))],
        report("PASSED", "then"),
        report("FAILED", "else"),
      ),
    ),
    host: open,
  },
  [...undecided, takesElse],
);

const unknownCheck = unix(
  deny("161", "port_type : UDP"),
  item("CMD_EXEC", 'description : "asked"', 'cmd : "sestatus"', 'expect : "enabled"', "severity : MEDIUM"),
);

check(
  "an answer to a check is its verdict, and says so",
  { policy: unknownCheck, host: `# answer: FAILED "asked"\n${open}`, show: ["notes"] },
  [
    "PASSED deny: None of the denied UDP ports is open.",
    "FAILED asked: Line 1 of the snapshot answers FAILED.",
    "  note Answered by hand on line 1 of the snapshot. Without this answer: The snapshot does not show the output of `sestatus`.",
  ],
);

check(
  "an answer to a condition is none to a check",
  { policy: unknownCheck, host: `# condition: FAILED "asked"\n${open}` },
  [
    "PASSED deny: None of the denied UDP ports is open.",
    "UNDECIDED (missing) asked: The snapshot does not show the output of `sestatus`.",
  ],
);

check(
  "two answers that differ are none",
  { policy: unknownCheck, host: `# answer: FAILED "asked"\n# answer: PASSED "asked"\n${open}` },
  [
    "PASSED deny: None of the denied UDP ports is open.",
    "UNDECIDED (conflict) asked: Lines 1 and 2 of the snapshot answer it differently.",
  ],
);

check(
  "no answer to a check changes what the snapshot decides",
  { policy: unix(deny("23")), host: `# answer: PASSED "deny"\n${open}` },
  ["FAILED deny: The element 23 denies 23/tcp on 0.0.0.0, telnetd (pid 812), line 4 of the snapshot."],
);

check(
  "an answer to a check opens a condition too",
  { policy: one, host: `# answer: PASSED "is Debian"\n${open}` },
  [takesThen],
);
