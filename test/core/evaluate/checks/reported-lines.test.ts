import { item, unix } from "../fixture.ts";
import { checkShown } from "../shown-host.ts";

function content(type: string, file: string, ...more: string[]): string {
  return item(type, 'description : "c"', `file : "${file}"`, 'regex : "^create"', ...more);
}

const has = (file: string, ...more: string[]) =>
  content("FILE_CONTENT_CHECK", file, 'expect : "40$"', ...more);
const hasNot = (file: string, ...more: string[]) =>
  content("FILE_CONTENT_CHECK_NOT", file, 'expect : "44$"', ...more);

const whole = `@report /etc/rot.d/* ^create
/etc/rot.d/app: create 0640
/etc/rot.d/web: create 0640
@report /etc/one ^create
/etc/one: create 0640
`;
const bad = "@report /etc/rot.d/* ^create [filtered]\n/etc/rot.d/web: create 0644\n";
const none = "@report /etc/rot.d/* ^create\n@report /etc/one ^create\n/etc/one:\n";

type Expected = [name: string, host: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "of one file they are all",
    whole,
    has("/etc/one"),
    "PASSED c: Every line that regex selects in /etc/one matches expect: 1 line selected.",
  ],
  [
    "of a glob, files without such a line are not among them",
    whole,
    has("/etc/rot.d/*"),
    "UNDECIDED (partial) c: The command shows only a selection of the lines that regex selects in /etc/rot.d/*, line 2 of the snapshot.",
  ],
  [
    "which is no matter where the line may be missing",
    whole,
    has("/etc/rot.d/*", "string_required : NO"),
    "PASSED c: All 2 files comply. Every line that regex selects in /etc/rot.d/app matches expect: 1 line selected.",
  ],
  [
    "one that does not comply decides",
    bad,
    has("/etc/rot.d/*"),
    "FAILED c: 1 of 1 line that regex selects in /etc/rot.d/web does not match expect.",
  ],
  [
    "those that do not comply are not all",
    bad,
    content("FILE_CONTENT_CHECK", "/etc/rot.d/*", 'expect : "44$"', "string_required : NO"),
    "UNDECIDED (partial) c: The command shows only a selection of /etc/rot.d/web, line 2 of the snapshot.",
  ],
  [
    "a line that matches both",
    bad,
    hasNot("/etc/rot.d/*"),
    "FAILED c: 1 line of /etc/rot.d/web matches both regex and expect.",
  ],
  ["no line in a file", none, has("/etc/one"), "FAILED c: regex selects no line of /etc/one."],
  [
    "no line in a file, which NOT does not mind",
    none,
    hasNot("/etc/one"),
    "PASSED c: regex selects no line of /etc/one.",
  ],
  [
    "no file or no line, and neither may be missing",
    none,
    has("/etc/rot.d/*"),
    "FAILED c: The report shows no file of /etc/rot.d/* with a line that regex selects.",
  ],
  [
    "no file or no line, and both may be missing",
    none,
    has("/etc/rot.d/*", "required : NO"),
    "PASSED c: The report shows no file of /etc/rot.d/* with a line that regex selects, and the check permits that.",
  ],
  [
    "no file or no line, and one of them may be missing",
    none,
    has("/etc/rot.d/*", "string_required : NO"),
    "UNDECIDED (partial) c: The report shows no file of /etc/rot.d/* with a line that regex selects, but not whether there is such a file.",
  ],
  [
    "no file or no line, and the file is known to exist",
    `${none.replace("/etc/one:\n", "")}@status /etc/one\n`,
    has("/etc/one", "string_required : NO"),
    "PASSED c: regex selects no line of /etc/one, and string_required : NO permits that.",
  ],
  [
    "the lines of another pattern",
    whole,
    item(
      "FILE_CONTENT_CHECK",
      'description : "c"',
      'file : "/etc/one"',
      'regex : "^CREATE"',
      'expect : "40$"',
    ),
    "UNDECIDED (missing) c: The snapshot does not show /etc/one.",
  ],
];

for (const [name, host, check, verdict] of cases) {
  checkShown(`lines of a report: ${name}`, { policy: unix(check), host, from: "report" }, [verdict]);
}
