import { item, unix } from "../../fixture.ts";
import { checkListed } from "../../listed-host.ts";

function file(path: string, ...more: string[]): string {
  return item("FILE_CHECK", 'description : "f"', `file : "${path}"`, ...more);
}

function not(path: string, ...more: string[]): string {
  return item("FILE_CHECK_NOT", 'description : "f"', `file : "${path}"`, ...more);
}

/** The output that the cases look at. */
const host = `status /etc/ledger file 0640 root audit 0 81
status /var/ledger folder 1777 root root 0 0
status /etc/odd file 0646 1004 81 1004 81
status /usr/bin/ledger file 4755 root root 0 0
status /etc/alias link
status /dev/ledger other 0600 root root 0 0
status /etc/short - 0600 - - 0 0
absent /etc/nope
unknown /root/secret denied
file /etc/texted
|a
cmd lsattr -d /etc/ledger
|----i---------------- /etc/ledger
`;

type Expected = [name: string, check: string, verdict: string];

const cases: Expected[] = [
  [
    "everything is as asked",
    file("/etc/ledger", 'owner : "root"', 'group : "audit"', 'mask : "137"', 'file_type : "f"'),
    "PASSED f: /etc/ledger: its owner is root, its group is audit, its mode is 0640, which mask 137 permits, it is a file.",
  ],
  [
    "a bit of the mask",
    file("/etc/ledger", 'owner : "root"', 'mask : "177"'),
    "FAILED f: /etc/ledger: its mode is 0640, which mask 177 does not permit.",
  ],
  [
    "everything that is not as asked",
    file("/etc/ledger", 'owner : "bin"', 'group : "audit"', 'mode : "600"'),
    "FAILED f: /etc/ledger: its owner is root, not bin, its mode is 0640, not 0600.",
  ],
  ["mode in octal", file("/etc/ledger", 'mode : "640"'), "PASSED f: /etc/ledger: its mode is 0640."],
  ["mode with four digits", file("/etc/ledger", 'mode : "0640"'), "PASSED f: /etc/ledger: its mode is 0640."],
  ["mode without quotes", file("/etc/ledger", "mode : 640"), "PASSED f: /etc/ledger: its mode is 0640."],
  ["mode in letters", file("/etc/ledger", 'mode : "-rw-r-----"'), "PASSED f: /etc/ledger: its mode is 0640."],
  [
    "special bits in letters",
    file("/usr/bin/ledger", 'mode : "-rwsr-xr-x"'),
    "PASSED f: /usr/bin/ledger: its mode is 4755.",
  ],
  [
    "special bits are part of the mode",
    file("/usr/bin/ledger", 'mode : "755"'),
    "FAILED f: /usr/bin/ledger: its mode is 4755, not 0755.",
  ],
  [
    "a special bit of the mask",
    file("/usr/bin/ledger", 'mask : "7022"'),
    "FAILED f: /usr/bin/ledger: its mode is 4755, which mask 7022 does not permit.",
  ],
  [
    "a special bit alone",
    file("/var/ledger", 'mode : "1000"'),
    "UNDECIDED (undocumented) f: /var/ledger: its mode is 1777, and Tenable does not document whether mode 1000 asks for that bit alone, line 2 of the snapshot.",
  ],
  [
    "letters of a folder, and a file",
    file("/etc/ledger", 'mode : "drw-r-----"'),
    "UNDECIDED (undocumented) f: /etc/ledger: its mode is 0640 as asked, it is not of the type that drw-r----- shows, and Tenable does not document what that means, line 1 of the snapshot.",
  ],
  [
    "alternatives",
    file("/etc/ledger", 'group : "root" || "audit"'),
    "PASSED f: /etc/ledger: its group is audit.",
  ],
  [
    "alternatives as a scan lists them",
    file("/etc/ledger", 'group : "root"', 'group : "audit"'),
    "PASSED f: /etc/ledger: its group is audit.",
  ],
  [
    "none of the alternatives",
    file("/etc/ledger", 'group : "root" || "bin"'),
    "FAILED f: /etc/ledger: its group is audit, not root or bin.",
  ],
  ["none", file("/etc/odd", 'owner : "none"'), "PASSED f: /etc/odd: its owner is 1004, which has no name."],
  [
    "not none",
    file("/etc/ledger", 'owner : "none"'),
    "FAILED f: /etc/ledger: its owner is root, not without a name.",
  ],
  [
    "several names in one string",
    file("/etc/ledger", 'group : "root||audit"'),
    'UNDECIDED (undocumented) f: The value of group has || inside its quotes, and Tenable does not document whether that is several names: the guide writes "root" || "bin".',
  ],
  [
    "names with a comma",
    file("/etc/ledger", 'group : "root,audit"'),
    'UNDECIDED (undocumented) f: The value of group is not a name: "root,audit".',
  ],
  [
    "a name, and there is none",
    file("/etc/odd", 'owner : "root"'),
    "FAILED f: /etc/odd: its owner is 1004, which has no name.",
  ],
  [
    "a number as a name",
    file("/etc/ledger", 'owner : "0"'),
    "UNDECIDED (undocumented) f: /etc/ledger: its owner is root, and Tenable does not document whether 0 is compared as a number, line 1 of the snapshot.",
  ],
  [
    "uid and gid",
    file("/etc/ledger", 'uid : "0"', 'gid : "81"'),
    "PASSED f: /etc/ledger: its uid is 0, its gid is 81.",
  ],
  ["another gid", file("/etc/ledger", "gid : 0"), "FAILED f: /etc/ledger: its gid is 81, not 0."],
  [
    "uneven permissions",
    file("/etc/odd", "check_uneveness : YES"),
    "FAILED f: /etc/odd: its permissions, 0646, are uneven.",
  ],
  [
    "even permissions",
    file("/etc/ledger", "check_uneveness : YES"),
    "PASSED f: /etc/ledger: its permissions, 0640, are even.",
  ],
  ["a folder", file("/var/ledger", 'file_type : "d"'), "PASSED f: /var/ledger: it is a folder."],
  [
    "no folder",
    file("/etc/ledger", 'file_type : "d"'),
    "FAILED f: /etc/ledger: it is a file, not of type d.",
  ],
  ["one of two types", file("/var/ledger", 'file_type : "f|d"'), "PASSED f: /var/ledger: it is a folder."],
  [
    "a device",
    file("/dev/ledger", 'file_type : "c"'),
    "UNDECIDED (partial) f: /dev/ledger: it is neither a file nor a folder, and the snapshot does not show its type, line 6 of the snapshot.",
  ],
  ["it exists", file("/etc/ledger"), "PASSED f: /etc/ledger exists."],
  ["its text is shown", file("/etc/texted"), "PASSED f: /etc/texted exists."],
  [
    "its text shows no mode",
    file("/etc/texted", 'mask : "022"'),
    "UNDECIDED (missing) f: /etc/texted: its mode is not shown, line 11 of the snapshot.",
  ],
  [
    "missing",
    file("/etc/nope", 'mask : "022"'),
    "FAILED f: /etc/nope does not exist, line 8 of the snapshot.",
  ],
  [
    "missing, as required permits",
    file("/etc/nope", 'mask : "022"', "required : NO"),
    "PASSED f: /etc/nope does not exist, line 8 of the snapshot, and required : NO permits that.",
  ],
  [
    "missing, as file_required permits",
    file("/etc/nope", 'mask : "022"', "file_required : NO"),
    "PASSED f: /etc/nope does not exist, line 8 of the snapshot, and file_required : NO permits that.",
  ],
  [
    "required : NO is no pass for others",
    file("/etc/ledger", 'mask : "177"', "required : NO"),
    "FAILED f: /etc/ledger: its mode is 0640, which mask 177 does not permit.",
  ],
  [
    "a link",
    file("/etc/alias", 'mask : "022"'),
    "UNDECIDED (missing) f: /etc/alias is a link, line 5 of the snapshot, and what it leads to is not shown.",
  ],
  [
    "denied",
    file("/root/secret"),
    "UNDECIDED (missing) f: The user who ran the command is not allowed to read the status of /root/secret, line 9 of the snapshot.",
  ],
  [
    "not shown, and something else is wrong",
    file("/etc/short", 'owner : "root"', 'mask : "777"'),
    "FAILED f: /etc/short: its mode is 0600, which mask 777 does not permit.",
  ],
  [
    "not shown",
    file("/etc/short", 'owner : "root"', 'mask : "077"'),
    "UNDECIDED (missing) f: /etc/short: its owner is not shown, line 7 of the snapshot.",
  ],
  [
    "a mask that is no number",
    file("/etc/ledger", 'mask : "go-w"'),
    "UNDECIDED (undocumented) f: The value of mask is not an octal number of three or four digits.",
  ],
  [
    "a mode that is none",
    file("/etc/ledger", 'mode : "u=rw"'),
    "UNDECIDED (undocumented) f: The value of mode is neither an octal number of three or four digits nor like -rw-r--r--.",
  ],
  [
    "attributes",
    file("/etc/ledger", 'attr : "----i----------------"'),
    "PASSED f: /etc/ledger: its attributes are ----i----------------, line 13 of the snapshot.",
  ],
  [
    "an attribute that is missing",
    file("/etc/ledger", 'attr : "-----a-------"'),
    "FAILED f: /etc/ledger: its attributes are ----i----------------, without a, line 13 of the snapshot.",
  ],
  [
    "attributes in another length",
    file("/etc/ledger", 'attr : "----i--------"'),
    "UNDECIDED (undocumented) f: /etc/ledger: its attributes are ----i----------------, line 13 of the snapshot, and Tenable does not document whether there may be others than ----i--------, line 1 of the snapshot.",
  ],
  [
    "attributes that are not shown",
    file("/etc/odd", 'attr : "----i--------"'),
    "UNDECIDED (missing) f: /etc/odd: its attributes are not shown, line 3 of the snapshot.",
  ],
  [
    "what lsattr does not print",
    file("/etc/ledger", 'attr : "immutable!"'),
    "UNDECIDED (undocumented) f: The value of attr is not a set of attributes as lsattr prints them, such as ----i--------.",
  ],
  [
    "attributes that must not be there",
    not("/etc/ledger", 'attr : "-----a-------"'),
    "PASSED f: /etc/ledger: its attributes are ----i----------------, without a, line 13 of the snapshot.",
  ],
  [
    "a keyword that nobody knows",
    file("/etc/ledger", 'owners : "root"'),
    "UNDECIDED (undocumented) f: It is not known what owners does in FILE_CHECK.",
  ],
  [
    "a relative path",
    file("ledger"),
    "UNDECIDED (undocumented) f: ledger is not an absolute path, and Tenable does not document where the scanner looks for it.",
  ],
  [
    "NOT: it is missing",
    not("/etc/nope"),
    "PASSED f: /etc/nope does not exist, line 8 of the snapshot, as FILE_CHECK_NOT asks.",
  ],
  ["NOT: it exists", not("/etc/ledger"), "FAILED f: /etc/ledger exists."],
  [
    "NOT: required does not matter where it exists",
    not("/etc/ledger", "required : NO"),
    "FAILED f: /etc/ledger exists.",
  ],
  [
    "NOT: all properties hold",
    not("/etc/ledger", 'owner : "root"', 'mode : "0640"'),
    "FAILED f: /etc/ledger: its owner is root, its mode is 0640, as FILE_CHECK_NOT forbids.",
  ],
  [
    "NOT: one does not hold",
    not("/etc/ledger", 'owner : "root"', 'mode : "0777"'),
    "PASSED f: /etc/ledger: its mode is 0640, not 0777.",
  ],
  [
    "NOT with properties: missing",
    not("/etc/nope", 'owner : "root"'),
    "FAILED f: /etc/nope does not exist, line 8 of the snapshot.",
  ],
  [
    "NOT with properties: missing, as permitted",
    not("/etc/nope", 'owner : "root"', "file_required : NO"),
    "PASSED f: /etc/nope does not exist, line 8 of the snapshot, and file_required : NO permits that.",
  ],
  [
    "NOT with a type: missing",
    not("/etc/nope", 'file_type : "d"'),
    "UNDECIDED (undocumented) f: /etc/nope does not exist, line 8 of the snapshot, and Tenable does not document whether FILE_CHECK_NOT with file_type asks for that.",
  ],
  [
    "NOT with uneven permissions",
    not("/etc/odd", "check_uneveness : YES"),
    "UNDECIDED (undocumented) f: Tenable does not document what check_uneveness means in FILE_CHECK_NOT.",
  ],
  [
    "severity",
    file("/etc/ledger", "uid : 5", "severity : MEDIUM"),
    "WARNING f: /etc/ledger: its uid is 0, not 5. severity : MEDIUM makes that WARNING.",
  ],
];

