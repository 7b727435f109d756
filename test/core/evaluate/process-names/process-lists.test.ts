import { check, item, ss, unix } from "../fixture.ts";

const running = (name: string, status: string) =>
  item("PROCESS_CHECK", 'description : "process"', `name : "${name}"`, `status : ${status}`);
const file = (type: string, ...more: string[]) =>
  item(type, 'description : "file"', 'file : "/bin/a"', `md5 : "${"1".repeat(32)}"`, ...more);

const linux = ss("tcp 0.0.0.0:22 sshd 611");

check(
  "Linux keeps 15 characters of a name, and the scanner compares with those",
  {
    policy: unix(
      running("systemd-resolve", "ON"),
      running("systemd-resolved", "ON"),
      running("systemd-resolved", "OFF"),
    ),
    host: `${linux}# ps -eo pid,comm\n    PID COMMAND\n      1 systemd\n    900 systemd-resolve\n`,
    show: ["notes"],
  },
  [
    "PASSED process: systemd-resolve runs (pid 900), line 7 of the snapshot.",
    "FAILED process: No process is named systemd-resolved.",
    "  note Linux keeps only 15 characters of a name, so no process can be named systemd-resolved. Write systemd-resolve.",
    "PASSED process: No process is named systemd-resolved.",
    "  note Linux keeps only 15 characters of a name, so no process can be named systemd-resolved. Write systemd-resolve.",
  ],
);

check(
  "a name that stands in arguments only is undecided, in either direction",
  {
    policy: unix(running("app.py", "ON"), running("app.py", "OFF"), running("python3", "ON")),
    host: `${linux}# ps -eo pid,args\n    PID COMMAND\n      1 /sbin/init\n    900 /usr/bin/python3 /opt/app.py --serve\n`,
    show: ["remedy", "notes"],
  },
  [
    "UNDECIDED (partial) process: app.py appears only in the arguments of python3, line 7 of the snapshot.",
    "  remedy Add the names that the kernel uses: `ps -eo pid,user,comm,args`.",
    "UNDECIDED (partial) process: app.py appears only in the arguments of python3, line 7 of the snapshot.",
    "  remedy Add the names that the kernel uses: `ps -eo pid,user,comm,args`.",
    "PASSED process: python3 runs (pid 900), line 7 of the snapshot.",
    "  note The list shows command lines. Their first word is taken as the name, and the kernel's name may differ.",
  ],
);

check(
  "names and command lines side by side: the name counts",
  {
    policy: unix(running("app", "ON"), running("app", "OFF"), running("python3", "ON")),
    host: `${linux}# ps -eo pid,user,comm,args\n    PID USER     COMMAND         COMMAND\n      1 root     init            /sbin/init\n    900 root     python3         /usr/bin/python3 app\n`,
  },
  [
    "FAILED process: No process is named app.",
    "PASSED process: No process is named app.",
    "PASSED process: python3 runs (pid 900), line 7 of the snapshot.",
  ],
);

const partial: [name: string, list: string][] = [
  ["the user's own", "$ ps -u ann -o pid,comm\n    PID COMMAND\n      1 init\n    900 sshd\n"],
  ["of this terminal", "$ ps\n    PID TTY          TIME CMD\n      1 pts/0    00:00:00 bash\n"],
  ["filtered", "$ ps -ef | grep sshd\nroot  900  1  0 10:00 ?  00:00:00 /usr/sbin/sshd\n"],
  ["filtered, with its header", "$ ps -eo pid,comm | head -3\n    PID COMMAND\n      1 init\n    900 sshd\n"],
  ["of running processes only", "$ ps axr -o pid,comm\n    PID COMMAND\n      1 init\n"],
  ["with dots", "# ps -eo pid,comm\n    PID COMMAND\n      1 init\n...\n    900 sshd\n"],
  ["that breaks off", "# ps -eo pid,comm\n    PID COMMAND\n      1 init\n    900 ss"],
  ["on a page", "# ps -eo pid,comm\n    PID COMMAND\n      1 init\n--More--\n"],
  ["without its command", "    PID COMMAND\n      1 init\n    900 sshd\n"],
];

for (const [name, list] of partial) {
  check(
    `a list of processes ${name} does not show that one is missing`,
    { policy: unix(running("telnetd", "OFF"), running("telnetd", "ON")), host: linux + list },
    ["UNDECIDED (", "UNDECIDED ("].map((start) => `${start}…`),
  );
}

check(
  "whole lists of processes",
  {
    policy: unix(running("telnetd", "OFF")),
    host: `${linux}# ps aux\nUSER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\nroot 1 0.0 0.1 1 1 ? Ss 10:00 0:01 /sbin/init\n`,
  },
  ["PASSED process: No process is named telnetd."],
);

const missing = "md5sum: /bin/a: No such file or directory\n";
const hash = (letter: string) => `${letter.repeat(32)}  /bin/a\n`;
const files: [name: string, output: string, checks: string[], expected: string[]][] = [
  [
    "a file that is not there fails both checks",
    missing,
    [file("FILE_CHECK"), file("FILE_CHECK_NOT")],
    [
      "FAILED file: /bin/a does not exist, line 5 of the snapshot.",
      "FAILED file: /bin/a does not exist, line 5 of the snapshot.",
    ],
  ],
  [
    "unless it is not required",
    missing,
    [
      file("FILE_CHECK", "required : NO"),
      file("FILE_CHECK_NOT", "file_required : NO"),
      file("FILE_CHECK", "required : YES"),
    ],
    [
      "PASSED file: /bin/a does not exist, line 5 of the snapshot, and required : NO permits that.",
      "PASSED file: /bin/a does not exist, line 5 of the snapshot, and file_required : NO permits that.",
      "FAILED file: /bin/a does not exist, line 5 of the snapshot.",
    ],
  ],
  [
    "a file that may not be read decides nothing",
    "md5sum: /bin/a: Permission denied\n",
    [file("FILE_CHECK"), file("FILE_CHECK_NOT", "required : NO")],
    [
      "UNDECIDED (missing) file: /bin/a: the user who ran md5sum may not read it, line 5 of the snapshot.",
      "UNDECIDED (missing) file: /bin/a: the user who ran md5sum may not read it, line 5 of the snapshot.",
    ],
  ],
  [
    "two hashes of one file contradict each other",
    hash("1") + hash("2"),
    [file("FILE_CHECK"), file("FILE_CHECK_NOT")],
    [
      "UNDECIDED (conflict) file: /bin/a: lines 5 and 6 of the snapshot contradict each other about its MD5.",
      "UNDECIDED (conflict) file: /bin/a: lines 5 and 6 of the snapshot contradict each other about its MD5.",
    ],
  ],
  [
    "a hash and a file that is not there, too",
    hash("1") + missing,
    [file("FILE_CHECK")],
    ["UNDECIDED (conflict) file: Lines 5 and 6 of the snapshot contradict each other about /bin/a."],
  ],
  [
    "the same hash twice is one",
    hash("1") + hash("1"),
    [file("FILE_CHECK")],
    ["PASSED file: /bin/a: its MD5 is the given one, line 5 of the snapshot."],
  ],
  [
    "a hash of another kind says nothing of the MD5",
    `${"1".repeat(64)}  /bin/a\n`,
    [file("FILE_CHECK")],
    ["UNDECIDED (missing) file: /bin/a: its MD5 is not shown."],
  ],
];

for (const [name, output, checks, expected] of files) {
  check(
    `FILE_CHECK: ${name}`,
    { policy: unix(...checks), host: `${linux}# md5sum /bin/a\n${output}` },
    expected,
  );
}
