import { check, item, unix } from "./fixture.ts";

/** Results of a report as its CSV export: a description, and the policy value that only a custom item has. */
function results(...rows: [description: string, value: string][]): string {
  const cells = rows.map(
    ([description, value]) =>
      `"21157","PASSED","db7.example","tcp","0","""${description}"" : [PASSED]\n\nPolicy Value:\n${value}",""`,
  );
  return ['"Plugin ID","Risk","Host","Protocol","Port","Description","Plugin Output"', ...cells, ""].join(
    "\n",
  );
}

const gate = item(
  "CMD_EXEC",
  'description : "is Debian"',
  'cmd : "cat /etc/os-release"',
  'expect : "ID=debian"',
);
const motd = (description: string) =>
  item("FILE_CHECK", `description : "${description}"`, 'file : "/etc/motd"');
const report = (type: string, description: string) =>
  `<report type:"${type}">\n  description : "${description}"\n</report>`;

function when(attributes: string, then: string, otherwise?: string): string {
  const other = otherwise === undefined ? "" : `\n<else>\n${otherwise}\n</else>`;
  return `<if>\n<condition ${attributes}>\n${gate}\n</condition>\n<then>\n${then}\n</then>${other}\n</if>`;
}

const policy = unix(when('type:"AND"', report("PASSED", "edition"), report("FAILED", "other edition")));
const undecided = [
  "UNDECIDED (gate: PASSED) edition: The policy reports this as PASSED.",
  "UNDECIDED (gate: FAILED) other edition: The policy reports this as FAILED.",
];

const cases: [name: string, policy: string, rows: [string, string][], expected: string[]][] = [
  [
    "a result of the then part",
    policy,
    [["edition", "PASSED"]],
    ["PASSED edition: The policy reports this as PASSED."],
  ],
  [
    "a result of the else part",
    policy,
    [["other   edition", "FAILED"]],
    ["FAILED other edition: The policy reports this as FAILED."],
  ],
  [
    "results of both parts",
    policy,
    [
      ["edition", "PASSED"],
      ["other edition", "FAILED"],
    ],
    undecided,
  ],
  ["no result of either", policy, [["another check", "PASSED"]], undecided],
  [
    "a check that stands elsewhere too",
    unix(
      when('type:"AND"', report("PASSED", "edition"), report("FAILED", "other edition")),
      report("PASSED", "edition"),
    ),
    [["edition", "PASSED"]],
    [...undecided, "PASSED edition: The policy reports this as PASSED."],
  ],
  [
    "the same name in both parts, as a check and as a report",
    unix(when('type:"AND"', report("PASSED", "motd"), motd("motd"))),
    [["motd", "PASSED"]],
    ["PASSED motd: The policy reports this as PASSED."],
  ],
  [
    "a fixed result that auto may have given",
    unix(when('type:"AND" auto:"FAILED"', report("PASSED", "edition"))),
    [["edition", "FAILED"]],
    ["UNDECIDED (gate: PASSED) edition: The policy reports this as PASSED."],
  ],
];

for (const [name, text, rows, expected] of cases) {
  check(`a condition and ${name}`, { policy: text, host: results(...rows) }, expected);
}

check(
  "a condition that a report decides says by which result",
  { policy, host: results(["edition", "PASSED"]), show: ["notes"] },
  [
    "PASSED edition: The policy reports this as PASSED.",
    '  note Reported because the condition passes: the report has a result for "edition", line 2.',
  ],
);
