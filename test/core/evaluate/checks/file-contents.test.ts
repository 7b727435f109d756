import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import type { Place, Source } from "../../../../core/observations/observation.ts";
import { Observations } from "../../../../core/observations/observations.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { item, unix } from "../fixture.ts";
import { checkShown } from "../shown-host.ts";

function content(file: string, ...more: string[]): string {
  return item("FILE_CONTENT_CHECK", 'description : "c"', `file : "${file}"`, ...more);
}

function contentNot(file: string, ...more: string[]): string {
  return item("FILE_CONTENT_CHECK_NOT", 'description : "c"', `file : "${file}"`, ...more);
}

const umask = ['regex : "^umask"', 'expect : "0[27]7$"'];

const host = `@file /etc/one
# defaults
umask 027
path /bin
@file /etc/both
umask 027
umask 022
@file /etc/bad
umask 022
umask 002
@file /etc/none
path /bin
@file /etc/empty
@absent /etc/gone
@unknown /etc/secret [denied]
@selected /etc/picked ^umask
umask 077
@file /etc/long [cut]
umask 027
umask 0`;

type Expected = [name: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "the selected line matches",
    content("/etc/one", ...umask),
    "PASSED c: Every line that regex selects in /etc/one matches expect: 1 of 3 lines selected.",
  ],
  [
    "no selected line matches",
    content("/etc/bad", ...umask),
    "FAILED c: 2 of 2 lines that regex selects in /etc/bad do not match expect.",
  ],
  [
    "one of two selected lines does not match",
    content("/etc/both", ...umask),
    "FAILED c: 1 of 2 lines that regex selects in /etc/both does not match expect.",
  ],
  [
    "no line is selected",
    content("/etc/none", ...umask),
    "FAILED c: regex selects none of 1 line of /etc/none.",
  ],
  [
    "an empty file",
    content("/etc/empty", ...umask),
    "FAILED c: regex selects none of 0 lines of /etc/empty.",
  ],
  [
    "string_required",
    content("/etc/none", ...umask, "string_required : NO"),
    "PASSED c: regex selects none of 1 line of /etc/none, and string_required : NO permits that.",
  ],
  [
    "required excuses a line as well",
    content("/etc/none", ...umask, "required : NO"),
    "PASSED c: regex selects none of 1 line of /etc/none, and required : NO permits that.",
  ],
  [
    "required against string_required",
    content("/etc/none", ...umask, "required : NO", "string_required : YES"),
    "UNDECIDED (undocumented) c: regex selects none of 1 line of /etc/none, and Tenable does not document whether required : NO beside string_required : YES lets that pass.",
  ],
  [
    "no excuse lets a line pass that does not match",
    content("/etc/bad", ...umask, "required : NO", "string_required : NO", "file_required : NO"),
    "FAILED c: 2 of 2 lines that regex selects in /etc/bad do not match expect.",
  ],
  ["no file", content("/etc/gone", ...umask), "FAILED c: /etc/gone does not exist, line 15 of the snapshot."],
  [
    "string_required excuses no file",
    content("/etc/gone", ...umask, "string_required : NO"),
    "FAILED c: /etc/gone does not exist, line 15 of the snapshot.",
  ],
  [
    "file_required",
    content("/etc/gone", ...umask, "file_required : NO"),
    "PASSED c: /etc/gone does not exist, line 15 of the snapshot, and file_required : NO permits that.",
  ],
  [
    "required excuses a file",
    content("/etc/gone", ...umask, 'required : "no"'),
    "PASSED c: /etc/gone does not exist, line 15 of the snapshot, and required : NO permits that.",
  ],
  [
    "a file that may not be read proves nothing",
    content("/etc/secret", ...umask, "file_required : NO"),
    "UNDECIDED (missing) c: The user who ran the command is not allowed to read /etc/secret, line 16 of the snapshot.",
  ],
  [
    "a file that nothing shows",
    content("/etc/other", ...umask),
    "UNDECIDED (missing) c: The snapshot does not show /etc/other.",
  ],
  [
    "a file that breaks off: what is seen complies, the rest may not",
    content("/etc/long", ...umask),
    "UNDECIDED (partial) c: The snapshot shows only a part of /etc/long, line 19 of the snapshot.",
  ],
  [
    "a file that breaks off after a line that decides",
    contentNot("/etc/long", ...umask),
    "FAILED c: 1 line of /etc/long matches both regex and expect.",
  ],
  [
    "a report shows the lines of the same pattern",
    content("/etc/picked", ...umask),
    "PASSED c: Every line that regex selects in /etc/picked matches expect: 1 line selected.",
  ],
  [
    "a report shows the lines of another pattern",
    content("/etc/picked", 'regex : "^UMASK"', 'expect : "7"'),
    "UNDECIDED (partial) c: The report shows only the lines of /etc/picked that another pattern selects, line 17 of the snapshot.",
  ],
  [
    "not_expect",
    content("/etc/both", 'regex : "^umask"', 'not_expect : "022"'),
    "FAILED c: 1 of 2 lines that regex selects in /etc/both matches not_expect.",
  ],
  [
    "not_expect without a match",
    content("/etc/both", 'regex : "^umask"', 'not_expect : "000"'),
    "PASSED c: No line that regex selects in /etc/both matches not_expect: 2 of 2 lines selected.",
  ],
  [
    "NOT fails on a line that matches both",
    contentNot("/etc/both", ...umask),
    "FAILED c: 1 line of /etc/both matches both regex and expect.",
  ],
  [
    "NOT passes where the selected lines do not match",
    contentNot("/etc/bad", ...umask),
    "PASSED c: No line of /etc/bad matches both regex and expect: 2 of 2 lines selected by regex.",
  ],
  [
    "NOT passes where no line is selected",
    contentNot("/etc/none", ...umask),
    "PASSED c: regex selects none of 1 line of /etc/none.",
  ],
  [
    "NOT fails where there is no file",
    contentNot("/etc/gone", ...umask),
    "FAILED c: /etc/gone does not exist, line 15 of the snapshot.",
  ],
  [
    "NOT with file_required",
    contentNot("/etc/gone", ...umask, "file_required : NO"),
    "PASSED c: /etc/gone does not exist, line 15 of the snapshot, and file_required : NO permits that.",
  ],
  [
    "enough lines",
    content("/etc/bad", 'regex : "^umask"', 'expect : "2$"', 'min_occurrences : "2"'),
    "PASSED c: Every line that regex selects in /etc/bad matches expect: 2 of 2 lines selected.",
  ],
  [
    "too few lines",
    content("/etc/bad", 'regex : "^umask"', 'expect : "2$"', "min_occurrences : 3"),
    "FAILED c: 2 lines match expect, and min_occurrences asks for 3.",
  ],
  [
    "none where none has to be",
    content("/etc/none", ...umask, "min_occurrences : 1", "string_required : NO"),
    "PASSED c: regex selects none of 1 line of /etc/none, and string_required : NO permits that.",
  ],
  [
    "a number of lines that is no number",
    content("/etc/one", ...umask, 'min_occurrences : "some"'),
    "UNDECIDED (undocumented) c: The value of min_occurrences is not a number.",
  ],
  [
    "JSON is not transformed",
    content("/etc/one", ...umask, 'json_transform : ".a"'),
    "UNDECIDED (undocumented) c: Tenable does not document what json_transform does in FILE_CONTENT_CHECK.",
  ],
  [
    "home directories",
    content("~/.rhosts", ...umask),
    "UNDECIDED (missing) c: The snapshot does not show /etc/passwd.",
  ],
  [
    "a relative path",
    content("one", ...umask),
    "UNDECIDED (undocumented) c: one is not an absolute path, and Tenable does not document where the scanner looks for it.",
  ],
  [
    "no regex",
    content("/etc/one", 'expect : "027"'),
    "UNDECIDED (undocumented) c: The check has no regex to select the lines to look at.",
  ],
  [
    "no expect",
    content("/etc/one", 'regex : "027"'),
    "UNDECIDED (undocumented) c: The check has neither expect nor not_expect, and Tenable does not document what that means.",
  ],
  [
    "a path is the same with a slash more",
    content("/etc//one", ...umask),
    "PASSED c: Every line that regex selects in /etc/one matches expect: 1 of 3 lines selected.",
  ],
];