for (const [name, check, verdict] of cases) {
  checkListed(name, { policy: unix(check), host }, [verdict]);
}

/** A folder with keys in it. */
const keys = `lists /etc/keys/*.key
status /etc/keys/a.key file 0600 root root
status /etc/keys/b.key file 0644 root root
status /etc/keys/old.key folder 0755 root root
lists /etc/none/*
`;

const globs: Expected[] = [
  [
    "every file of a glob",
    file("/etc/keys/*.key", 'owner : "root"'),
    "PASSED f: All 2 files comply. /etc/keys/a.key: its owner is root.",
  ],
  [
    "one file of a glob",
    file("/etc/keys/*.key", 'mask : "077"'),
    "FAILED f: /etc/keys/b.key: its mode is 0644, which mask 077 does not permit.",
  ],
  [
    "a file that is left out",
    file("/etc/keys/*.key", 'mask : "077"', 'ignore : "/etc/keys/b.*"'),
    "PASSED f: /etc/keys/a.key: its mode is 0600, which mask 077 permits.",
  ],
  [
    "all files are left out",
    file("/etc/keys/*.key", 'mask : "077"', 'ignore : "/etc/keys/a.key"', 'ignore : "/etc/keys/b.key"'),
    "UNDECIDED (undocumented) f: ignore excludes every file of the check, and Tenable does not document what that means.",
  ],
  [
    "no file",
    file("/etc/none/*", 'mask : "077"'),
    "FAILED f: No file is named by /etc/none/*, line 5 of the snapshot.",
  ],
  [
    "no file is needed",
    file("/etc/none/*", 'mask : "077"', "required : NO"),
    "PASSED f: No file is named by /etc/none/*, line 5 of the snapshot, and required : NO permits that.",
  ],
  [
    "NOT: no file",
    not("/etc/none/*"),
    "PASSED f: No file is named by /etc/none/*, line 5 of the snapshot, as FILE_CHECK_NOT asks.",
  ],
  [
    "not all files are shown",
    file("/etc/keys/*", 'owner : "root"'),
    "UNDECIDED (missing) f: The snapshot does not show which files /etc/keys/* names.",
  ],
  [
    "not all files are shown, and one is not as asked",
    file("/etc/keys/*", 'mask : "077"'),
    "FAILED f: /etc/keys/b.key: its mode is 0644, which mask 077 does not permit.",
  ],
  [
    "folders by their type",
    file("/etc/keys/*.key", 'file_type : "d"'),
    "UNDECIDED (undocumented) f: A glob is expanded to files only, and Tenable does not document what file_type d asks for then.",
  ],
];

