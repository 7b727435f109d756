import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import type { MarkGroup } from "../../../../core/evaluate/trial/mark-lines.ts";
import { mostMarks } from "../../../../core/evaluate/trial/mark-lines.ts";
import { tryCheck } from "../../../../core/evaluate/trial/trial.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { allow, item, unix } from "../fixture.ts";

const command = (...more: string[]) =>
  item("CMD_EXEC", 'description : "c"', 'cmd : "lsmod | grep -v usb"', ...more);
const content = (type: string, ...more: string[]) =>
  item(type, 'description : "f"', 'file : "/etc/ssh/sshd_config"', ...more);
const rootLogin = ['regex : "^[[:blank:]]*PermitRootLogin"', 'expect : "PermitRootLogin[[:blank:]]+no"'];
const status = item("FILE_CHECK", 'description : "s"', 'file : "/etc/shadow"', 'mode : "0640"');
const cron = item(
  "FILE_CONTENT_CHECK",
  'description : "g"',
  'file : "/etc/cron.d/*.conf"',
  'regex : "."',
  'expect : "root"',
);

function trialOf(policy: string, text: string) {
  const parsed = policyOf(parse(unix(policy)));
  return tryCheck(parsed, parsed.checks[0]!, text, defaultEvaluateOptions);
}

/** `2:3-7`: the parts that are marked, with lines from 1 as people count them. */
function drawn({ count, first }: MarkGroup): string {
  const marks = first.map(({ line, start, end }) => `${line + 1}:${start}-${end}`);
  return [...marks, ...(count > first.length ? [`+${count - first.length}`] : [])].join(" ");
}

interface Expected {
  name: string;
  policy: string;
  text: string;
  says: RegExp;
  taken?: "text" | "snapshot";
  selected?: string;
  matched?: string;
  violating?: string;
}