for (const [name, check, verdict] of cases) {
  checkShown(`content of files: ${name}`, { policy: unix(check), host }, [verdict]);
}

checkShown(
  "one line may be enough, if you say so",
  {
    policy: unix(
      content("/etc/both", ...umask),
      content("/etc/bad", ...umask),
      content("/etc/long", ...umask),
    ),
    host,
    options: { selectedLines: "any" },
    show: ["notes"],
  },
  [
    "PASSED c: 1 line of /etc/both matches expect: 2 of 2 lines selected by regex.",
    "  note Only some of the selected lines match. The setting evaluate.selectedLines makes one matching line enough, which Tenable does not document.",
    "FAILED c: 2 of 2 lines that regex selects in /etc/bad do not match expect.",
    "PASSED c: Every line that regex selects in /etc/long matches expect: 1 of 1 line selected.",
  ],
);

checkShown(
  "that one line is enough to fail is not documented, and the verdict says so",
  { policy: unix(content("/etc/both", ...umask)), host, show: ["evidence", "notes"] },
  [
    "FAILED c: 1 of 2 lines that regex selects in /etc/both does not match expect.",
    "  - /etc/both: expect does not match a line that regex selects, line 7 of the snapshot",
    "  note Only some of the selected lines match. Tenable does not document whether one line that does not match fails the check; the setting evaluate.selectedLines decides.",
  ],
);