for (const [name, check, verdict] of globs) {
  checkListed(name, { policy: unix(check), host: keys }, [verdict]);
}

checkListed(
  "what may be a folder neither fails a glob nor is enough for it",
  {
    policy: unix(
      file("/srv/*", 'mask : "022"'),
      file("/srv/*", 'mask : "077"'),
      file("/srv/*", 'owner : "bin"'),
    ),
    host: "lists /srv/*\nstatus /srv/a - 0755 root root\n",
    show: ["remedy"],
  },
  [
    "UNDECIDED (partial) f: /srv/a and whatever else /srv/* names may be folders, which a glob excludes (guide p. 182).",
    "  remedy Add the output of `ls -ldL /srv/*`, with the command line above it.",
    "UNDECIDED (partial) f: /srv/a: its mode is 0755, which mask 077 does not permit, and the snapshot does not show whether it is a folder, which a glob excludes (guide p. 182).",
    "  remedy Add the output of `ls -ldL /srv/a`.",
    "UNDECIDED (partial) f: /srv/a: its owner is root, not bin, and the snapshot does not show whether it is a folder, which a glob excludes (guide p. 182).",
    "  remedy Add the output of `ls -ldL /srv/a`.",
  ],
);

checkListed(
  "a report of the scanner lists files only",
  {
    policy: unix(file("/srv/*", 'mask : "022"'), file("/srv/*", 'mask : "077"')),
    host: "lists /srv/*\nstatus /srv/a - 0755 root root\n",
    from: "report",
  },
  [
    "PASSED f: /srv/a: its mode is 0755, which mask 022 permits.",
    "FAILED f: /srv/a: its mode is 0755, which mask 077 does not permit.",
  ],
);

