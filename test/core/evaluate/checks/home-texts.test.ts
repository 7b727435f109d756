import { item, unix } from "../fixture.ts";
import { checkShown } from "../shown-host.ts";

const passwd = `@file /etc/passwd
root:x:0:0::/root:/bin/bash
news:x:9:9::/var/spool/news:/usr/sbin/nologin
ada:x:1000:1000::/home/ada:/bin/bash
`;
const none = ["/root", "/var/spool/news", "/home/ada"].map(
  (home) => `@absent ${home}/.rhosts\nNo such file\n`,
);

function rhosts(type: string, ...more: string[]): string {
  return unix(item(type, 'description : "h"', 'file : "~/.rhosts"', 'regex : "^[+]"', ...more));
}

const forbids = (...more: string[]) => rhosts("FILE_CONTENT_CHECK_NOT", 'expect : "^[+]"', ...more);
const asks = (...more: string[]) => rhosts("FILE_CONTENT_CHECK", 'expect : "^[+] me$"', ...more);

const cases: [name: string, policy: string, host: string, verdict: string][] = [
  [
    "the file of a person fails",
    forbids("file_required : NO"),
    `${passwd}${none[0]}${none[1]}@file /home/ada/.rhosts\nweb1\n+ me\n`,
    "FAILED h: 1 line of /home/ada/.rhosts matches both regex and expect.",
  ],
  [
    "whatever is not shown of others",
    forbids("file_required : NO"),
    `${passwd}@file /home/ada/.rhosts\n+ me\n`,
    "FAILED h: 1 line of /home/ada/.rhosts matches both regex and expect.",
  ],
  [
    "an account that nobody logs in to may not be looked at",
    forbids("file_required : NO"),
    `${passwd}${none[0]}${none[2]}@file /var/spool/news/.rhosts\n+ me\n`,
    "UNDECIDED (undocumented) h: 1 line of /var/spool/news/.rhosts matches both regex and expect, and Tenable does not document whether the scanner looks at that account.",
  ],
  [
    "no such file anywhere",
    forbids("file_required : NO"),
    passwd + none.join(""),
    "PASSED h: No account has ~/.rhosts.",
  ],
  [
    "no such file anywhere, and nothing permits that",
    forbids(),
    passwd + none.join(""),
    "UNDECIDED (undocumented) h: There is no /root/.rhosts, and Tenable does not document what a home directory without the file means.",
  ],
  [
    "files that comply",
    asks("file_required : NO"),
    `${passwd}${none[1]}@file /root/.rhosts\n+ me\n@file /home/ada/.rhosts\n+ me\n`,
    "PASSED h: 2 home directories with ~/.rhosts comply.",
  ],
  [
    "a file that is not shown",
    asks("file_required : NO"),
    `${passwd}${none[1]}@file /root/.rhosts\n+ me\n`,
    "UNDECIDED (missing) h: The snapshot does not show /home/ada/.rhosts.",
  ],
  ["no accounts", asks(), "@cmd id\n", "UNDECIDED (missing) h: The snapshot does not show /etc/passwd."],
  [
    "how often, in home directories",
    asks("min_occurrences : 2"),
    passwd,
    "UNDECIDED (undocumented) h: Tenable does not document what min_occurrences does with home directories.",
  ],
  [
    "one path in home directories, another not",
    asks().replace("~/.rhosts", "~/.rhosts /etc/hosts.equiv"),
    passwd,
    "UNDECIDED (undocumented) h: ~/.rhosts is in the home directory of every account. Only FILE_CHECK and FILE_CONTENT_CHECK can read home directories, and only without other paths.",
  ],
];

for (const [name, policy, host, verdict] of cases) checkShown(name, { policy, host }, [verdict]);