const folder = `@lists /etc/rot.d/*
@file /etc/rot.d/app
create 0640
@file /etc/rot.d/web
create 0644
@file /etc/rot.d/old
daily
@file /etc/rot.conf
create 0600
@absent /etc/rot.local
@file /usr/rot/conf
create 0640
@absent /opt/conf
@lists /etc/nothing/*
`;
const create = ['regex : "^create"', 'expect : "40$"'];

const many: Expected[] = [
  [
    "every file of a glob has to comply",
    content("/etc/rot.d/*", ...create),
    "FAILED c: regex selects none of 1 line of /etc/rot.d/old, and 1 more file does not comply.",
  ],
  [
    "ignore leaves files out",
    content("/etc/rot.d/*", ...create, 'ignore : "/etc/rot.d/w*"', 'ignore : "/etc/rot.d/old"'),
    "PASSED c: Every line that regex selects in /etc/rot.d/app matches expect: 1 of 1 line selected.",
  ],
  [
    "ignore of a folder",
    content("/etc/rot.d/*", ...create, 'ignore : "/etc/rot.d"'),
    "UNDECIDED (undocumented) c: regex selects none of 1 line of /etc/rot.d/old, and Tenable does not document whether ignore covers what is below a folder.",
  ],
  [
    "ignore of every file",
    content("/etc/rot.d/*", ...create, 'ignore : "/etc/rot.d/*"'),
    "UNDECIDED (undocumented) c: ignore excludes every file of the check, and Tenable does not document what that means.",
  ],
  [
    "several globs with blanks between them",
    content("/etc/rot.conf /etc/rot.d/a*", 'regex : "^create"', 'expect : "0$"'),
    "UNDECIDED (missing) c: The snapshot does not show which files /etc/rot.d/a* names.",
  ],
  [
    "several paths",
    content("/etc/rot.conf /etc/rot.d/app", 'regex : "^create"', 'expect : "0$"'),
    "PASSED c: All 2 files comply. Every line that regex selects in /etc/rot.conf matches expect: 1 of 1 line selected.",
  ],
  [
    "one of several paths does not exist",
    content("/etc/rot.conf /etc/rot.local", 'regex : "^create"', 'expect : "0$"'),
    "UNDECIDED (undocumented) c: /etc/rot.local does not exist, other files of the check do, and Tenable does not document what that means.",
  ],
  [
    "one of several paths does not exist, and need not",
    content("/etc/rot.conf /etc/rot.local", 'regex : "^create"', 'expect : "0$"', "file_required : NO"),
    "PASSED c: Every line that regex selects in /etc/rot.conf matches expect: 1 of 1 line selected.",
  ],
  [
    "a glob that matches nothing",
    content("/etc/nothing/*", ...create),
    "FAILED c: No file matches /etc/nothing/*, line 15 of the snapshot.",
  ],
  [
    "search_locations",
    content("conf", ...create, 'search_locations : "/opt:/usr/rot/"'),
    "PASSED c: Every line that regex selects in /usr/rot/conf matches expect: 1 of 1 line selected.",
  ],
  [
    "search_locations in several strings",
    content("conf", ...create, 'search_locations : "/opt" | "/usr/rot"'),
    "PASSED c: Every line that regex selects in /usr/rot/conf matches expect: 1 of 1 line selected.",
  ],
  [
    "a search location that nothing shows",
    content("conf", ...create, 'search_locations : "/srv:/usr/rot/"'),
    "UNDECIDED (missing) c: The snapshot does not show /srv/conf.",
  ],
  [
    "in no search location",
    content("conf", ...create, 'search_locations : "/opt"'),
    "FAILED c: /opt/conf does not exist, line 14 of the snapshot.",
  ],
  [
    "a path is no name",
    content("/etc/rot.conf", ...create, 'search_locations : "/opt"'),
    "UNDECIDED (undocumented) c: search_locations must name folders by absolute path, and file must be a name without a folder.",
  ],
  [
    "lines are counted in one file or in all",
    content("/etc/rot.conf /etc/rot.d/app", 'regex : "^create"', 'expect : "0$"', "min_occurrences : 2"),
    "UNDECIDED (undocumented) c: 2 lines of 2 files match expect, and Tenable does not document whether min_occurrences : 2 counts them in each file.",
  ],
  [
    "too few lines in all files",
    content("/etc/rot.conf /etc/rot.d/app", 'regex : "^create"', 'expect : "0$"', "min_occurrences : 3"),
    "FAILED c: 2 lines match expect, and min_occurrences asks for 3.",
  ],
];