checkListed(
  "nobody may enter it, so it is a file",
  {
    policy: unix(file("/srv/*", 'mask : "022"'), file("/srv/*", 'mask : "077"')),
    host: "lists /srv/*\nstatus /srv/a - 0644 root root\n",
  },
  [
    "PASSED f: /srv/a: its mode is 0644, which mask 022 permits.",
    "FAILED f: /srv/a: its mode is 0644, which mask 077 does not permit.",
  ],
);

checkListed(
  "evidence leads from the keyword to the line; a remedy asks for what is missing",
  {
    policy: unix(
      file("/etc/ledger", 'owner : "bin"', 'mask : "137"'),
      file("/a b;c", "uid : 0", 'mask : "1"'),
    ),
    host,
    show: ["evidence", "remedy"],
  },
  [
    "FAILED f: /etc/ledger: its owner is root, not bin.",
    "  - /etc/ledger: its owner is root, not bin, line 1 of the snapshot",
    "UNDECIDED (undocumented) f: b;c is not an absolute path, and Tenable does not document where the scanner looks for it.",
  ],
);

checkListed(
  "the commands that are asked for are harmless",
  {
    policy: unix(file("/a;reboot", "uid : 0", 'mask : "077"'), file("/b", "gid : 0"), file("/c")),
    host: "",
    show: ["remedy"],
  },
  [
    "UNDECIDED (missing) f: The snapshot does not show the status of /a;reboot.",
    "  remedy Add the output of `ls -ldL '/a;reboot'` and `ls -ldnL '/a;reboot'`, with the command line above it.",
    "UNDECIDED (missing) f: The snapshot does not show the status of /b.",
    "  remedy Add the output of `ls -ldnL /b`, with the command line above it.",
    "UNDECIDED (missing) f: The snapshot does not show the status of /c.",
    "  remedy Add the output of `ls -ldL /c`, with the command line above it.",
  ],
);

