import { check, item, ss, unix } from "../fixture.ts";

const sshd = "5a4b9a3dcf1e0d60c2b7c0d0b1a1f0e4";
const host = `${ss("tcp 0.0.0.0:22 sshd 611")}# md5sum /usr/sbin/sshd
${sshd}  /usr/sbin/sshd
# ps -ef
UID          PID    PPID  C STIME TTY          TIME CMD
root           1       0  0 08:01 ?        00:00:04 /usr/lib/systemd/systemd --system
root         611       1  0 08:01 ?        00:00:00 /usr/sbin/sshd -D
`;

function file(type: string, md5: string, ...more: string[]): string {
  return item(type, 'description : "file"', 'file : "/usr/sbin/sshd"', `md5 : "${md5}"`, ...more);
}

const other = "0".repeat(32);

check(
  "FILE_CHECK passes with the given MD5, FILE_CHECK_NOT fails with it",
  {
    policy: unix(
      file("FILE_CHECK", sshd),
      file("FILE_CHECK", sshd.toUpperCase()),
      file("FILE_CHECK", other),
      file("FILE_CHECK_NOT", sshd),
      file("FILE_CHECK_NOT", other),
    ),
    host,
    show: ["evidence"],
  },
  [
    "PASSED file: /usr/sbin/sshd: its MD5 is the given one, line 5 of the snapshot.",
    "  + /usr/sbin/sshd: its MD5 is the given one, line 5 of the snapshot",
    "PASSED file: /usr/sbin/sshd: its MD5 is the given one, line 5 of the snapshot.",
    "  + /usr/sbin/sshd: its MD5 is the given one, line 5 of the snapshot",
    `FAILED file: /usr/sbin/sshd: its MD5 is ${sshd}, not the given one, line 5 of the snapshot.`,
    `  - /usr/sbin/sshd: its MD5 is ${sshd}, not the given one, line 5 of the snapshot`,
    "FAILED file: /usr/sbin/sshd: its MD5 is the given one, line 5 of the snapshot, as FILE_CHECK_NOT forbids.",
    "  - /usr/sbin/sshd: its MD5 is the given one, line 5 of the snapshot",
    `PASSED file: /usr/sbin/sshd: its MD5 is ${sshd}, not the given one, line 5 of the snapshot.`,
    `  + /usr/sbin/sshd: its MD5 is ${sshd}, not the given one, line 5 of the snapshot`,
  ],
);

check(
  "another MD5 decides alone, the given one does not where more is asked",
  {
    policy: unix(
      file("FILE_CHECK", other, 'owner : "root"'),
      file("FILE_CHECK", sshd, 'owner : "root"', 'mode : "0755"'),
      file("FILE_CHECK_NOT", other, 'owner : "root"'),
      file("FILE_CHECK_NOT", sshd, 'owner : "root"'),
    ),
    host,
  },
  [
    `FAILED file: /usr/sbin/sshd: its MD5 is ${sshd}, not the given one, line 5 of the snapshot.`,
    "UNDECIDED (missing) file: /usr/sbin/sshd: its owner is not shown.",
    `PASSED file: /usr/sbin/sshd: its MD5 is ${sshd}, not the given one, line 5 of the snapshot.`,
    "UNDECIDED (missing) file: /usr/sbin/sshd: its owner is not shown.",
  ],
);

check(
  "what the snapshot lacks is not guessed",
  {
    policy: unix(
      file("FILE_CHECK", sshd),
      item("PROCESS_CHECK", 'description : "process"', 'name : "sshd"', "status : ON"),
    ),
    host: ss("tcp 0.0.0.0:22 sshd 611"),
  },
  [
    "UNDECIDED (missing) file: The snapshot has no MD5 of /usr/sbin/sshd.",
    "UNDECIDED (missing) process: The snapshot has no process list.",
  ],
);

check(
  "file checks that can't be compared",
  {
    policy: unix(
      file("FILE_CHECK", sshd).replace("/usr/sbin/sshd", "/usr/sbin/telnetd"),
      file("FILE_CHECK", sshd).replace("/usr/sbin/sshd", "/usr/sbin/*"),
      file("FILE_CHECK", "abc"),
      file("FILE_CHECK", "@MD5@"),
      item("FILE_CHECK", 'description : "file"', 'file : "/etc/shadow"', 'mode : "0400"'),
    ),
    host,
  },
  [
    "UNDECIDED (missing) file: The snapshot has no MD5 of /usr/sbin/telnetd.",
    "UNDECIDED (missing) file: The snapshot does not show which files /usr/sbin/* names.",
    "UNDECIDED (undocumented) file: abc is not an MD5: it must have 32 hexadecimal digits.",
    "UNDECIDED (value) file: The variable @MD5@ has no value here.",
    "UNDECIDED (missing) file: The snapshot does not show the status of /etc/shadow.",
  ],
);

function running(name: string, status: string, ...more: string[]): string {
  return item("PROCESS_CHECK", 'description : "process"', `name : "${name}"`, `status : ${status}`, ...more);
}

check(
  "PROCESS_CHECK looks into the process list",
  {
    policy: unix(
      running("sshd", "ON"),
      running("sshd", "OFF"),
      running("telnetd", "ON"),
      running("telnetd", "OFF"),
      running("telnetd", "ON", "severity : MEDIUM"),
      running("sshd", "MAYBE"),
      running("sshd", "ON", "levels : 3"),
      running("ss\\hd", "ON"),
      running("s\\nd", "OFF"),
      running("@NAME@", "ON"),
    ),
    host,
  },
  [
    "PASSED process: sshd runs (pid 611), line 9 of the snapshot.",
    "FAILED process: sshd runs (pid 611), line 9 of the snapshot.",
    "FAILED process: No process is named telnetd.",
    "PASSED process: No process is named telnetd.",
    "WARNING process: No process is named telnetd. severity : MEDIUM makes that WARNING.",
    "UNDECIDED (undocumented) process: PROCESS_CHECK needs a name, and ON or OFF as its status.",
    "UNDECIDED (undocumented) process: It is not known what levels does in PROCESS_CHECK.",
    "PASSED process: sshd runs (pid 611), line 9 of the snapshot.",
    "PASSED process: No process is named snd.",
    "UNDECIDED (value) process: The variable @NAME@ has no value here.",
  ],
);

check(
  "a name that ps may have cut is undecided",
  {
    policy: unix(running("systemd-resolved", "ON"), running("systemd-resolved", "OFF")),
    host: "# ps -A\n    PID TTY          TIME CMD\n      1 ?        00:00:04 systemd\n    611 ?        00:00:00 systemd-resolve\n",
  },
  [
    "UNDECIDED (partial) process: systemd-resolve, line 4 of the snapshot, may be systemd-resolved: its name may be cut off.",
    "UNDECIDED (partial) process: systemd-resolve, line 4 of the snapshot, may be systemd-resolved: its name may be cut off.",
  ],
);

check(
  "these types are evaluated in Unix policies only",
  {
    policy: `<check_type:"Windows" version:"2">\n${file("FILE_CHECK_NOT", sshd)}\n</check_type>`,
    host,
  },
  ["NOT_EVALUATED file: FILE_CHECK_NOT is not evaluated: such checks can't be judged here."],
);