for (const [name, check, verdict] of many) {
  checkShown(`several files: ${name}`, { policy: unix(check), host: folder }, [verdict]);
}

checkShown(
  "blank lines of a paste decide nothing, those of a capture do",
  { policy: unix(content("/etc/x", 'regex : ".*"', 'expect : "a"')), host: "@file /etc/x\na\n\n" },
  [
    "UNDECIDED (partial) c: It depends on blank lines of /etc/x, and it is not certain that the file has them.",
  ],
);
checkShown(
  "a blank line of a capture is the file's own",
  {
    policy: unix(content("/etc/x", 'regex : ".*"', 'expect : "a"')),
    host: "@file /etc/x\na\n\n",
    from: "capture",
  },
  ["FAILED c: 1 of 2 lines that regex selects in /etc/x does not match expect."],
);
checkShown(
  "what is missing is named, so that it can be taken",
  {
    policy: unix(
      content("/etc/y", ...umask),
      content("/etc/cron.d/*", ...umask),
      content("/etc/secret", ...umask),
    ),
    host,
    show: ["remedy"],
  },
  [
    "UNDECIDED (missing) c: The snapshot does not show /etc/y.",
    "  remedy Add the output of `cat /etc/y`, with the command line above it.",
    "UNDECIDED (missing) c: The snapshot does not show which files /etc/cron.d/* names.",
    "  remedy Add the output of `ls -l /etc/cron.d/*`, and of `cat` for each of these files.",
    "UNDECIDED (missing) c: The user who ran the command is not allowed to read /etc/secret, line 16 of the snapshot.",
    "  remedy Run `cat /etc/secret` as root.",
  ],
);

test("two texts of a file in one output contradict each other, unless they are the same", () => {
  const source: Source = { text: "umask 027\numask 022\numask 027\n", firstLine: 1, from: "output" };
  const place = (line: number): Place => ({ source, start: line * 10, end: line * 10 + 10 });
  const verdictOn = (...lines: number[]) => {
    const observations = new Observations();
    for (const line of lines) observations.add("file", "/etc/one", { text: place(line) }, place(line));
    const policy = policyOf(parse(unix(content("/etc/one", ...umask))));
    return evaluate(policy, { ...readSnapshot(""), observations }).map(
      ({ status, reason }) => `${status} ${reason}`,
    );
  };
  assert.deepEqual(verdictOn(0, 1), [
    "UNDECIDED Lines 1 and 2 of the snapshot contradict each other about /etc/one.",
  ]);
  assert.deepEqual(verdictOn(0, 2), [
    "PASSED Every line that regex selects in /etc/one matches expect: 1 of 1 line selected.",
  ]);
});
