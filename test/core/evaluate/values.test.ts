import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { allow, check, deny, item, processOnPort, ss, unix } from "./fixture.ts";

const header = (name: string, value: string) => `#<ui_metadata>
#<variables>
#  <variable>
#    <name>${name}</name>
#    <default>${value}</default>
#  </variable>
#</variables>
#</ui_metadata>
`;
const open = ss("tcp 0.0.0.0:22 sshd 611", "tcp 0.0.0.0:8443 java 7");
const denied =
  "FAILED deny: The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 3 of the snapshot.";
const closed = "PASSED deny: None of the denied TCP ports is open.";

check(
  "a variable has the default of the header, and the verdict says so",
  { policy: header("PORTS", "22") + unix(deny("@PORTS@")), host: open, show: ["notes"] },
  [denied, '  note @PORTS@ is "22", the default in the policy\'s header.'],
);

check(
  "the configuration goes before the header",
  {
    policy: header("PORTS", "22") + unix(deny("@PORTS@")),
    host: open,
    options: { variables: { PORTS: "23" } },
    show: ["notes"],
  },
  [closed, '  note @PORTS@ is "23", set in the configuration.'],
);

check(
  "the host's own value goes before the configuration",
  {
    policy: header("PORTS", "22") + unix(deny("@PORTS@")),
    host: `# set: PORTS=21,22\n${open}`,
    options: { variables: { PORTS: "23" } },
    show: ["notes"],
  },
  [
    "FAILED deny: The element 22 denies 22/tcp on 0.0.0.0, sshd (pid 611), line 4 of the snapshot.",
    '  note @PORTS@ is "21,22", set on line 1 of the snapshot.',
  ],
);

check(
  "what is given for the run goes before all others",
  {
    policy: header("PORTS", "22") + unix(deny("@PORTS@")),
    host: `# set: PORTS=21,22\n${open}`,
    options: { variables: { PORTS: "22" }, set: { PORTS: "23" } },
    show: ["notes"],
  },
  [closed, '  note @PORTS@ is "23", given with --set.'],
);

check(
  "two values of one host are a conflict, the same one twice is none",
  {
    policy: unix(deny("@PORTS@"), deny("@OTHER@")),
    host: `# set: PORTS=21\n# set: PORTS=22\n# set: OTHER=23\n# set: OTHER=23\n${open}`,
    show: ["remedy"],
  },
  [
    "UNDECIDED (conflict) deny: Lines 1 and 2 of the snapshot set @PORTS@ to different values.",
    "  remedy Keep the correct value.",
    closed,
  ],
);

check(
  "a variable without a value leaves the check undecided, whatever the others are",
  { policy: unix(allow("22,@PORTS@"), deny("23")), host: open, show: ["remedy"] },
  [
    "UNDECIDED (value) allow: The variable @PORTS@ has no value here.",
    "  remedy Set it with --set PORTS=VALUE, variables in .nessus-audit.json, or `# set: PORTS=VALUE` in the snapshot.",
    closed,
  ],
);

check(
  "an empty default is a place to write the value in",
  { policy: header("PORTS", "") + unix(deny("@PORTS@")), host: open },
  ["UNDECIDED (value) deny: The variable @PORTS@ has no value here."],
);

check(
  "variables in process names, files and names of processes",
  {
    policy: unix(
      processOnPort("@PORT@", "@OWNER@"),
      item("PROCESS_CHECK", 'description : "runs"', 'name : "@OWNER@"', "status : ON"),
      item("FILE_CHECK", 'description : "file"', 'file : "@FOLDER@/sshd"', `md5 : "${"1".repeat(32)}"`),
    ),
    host: `# set: PORT=22\n# set: OWNER=sshd\n# set: FOLDER=/usr/sbin\n${open}# ps -eo pid,comm\n    PID COMMAND\n      1 init\n    611 sshd\n# md5sum /usr/sbin/sshd\n${"1".repeat(32)}  /usr/sbin/sshd\n`,
  },
  [
    "PASSED process: The process is sshd: 22/tcp on 0.0.0.0, sshd (pid 611), line 6 of the snapshot.",
    "PASSED runs: sshd runs (pid 611), line 11 of the snapshot.",
    "PASSED file: /usr/sbin/sshd: its MD5 is the given one, line 13 of the snapshot.",
  ],
);

check(
  "a value that is not what the check needs is judged as if it stood there",
  {
    policy: unix(deny("@PORTS@"), processOnPort("@PORT@", "sshd")),
    host: open,
    options: { set: { PORTS: "1-1024", PORT: "22,23" } },
  },
  [
    "UNDECIDED (undocumented) deny: Tenable does not document whether 1-1024 denies 22/tcp.",
    "UNDECIDED (undocumented) process: 22,23 is a list, but only one port can be given here. Write a check for each port.",
  ],
);

check(
  "the same check on hosts with values of their own",
  { policy: unix(deny("@PORTS@")), host: `# set: PORTS=23\n${open}` },
  [closed],
);

test("evidence from a value is at the name of the variable, what follows at its own place", () => {
  const text = unix(deny("21,@A@,8443"));
  const snapshot = readSnapshot(open);
  const at = text.indexOf("@A@");
  const placesWith = (value: string) =>
    evaluate(policyOf(parse(text)), snapshot, { ...defaultEvaluateOptions, set: { A: value } }).flatMap(
      ({ evidence }) =>
        evidence.map(({ element }) => [element!.text, element!.start - at, element!.end - at]),
    );
  // Whatever its length, a value is at the place of the name that it replaces.
  assert.deepEqual(placesWith("22"), [
    ["22", 0, 3],
    ["8443", 4, 8],
  ]);
  assert.deepEqual(placesWith("1,2,3,4,5,6,22,7").at(-1), ["8443", 4, 8]);
  assert.deepEqual(placesWith(""), [["8443", 4, 8]]);
});

test("a compiled policy uses each host's values, and keeps none for the next", () => {
  const policy = policyOf(parse(unix(deny("@PORTS@"))));
  const statuses = ["22", "23", "22", undefined].map((value) => {
    const front = value === undefined ? "" : `# set: PORTS=${value}\n`;
    return evaluate(policy, readSnapshot(front + open))[0]!.status;
  });
  assert.deepEqual(statuses, ["FAILED", "PASSED", "FAILED", "UNDECIDED"]);
});

check(
  "every keyword that the scanner reads may hold a variable, and what people read may not",
  {
    policy:
      header("WHERE", "SunOS") +
      unix(deny("22", 'system : "@WHERE@"'), deny("22", 'info : "Ask @SOMEBODY@ about it."')),
    host: `# set: WHERE=Linux\n${open}`,
  },
  [denied.replace("line 3", "line 4"), denied.replace("line 3", "line 4")],
);