checkListed(
  "two rows that contradict each other",
  {
    policy: unix(file("/etc/ledger", 'mask : "077"')),
    host: "status /etc/ledger file 0600\nstatus /etc/ledger file 0644\n",
  },
  [
    "UNDECIDED (conflict) f: Lines 1 and 2 of the snapshot contradict each other about the status of /etc/ledger.",
  ],
);

const passwd = `file /etc/passwd
|root:x:0:0::/root:/bin/bash
|sync:x:4:4::/bin:/bin/sync
|ada:x:1000:1000::/home/ada:/bin/bash
`;
const clean = `${passwd}absent /root/.netrc\nabsent /bin/.netrc\nabsent /home/ada/.netrc\n`;

const homes: [name: string, host: string, check: string, verdict: string][] = [
  ["nobody has it", clean, not("~/.netrc"), "PASSED f: No account has ~/.netrc."],
  [
    "somebody has it",
    clean.replace("absent /home/ada/.netrc", "status /home/ada/.netrc file 0600 ada"),
    not("~/.netrc"),
    "FAILED f: /home/ada/.netrc exists.",
  ],
  [
    "an account that nobody uses has it",
    clean.replace("absent /bin/.netrc", "status /bin/.netrc file 0600 root"),
    not("~/.netrc"),
    "UNDECIDED (undocumented) f: /bin/.netrc exists, and Tenable does not document whether the scanner looks at that account.",
  ],
  [
    "those that have it have it right",
    clean.replace("absent /home/ada/.netrc", "status /home/ada/.netrc file 0600 ada"),
    file("~/.netrc", 'mask : "077"', "required : NO"),
    "PASSED f: The file that ~/.netrc names complies.",
  ],
  [
    "those that do not have it",
    clean.replace("absent /home/ada/.netrc", "status /home/ada/.netrc file 0600 ada"),
    file("~/.netrc", 'mask : "077"'),
    "UNDECIDED (undocumented) f: There is no /root/.netrc, and Tenable does not document what a home directory without the file means.",
  ],
  [
    "one has it wrong",
    clean.replace("absent /root/.netrc", "status /root/.netrc file 0644 root"),
    file("~/.netrc", 'mask : "077"', "required : NO"),
    "FAILED f: /root/.netrc: its mode is 0644, which mask 077 does not permit.",
  ],
  [
    "hidden files",
    `${passwd}lists /root/.[!.]*\nlists /bin/.[!.]*\nlists /home/ada/.[!.]*\nstatus /home/ada/.profile file 0644\nstatus /home/ada/.ssh folder 0777\n`,
    file("~/.[!.]*", 'mask : "022"', "required : NO"),
    "PASSED f: The file that ~/.[!.]* names complies.",
  ],
  ["no accounts", "", not("~/.netrc"), "UNDECIDED (missing) f: The snapshot does not show /etc/passwd."],
];

for (const [name, host, check, verdict] of homes) {
  checkListed(`home directories: ${name}`, { policy: unix(check), host }, [verdict]);
}

checkListed(
  "home directories that are not shown are asked for at once",
  { policy: unix(not("~/.netrc")), host: passwd, show: ["remedy"] },
  [
    "UNDECIDED (missing) f: The snapshot does not show the status of /root/.netrc, and ~/.netrc is in the home directory of every account.",
    "  remedy Add the output of `ls -ldL /root/.netrc /bin/.netrc /home/ada/.netrc`, with the command line above it.",
  ],
);
