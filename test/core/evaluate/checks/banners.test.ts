import { item, unix } from "../fixture.ts";
import { checkShown } from "../shown-host.ts";

function banner(content: string, ...more: string[]): string {
  return item("BANNER_CHECK", 'description : "b"', 'file : "/etc/issue"', `content : ${content}`, ...more);
}

function grammar(...regexes: string[]): string {
  const patterns = regexes.map((regex) => `regex : "${regex}"`);
  return item("GRAMMAR_CHECK", 'description : "g"', 'file : "/etc/securetty"', ...patterns);
}

const issue = "@file /etc/issue\n\nAuthorised use only.\r\nLog out now.  \n\n";
const part = "@file /etc/issue [cut]\nAuthorised use only.\nLog";
const ttys = "@file /etc/securetty\nconsole\nvc/1\ntty1\n";

type Expected = [name: string, host: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "line ends and outer blanks do not matter",
    issue,
    banner('"Authorised use only.\\nLog out now."'),
    "PASSED b: The text of /etc/issue is the banner in content.",
  ],
  [
    "a line break is one too",
    issue,
    banner('"\nAuthorised use only.\nLog out now.\n"'),
    "PASSED b: The text of /etc/issue is the banner in content.",
  ],
  [
    "another banner",
    issue,
    banner('"Welcome"'),
    "FAILED b: The text of /etc/issue is not the banner in content.",
  ],
  [
    "a part is not the whole",
    issue,
    banner('"Authorised use only."'),
    "FAILED b: The text of /etc/issue is not the banner in content.",
  ],
  [
    "a part may be enough",
    issue,
    banner('"Authorised use only."', "is_substring : YES"),
    "PASSED b: The text of /etc/issue holds the banner in content.",
  ],
  [
    "a part that is not in it",
    issue,
    banner('"Welcome"', "is_substring : YES"),
    "FAILED b: The text of /etc/issue does not hold the banner in content.",
  ],
  [
    "blanks and case are open",
    issue,
    banner('"authorised use only. Log out now."'),
    "UNDECIDED (undocumented) b: /etc/issue and content differ only in blanks, case or backslashes, and Tenable does not document whether that counts.",
  ],
  [
    "a file that breaks off",
    part,
    banner('"Authorised use only.\\nLog"'),
    "UNDECIDED (partial) b: The snapshot shows only a part of /etc/issue, line 2 of the snapshot.",
  ],
  [
    "a part of a file that breaks off",
    part,
    banner('"Authorised use only."', "is_substring : YES"),
    "PASSED b: The text of /etc/issue holds the banner in content.",
  ],
  [
    "no file",
    "@absent /etc/issue\nNo such file\n",
    banner('"Welcome"'),
    "FAILED b: /etc/issue does not exist, line 2 of the snapshot.",
  ],
  [
    "a banner that is empty",
    issue,
    banner('""'),
    "UNDECIDED (undocumented) b: The value of content is empty, and Tenable does not document what that means.",
  ],
  [
    "each line matches a pattern",
    ttys,
    grammar("console", "vc/1", "tty"),
    "PASSED g: Each of 3 lines of /etc/securetty matches a regex.",
  ],
  [
    "a line that no pattern matches",
    ttys,
    grammar("console", "vc/1"),
    "FAILED g: 1 of 3 lines of /etc/securetty matches none of the 2 patterns.",
  ],
  [
    "blank lines are open",
    "@file /etc/securetty\nconsole\n\n",
    grammar("console"),
    "UNDECIDED (undocumented) g: No regex matches the blank lines of /etc/securetty, and Tenable does not document whether they count.",
  ],
  [
    "an empty file is open",
    "@file /etc/securetty\n",
    grammar("console"),
    "UNDECIDED (undocumented) g: /etc/securetty is empty, and Tenable does not document what that means.",
  ],
  [
    "a part of a file with a line that no pattern matches",
    "@file /etc/securetty [cut]\ntty1\nconsole\n",
    grammar("console"),
    "FAILED g: 1 of 2 lines of /etc/securetty matches none of the 1 pattern.",
  ],
  [
    "a part of a file without one",
    "@file /etc/securetty [cut]\nconsole\n",
    grammar("console"),
    "UNDECIDED (partial) g: The snapshot shows only a part of /etc/securetty, line 2 of the snapshot.",
  ],
  [
    "a pattern that is broken",
    ttys,
    grammar("console", "(tty"),
    "UNDECIDED (undocumented) g: The pattern of regex is malformed: …",
  ],
];

for (const [name, host, check, verdict] of cases) {
  checkShown(`banners and grammars: ${name}`, { policy: unix(check), host }, [verdict]);
}
