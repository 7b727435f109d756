import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { saysDenied } from "../../../../core/evaluate/observed/denial.ts";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { item, unix } from "../fixture.ts";

const refusals = [
  "cat: /etc/gshadow: Permission denied",
  "cat: can't open '/etc/gshadow': Permission denied",
  "find: ‘/root’: Permission denied",
  "ls: cannot open directory '/var/lib/private': Permission denied",
  "-bash: /usr/sbin/ausearch: Permission denied",
  "sh: 1: cannot open /etc/gshadow: Permission denied",
  "iptables v1.8.9 (nf_tables): Could not fetch rule set generation id: Permission denied (you must be root)",
  "netlink: Error: Operation not permitted (you must be root)",
  "dmesg: read kernel buffer failed: Operation not permitted",
  "E: Could not open lock file /var/lib/dpkg/lock (13: Permission denied)",
  "sysctl: permission denied on key 'kernel.perf_event_paranoid'",
  "chage: Permission denied.",
  "You must be root to run this program.",
  "ERROR: You need to be root to run this script",
  "crontab: must be privileged to use -u",
  "mount: only root can do that",
  "You do not have enough privilege to read the profile set.",
  "No journal files were opened due to insufficient permissions.",
  "Failed to enable unit: Interactive authentication required.",
  "cat: /etc/security/user: The file access permissions do not allow the specified action.",
  "ls: reading /x: Not owner",
  "cat: /etc/gshadow: Keine Berechtigung",
  "cat: /etc/gshadow: Permission non accordée",
  "cat: /etc/gshadow: Permiso denegado",
  "cat: /etc/gshadow: 許可がありません",
  "bash: sysctl: command not found",
  "sh: 1: auditctl: not found",
  "zsh: command not found: iptables",
];
const texts = [
  "",
  "PermitRootLogin no",
  "# Permission denied is what users get to see here",
  "echo 'Permission denied' > /dev/tty",
  "Set the owner to root",
  "root must change the password",
  "bash: mytool: command not found",
  "cat: /etc/none: No such file or directory",
  "denied = 0",
  "must be rooted in policy",
];

for (const line of refusals) {
  test(`is a refusal: ${line}`, () => assert.equal(saysDenied(line), true));
}
for (const line of texts) {
  test(`is a text: ${line}`, () => assert.equal(saysDenied(line), false));
}

/** The statuses of a command that has to print nothing, something with x, and nothing with x. */
function statuses(cmd: string, transcript: string): string {
  const policy = unix(
    ...['expect : ""', 'expect : "denied|x"', 'not_expect : "denied|x"', 'not_expect : "z"'].map((more) =>
      item("CMD_EXEC", 'description : "c"', `cmd : "${cmd}"`, more),
    ),
  );
  return evaluate(policyOf(parse(policy)), readSnapshot(transcript), defaultEvaluateOptions)
    .map(({ status }) => status)
    .join(" ");
}

const undecided = "UNDECIDED UNDECIDED UNDECIDED UNDECIDED";
const cases: [name: string, cmd: string, transcript: string, expected: string][] = [
  [
    "a refusal is no output",
    "nft list ruleset",
    "eve@n3:~$ nft list ruleset\nOperation not permitted (you must be root)\neve@n3:~$ ",
    undecided,
  ],
  [
    "a refusal beside lines proves what the lines show, and nothing that a missing line would",
    "ls -R /srv",
    "eve@n3:~$ ls -R /srv\n/srv:\nax\nls: cannot open directory '/srv/b': Permission denied\neve@n3:~$ ",
    "FAILED PASSED FAILED UNDECIDED",
  ],
  [
    "a line that matches only the refusal is not seen",
    "ls -R /srv",
    "eve@n3:~$ ls -R /srv\n/srv:\nls: cannot open directory '/srv/b': Permission denied\neve@n3:~$ ",
    "FAILED UNDECIDED UNDECIDED UNDECIDED",
  ],
  [
    "root is refused what the scanner is refused",
    "cat /proc/x",
    "root@n3:~# cat /proc/x\ncat: /proc/x: Operation not permitted\nroot@n3:~# ",
    "FAILED PASSED FAILED PASSED",
  ],
  [
    "sudo runs it as root",
    "cat /proc/x",
    "eve@n3:~$ sudo cat /proc/x\ncat: /proc/x: Operation not permitted\neve@n3:~$ ",
    "FAILED PASSED FAILED PASSED",
  ],
  [
    "what root saw counts, and not the attempt before",
    "cat /etc/gshadow",
    "eve@n3:~$ cat /etc/gshadow\ncat: /etc/gshadow: Permission denied\neve@n3:~$ sudo cat /etc/gshadow\nx:!::\neve@n3:~$ ",
    "FAILED PASSED FAILED PASSED",
  ],
  [
    "a program of root is not on the PATH of others",
    "sysctl -n kernel.x",
    "eve@n3:~$ sysctl -n kernel.x\n-bash: sysctl: command not found\neve@n3:~$ ",
    undecided,
  ],
  [
    "a silent command whose errors are hidden may have been refused",
    "cat /etc/gshadow 2>/dev/null",
    "eve@n3:~$ cat /etc/gshadow 2>/dev/null\neve@n3:~$ ",
    undecided,
  ],
  [
    "what find finds where it is let in is not all",
    "find / -nouser 2>/dev/null",
    "eve@n3:~$ find / -nouser 2>/dev/null\n/srv/ax\neve@n3:~$ ",
    "FAILED PASSED FAILED UNDECIDED",
  ],
  [
    "root finds all",
    "find / -nouser 2>/dev/null",
    "root@n3:~# find / -nouser 2>/dev/null\nroot@n3:~# ",
    "PASSED FAILED UNDECIDED UNDECIDED",
  ],
];
for (const [name, cmd, transcript, expected] of cases) {
  test(name, () => assert.equal(statuses(cmd, transcript), expected));
}