const cases: Expected[] = [
  {
    name: "the output of a command, with what matches",
    policy: command('expect : "nfs"'),
    text: "Module\nnfs 1\nx nfs\n",
    says: /^PASSED expect matches line 2/,
    matched: "2:0-3 3:2-5",
  },
  {
    name: "a line that must not be there",
    policy: command('regex : "^[a-z]"', 'not_expect : "fat"'),
    text: "Module\nnfs\nvfat 3\n",
    says: /^FAILED/,
    selected: "2:0-3 3:0-6",
    matched: "3:1-4",
    violating: "3:0-6",
  },
  {
    name: "no output",
    policy: command('expect : "nfs"'),
    text: "",
    says: /^FAILED .*printed nothing/,
  },
  {
    name: "the text of a file: a selected line does not match",
    policy: content("FILE_CONTENT_CHECK", ...rootLogin),
    text: "# sshd\nPermitRootLogin no\n  PermitRootLogin yes\n",
    says: /^FAILED/,
    selected: "2:0-18 3:0-21",
    matched: "2:0-18",
    violating: "3:0-21",
  },
  {
    name: "the text of a file that passes",
    policy: content("FILE_CONTENT_CHECK", ...rootLogin),
    text: "PermitRootLogin no",
    says: /^PASSED/,
    selected: "1:0-18",
    matched: "1:0-18",
  },
  {
    name: "lines that both patterns match break a check that forbids them",
    policy: content("FILE_CONTENT_CHECK_NOT", 'regex : "Port"', 'expect : "22"'),
    text: "Port 2222\r\nPort 23\r\n",
    says: /^FAILED/,
    selected: "1:0-9 2:0-7",
    matched: "1:5-7",
    violating: "1:0-9",
  },
  {
    name: "what cat says of a file that is not there",
    policy: content("FILE_CONTENT_CHECK", ...rootLogin),
    text: "cat: /etc/ssh/sshd_config: No such file or directory\n",
    says: /^FAILED .*does not exist/,
    violating: "1:0-52",
  },
  {
    name: "a file that a glob matches",
    policy: cron,
    text: "* * * * * root x\n* * * * * mia y\n",
    says: /^FAILED/,
    selected: "1:0-16 2:0-15",
    matched: "1:10-14",
    violating: "2:0-15",
  },
  {
    name: "what stat prints, as the capture script asks for it",
    policy: status,
    text: "644 root shadow 0 42 /etc/shadow\n",
    says: /^FAILED .*mode/,
    violating: "1:0-32",
  },
  {
    name: "what ls prints",
    policy: status,
    text: "-rw-r----- 1 root shadow 1200 Jan  1 12:00 /etc/shadow\n",
    says: /^PASSED/,
    matched: "1:0-54",
  },
  {
    name: "what stat prints, in words",
    policy: status,
    text: "  File: /etc/shadow\n  Size: 1\nAccess: (0640/-rw-r-----)  Uid: (    0/    root)   Gid: (   42/  shadow)\n",
    says: /^PASSED/,
    matched: "*",
  },
  {
    name: "a list of packages",
    policy: item("RPM_CHECK", 'description : "r"', 'rpm : "openssh-server-8.0-1"', 'operator : "gte"'),
    text: "openssh-server-8.7-3.el9.x86_64\nbash-5.1-1.el9.x86_64\n",
    says: /^PASSED/,
    matched: "*",
  },
  {
    name: "a list of sockets",
    policy: allow("22"),
    text: "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 5 0.0.0.0:23 0.0.0.0:*\n",
    says: /^FAILED/,
    taken: "snapshot",
    violating: "3:0-2147483647",
  },
  {
    name: "the prompt of a transcript is no line of the output",
    policy: command('expect : "lsmod"'),
    text: "$ lsmod | grep -v usb\nnfs 1\n$ id\nlsmod\n",
    says: /^FAILED No line/,
    taken: "snapshot",
  },
  {
    name: "nor is that of root, in front of a file",
    policy: content("FILE_CONTENT_CHECK", 'regex : "sshd"', 'expect : "config"'),
    text: "root@web1:~# cat /etc/ssh/sshd_config\nPort 22\n",
    says: /^FAILED .*selects none of 1 line/,
    taken: "snapshot",
  },
  {
    name: "a transcript of another command shows nothing",
    policy: command('expect : "root"'),
    text: "mia@web1:~$ id\nuid=0(root)\n",
    says: /^UNDECIDED The snapshot does not show/,
    taken: "snapshot",
  },
  {
    name: "a comment at the start of a file is no prompt",
    policy: content("FILE_CONTENT_CHECK", 'regex : "^#"', 'expect : "sshd"'),
    text: "# sshd_config of web1\n",
    says: /^PASSED/,
    selected: "1:0-21",
    matched: "1:2-6",
  },
  {
    name: "a check that is never judged",
    policy: item("FIND_CMD", 'description : "x"'),
    text: "x",
    says: /^NOT_EVALUATED/,
    taken: "snapshot",
  },
  {
    name: "a pattern that is none",
    policy: command('expect : "a["'),
    text: "a",
    says: /^UNDECIDED The pattern of expect/,
  },
  {
    name: "a check that is for another system than this one",
    policy: command('expect : "nfs"', 'system : "SunOS"'),
    text: "nfs",
    says: /^PASSED/,
    matched: "1:0-3",
  },
];

describe("one check on a text", () => {
  for (const { name, policy, text, says, taken = "text", ...marks } of cases) {
    it(name, () => {
      const trial = trialOf(policy, text);
      assert.match(`${trial.outcome.status} ${trial.outcome.reason}`, says);
      assert.equal(trial.taken, taken);
      for (const kind of ["selected", "matched", "violating"] as const) {
        if (marks[kind] === "*") assert.ok(trial.marks[kind].count > 0);
        else assert.equal(drawn(trial.marks[kind]), marks[kind] ?? "", kind);
      }
    });
  }

  it("counts what is more than can be shown", () => {
    const { marks } = trialOf(command('regex : "a"', 'expect : "a"'), "a\n".repeat(mostMarks + 7));
    assert.deepEqual(
      Object.values(marks).map(({ count, first }) => [count, first.length]),
      [
        [mostMarks + 7, mostMarks],
        [mostMarks + 7, mostMarks],
        [0, 0],
      ],
    );
  });
});
