import { allow, check, deny, item, processOnPort, ss, unix } from "./fixture.ts";

const host = ss("tcp 0.0.0.0:23 telnetd 812", "tcp 0.0.0.0:22 sshd 611");

const passes = deny("21");
const fails = deny("23");
const warns = deny("23", "severity : MEDIUM");
const unseen = item("FILE_CHECK", 'description : "unseen"', 'file : "/etc/motd"');

function when(type: string, condition: string[], then: string, otherwise?: string): string {
  const branch = otherwise === undefined ? "" : `<else>\n${otherwise}\n</else>\n`;
  return `<if>\n<condition ${type}>\n${condition.join("\n")}\n</condition>\n<then>\n${then}\n</then>\n${branch}</if>`;
}

function report(type: string, description: string): string {
  return `<report type:"${type}">\n  description : "${description}"\n</report>`;
}

const then = report("PASSED", "then");
const otherwise = report("FAILED", "else");
const takesThen = "PASSED then: The policy reports this as PASSED.";
const takesElse = "FAILED else: The policy reports this as FAILED.";
const mayThen = "UNDECIDED (gate: PASSED) then: The policy reports this as PASSED.";
const mayElse = "UNDECIDED (gate: FAILED) else: The policy reports this as FAILED.";

const cases: [condition: string, checks: string[], taken: string[]][] = [
  ["AND", [passes], [takesThen]],
  ["AND", [fails], [takesElse]],
  ["AND", [passes, passes], [takesThen]],
  ["AND", [passes, fails], [takesElse]],
  ["AND", [unseen], [mayThen, mayElse]],
  ["AND", [passes, unseen], [mayThen, mayElse]],
  ["AND", [unseen, fails], [takesElse]],
  ["AND", [processOnPort("22,23", "sshd")], [mayThen, mayElse]],
  ["OR", [fails], [takesElse]],
  ["OR", [fails, passes], [takesThen]],
  ["OR", [fails, fails], [takesElse]],
  ["OR", [unseen, passes], [takesThen]],
  ["OR", [unseen, fails], [mayThen, mayElse]],
  ["or", [fails, passes], [takesThen]],
  ["AND", [warns], [takesElse]],
  ["AND", [deny("23", "severity : LOW")], [takesThen]],
  ["AND", [], [mayThen, mayElse]],
];

for (const [operator, checks, taken] of cases) {
  const names = checks.map((text) => /ports : "([^"]*)"/.exec(text)?.[1] ?? "unseen").join(", ");
  check(
    `${operator} of (${names}) reports ${taken.length === 2 ? "both" : taken[0]!.slice(0, 11)}`,
    {
      policy: unix(when(`type:"${operator}"`, checks, then, otherwise)),
      host,
    },
    taken,
  );
}

check(
  "without an else part a condition that does not pass reports nothing",
  {
    policy: unix(when('type:"AND"', [fails], then), deny("23")),
    host,
  },
  ["FAILED deny: The element 23 denies 23/tcp on 0.0.0.0, telnetd (pid 812), line 3 of the snapshot."],
);

const auto = "and auto reports this check as";
const denied = "The element 23 denies 23/tcp on 0.0.0.0, telnetd (pid 812), line 3 of the snapshot.";

check(
  "auto reports the then part with its status",
  {
    policy: unix(when('type:"AND" auto:"WARNING"', [fails], `${then}\n${allow("22")}`)),
    host,
  },
  [
    `WARNING then: The condition does not pass, ${auto} WARNING: ${denied}`,
    `WARNING allow: The condition does not pass, ${auto} WARNING: ${denied}`,
  ],
);

check(
  "auto does nothing where the condition passes",
  {
    policy: unix(when('auto:"FAILED" type:"AND"', [passes], then)),
    host,
  },
  [takesThen],
);

check(
  "auto reports what conditions inside would leave out",
  {
    policy: unix(
      when(
        'type:"AND" auto:"FAILED"',
        [fails],
        when('type:"AND" auto:"WARNING"', [fails], then) + when('type:"AND"', [fails], then, otherwise),
      ),
    ),
    host,
  },
  [
    `FAILED then: The condition does not pass, ${auto} FAILED: ${denied}`,
    `FAILED then: The condition does not pass, ${auto} FAILED: ${denied}`,
  ],
);

check(
  "an else part goes before auto, and the verdict says that this is not documented",
  {
    policy: unix(when('type:"AND" auto:"WARNING"', [fails], then, otherwise)),
    host,
    show: ["notes"],
  },
  [
    takesElse,
    "  note The condition has both auto and <else>. The <else> branch is used, which Tenable does not document.",
    `  note Reported because the condition does not pass: ${denied}`,
  ],
);

const gate =
  '  remedy Add the output of `ls -ldL /etc/motd`, with the command line above it. Or answer it: `# condition: PASSED "unseen"`.';
const ifNot = "  note Reported only if the condition does not pass.";

check(
  "what a snapshot can't show leaves both branches undecided, with the answer that would decide and the status if reached",
  {
    policy: unix(when('type:"AND"', [unseen], deny("23"), allow("22,23"))),
    host,
    show: ["notes", "remedy"],
  },
  [
    `UNDECIDED (gate: FAILED) deny: ${denied}`,
    gate,
    "UNDECIDED (gate: PASSED) allow: Both open TCP ports are allowed.",
    gate,
    ifNot,
  ],
);

check(
  "an unknown condition with auto says what happens otherwise",
  {
    policy: unix(when('type:"AND" auto:"FAILED"', [unseen], then)),
    host,
    show: ["notes"],
  },
  [mayThen, "  note Reported as FAILED if the condition does not pass."],
);

check(
  "conditions nest: the outermost that is not decided is the gate, and the notes of all of them stay",
  {
    policy: unix(
      when(
        'type:"AND"',
        [unseen],
        when('type:"OR"', [unseen], then) + when('type:"AND"', [passes], report("WARNING", "inner")),
        when('type:"AND"', [fails], then, otherwise),
      ),
    ),
    host,
    show: ["notes"],
  },
  [
    mayThen,
    "UNDECIDED (gate: WARNING) inner: The policy reports this as WARNING.",
    "  note Reported because the condition passes: None of the denied TCP ports is open.",
    mayElse,
    ifNot,
    `  note Reported because the condition does not pass: ${denied}`,
  ],
);

check(
  "reports say what the policy says",
  {
    policy: unix(
      report("PASSED", "a"),
      report("FAILED", "b"),
      report("WARNING", "c"),
      report("INFO", "d"),
      '<report>\n  description : "e"\n</report>',
    ),
    host,
  },
  [
    "PASSED a: The policy reports this as PASSED.",
    "FAILED b: The policy reports this as FAILED.",
    "WARNING c: The policy reports this as WARNING.",
    "NOT_EVALUATED d: This <report> is for information only.",
    "NOT_EVALUATED e: This <report> has no result.",
  ],
);

check(
  "an if without a condition decides nothing",
  {
    policy: unix(`<if>\n<then>\n${then}\n</then>\n</if>`),
    host,
    show: ["remedy"],
  },
  [mayThen, "  remedy Add a check to the condition."],
);
