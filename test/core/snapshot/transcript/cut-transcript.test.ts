import assert from "node:assert/strict";
import { test } from "node:test";
import { readTranscript } from "../../../../core/snapshot/transcript/read-transcript.ts";
import { assertLinear } from "../../../fuzz/growth.ts";

/** `[host] typed => output`, with `…` and the reason if it is not whole. */
function cut(text: string): string[] {
  const { source, exchanges } = readTranscript(text, 0);
  return exchanges.map(({ host, isRoot, typed, output, partial }) => {
    const shown = source.text.slice(output.start, output.end);
    const where = host === undefined ? "" : `${isRoot ? "root@" : ""}${host}: `;
    return `${where}${typed} => ${shown}${partial === undefined ? "" : `… ${partial}`}`;
  });
}

const prompts: [name: string, text: string, expected: string[]][] = [
  ["a dollar", "$ uname -r\n6.8.0\n$ nproc\n2\n$ ", ["uname -r => 6.8.0\n", "nproc => 2\n"]],
  ["a number sign", "# uname -r\n6.8.0\n# nproc\n2\n# ", ["uname -r => 6.8.0\n", "nproc => 2\n"]],
  ["a percent sign", "% uname\nDarwin\n% ", ["uname => Darwin\n"]],
  ["user, host and folder", "eve@pc7:/srv$ pwd\n/srv\neve@pc7:/srv$ ", ["pc7: pwd => /srv\n"]],
  ["brackets", "[root@pc7 log]# pwd\n/var/log\n[root@pc7 log]# ", ["root@pc7: pwd => /var/log\n"]],
  ["a blank before the sign", "root@fb7:~ # id -u\n0\nroot@fb7:~ # ", ["root@fb7: id -u => 0\n"]],
  ["zsh", "eve@mac ~ % id -u\n501\neve@mac ~ % ", ["mac: id -u => 501\n"]],
  ["fish", "eve@pc7 ~> id -u\n501\neve@pc7 ~> ", ["pc7: id -u => 501\n"]],
  ["a version of bash", "bash-5.2$ id -u\n501\nbash-5.2$ ", ["id -u => 501\n"]],
  [
    "busybox",
    "/ # id -u\n0\n/ # cd /etc\n/etc # ls\npasswd\n/etc # ",
    ["id -u => 0\n", "cd /etc => ", "ls => passwd\n"],
  ],
  ["the time", "[09:10:11] eve@pc7:~$ id -u\n501\n[09:10:15] eve@pc7:~$ ", ["pc7: id -u => 501\n"]],
  ["an environment", "(venv) eve@pc7:~$ id -u\n501\n(venv) eve@pc7:~$ ", ["pc7: id -u => 501\n"]],
  [
    "a folder above the sign",
    "eve@pc7:~/src (main)\n$ id -u\n501\neve@pc7:~/src (main)\n$ ",
    ["pc7: id -u => 501\n"],
  ],
  [
    "moved to the right",
    "Look:\n\n    $ id -u\n    501\n    $ nproc\n    2\n    $ id -un\n",
    ["id -u => 501\n", "nproc => 2\n", "id -un => … cut"],
  ],
  [
    "in a quotation",
    "> root@pc7:~# cat /x\n> a\n>\n>  b\n> root@pc7:~# \n",
    ["root@pc7: cat /x => a\n\n b\n"],
  ],
  ["host before user", "mac7:~ eve$ id -u\n501\nmac7:~ eve$ ", ["mac7: id -u => 501\n"]],
  ["two lines", "┌──(eve㉿lab)-[~]\n└─$ id -u\n501\n\n┌──(eve㉿lab)-[~]\n└─$ ", ["lab: id -u => 501\n\n"]],
  [
    "colours",
    "\x1b[01;32meve@pc7\x1b[00m:\x1b[34m~\x1b[00m$ id -u\r\n501\r\n\x1b]0;x\x07eve@pc7:~$ ",
    ["pc7: id -u => 501\n"],
  ],
  ["a character taken back", "eve@pc7:~$ ix\b\x1b[Kd -u\n501\neve@pc7:~$ ", ["pc7: id -u => 501\n"]],
  ["line ends of Windows", "eve@pc7:~$ id -u\r\n501\r\neve@pc7:~$ \r\n", ["pc7: id -u => 501\n"]],
  [
    "a domain",
    "root@pc7.example.org:~# id -u\n0\nroot@pc7.example.org:~# ",
    ["root@pc7.example.org: id -u => 0\n"],
  ],
];

/** What a shell prints around an output, and is not part of it. */
const around: [name: string, text: string, expected: string[]][] = [
  [
    "pasted text is taken by readline",
    "\x1b[?2004heve@pc7:~$ id -u\r\n\x1b[?2004l\r501\r\n\x1b[?2004heve@pc7:~$ ",
    ["pc7: id -u => 501\n"],
  ],
  [
    "a line above each prompt",
    "eve at pc7 in /srv\n$ id -u\n501\neve at pc7 in /srv\n$ true\neve at pc7 in /srv\n$ ",
    ["id -u => 501\n", "true => "],
  ],
  [
    "a line above each prompt that changes",
    "eve at pc7 in /srv\n$ id -u\n501\neve at pc7 in /tmp\n$ ",
    ["id -u => 501\n… cut"],
  ],
  ["a heading above the first prompt", "Seen on Monday:\n$ id -u\n501\n$ ", ["id -u => 501\n"]],
  [
    "a blank line above each prompt",
    "┌──(eve㉿lab)-[~]\n└─$ id -u\n501\n\n┌──(eve㉿lab)-[~]\n└─$ true\n\n┌──(eve㉿lab)-[~]\n└─$ ",
    ["lab: id -u => 501\n", "lab: true => "],
  ],
  [
    "a blank line that one command printed",
    "$ id -u\n501\n$ cat /x\n\n$ ",
    ["id -u => 501\n", "cat /x => \n"],
  ],
  [
    "the mark of zsh, with the blanks behind it",
    "eve@mac ~ % printf 7\n7%       \neve@mac ~ % ",
    ["mac: printf 7 => 7"],
  ],
  ["the mark of zsh alone", "eve@mac ~ % printf on\non%\neve@mac ~ % ", ["mac: printf on => on"]],
  ["the mark of zsh, or a percentage", "eve@mac ~ % cat /x\n7%\neve@mac ~ % ", ["mac: cat /x => 7%\n… cut"]],
  ["a percentage in bash", "eve@pc7:~$ cat /x\n7%\neve@pc7:~$ ", ["pc7: cat /x => 7%\n"]],
  [
    "comments that begin with the name of a command",
    "# cat /x\n# file\n# host keys are here\na\n# id -u\n0\n# ",
    ["cat /x => … cut", "id -u => 0\n"],
  ],
  ["commands that are words", "# id -u\n0\n# mount\n/dev\n# ", ["id -u => 0\n", "mount => /dev\n"]],
  [
    "a comment in plain words",
    "# cat /x\n# ssh settings:\na\n# id -u\n0\n# ",
    ["cat /x => … cut", "id -u => 0\n"],
  ],
  [
    "a comment with a setting",
    "# cat /x\nb\n# UMASK=027\na\n# id -u\n0\n# ",
    ["cat /x => b\n… cut", "id -u => 0\n"],
  ],
  ["a comment with a path", "# cat /x\n# /etc/x\na\n# id -u\n0\n# ", ["cat /x => … cut", "id -u => 0\n"]],
  [
    "commands below the text of a file",
    "# cat /x\na\n# /usr/sbin/getenforce\nb\n# cat /y\nc\n# service cron status\nd\n# mount\n# ",
    [
      "cat /x => a\n",
      "/usr/sbin/getenforce => b\n",
      "cat /y => c\n",
      "service cron status => d\n",
      "mount => ",
    ],
  ],
  [
    "a line with the time above each prompt",
    "07:10:01 pc7 /srv\n% true\n07:10:09 pc7 /srv\n% ",
    ["true => … cut"],
  ],
  [
    "a pager that was told to skip",
    "eve@pc7:~$ systemctl\na.service\nlines 1-1...skipping...\nb.service\neve@pc7:~$ ",
    ["pc7: systemctl => a.service\n… cut"],
  ],
];

const traces: [name: string, text: string, expected: string[]][] = [
  ["set -x", "+ uname -r\n6.8.0\n+ cat /x\na\n", ["uname -r => 6.8.0\n", "cat /x => a\n… cut"]],
  [
    "a change of a file",
    "+ uname -r\n6.8.0\n+ added line\n+ cat /x\na\n",
    ["uname -r => 6.8.0\n… cut", "cat /x => a\n… cut"],
  ],
];

const input: [name: string, text: string, expected: string[]][] = [
  [
    "a backslash",
    "eve@pc7:~$ find /srv \\\n> -type f\n/srv/a\neve@pc7:~$ ",
    ["pc7: find /srv -type f => /srv/a\n"],
  ],
  [
    "a backslash without a mark below",
    "eve@pc7:~$ find /srv \\\n  -type f\n/srv/a\neve@pc7:~$ ",
    ["pc7: find /srv   -type f => /srv/a\n"],
  ],
  ["an open quote", "eve@pc7:~$ echo 'a\n> b'\na\nb\neve@pc7:~$ ", ["pc7: echo 'a\nb' => a\nb\n"]],
  ["a pipe at the end", "eve@pc7:~$ cat /x |\n> wc -l\n3\neve@pc7:~$ ", ["pc7: cat /x |\nwc -l => 3\n"]],
  [
    "a loop",
    "eve@pc7:~$ for i in 1 2\n> do echo $i\n> done\n1\n2\neve@pc7:~$ ",
    ["pc7: for i in 1 2\ndo echo $i\ndone => 1\n2\n"],
  ],
  ["a here-document", "eve@pc7:~$ cat <<END\n> a\n> END\na\neve@pc7:~$ ", ["pc7: cat <<END\na\nEND => a\n"]],
  [
    "a here-document without marks",
    "eve@pc7:~$ cat > x <<'END'\nid\n# note\nEND\neve@pc7:~$ ",
    ["pc7: cat > x <<'END'\nid\n# note\nEND => "],
  ],
  ["an apostrophe in a comment", "eve@pc7:~$ id # don't\n0\neve@pc7:~$ ", ["pc7: id # don't => 0\n"]],
  ["a quote that never ends", "eve@pc7:~$ echo 'a\nb\nc\n", []],
  [
    "the password of sudo",
    "eve@pc7:~$ sudo id -u\n[sudo] password for eve: \n0\neve@pc7:~$ ",
    ["pc7: sudo id -u => 0\n"],
  ],
  [
    "a wrong password",
    "eve@pc7:~$ sudo id -u\n[sudo] password for eve: \nSorry, try again.\n[sudo] password for eve: \n0\neve@pc7:~$ ",
    ["pc7: sudo id -u => 0\n"],
  ],
  ["nothing typed", "eve@pc7:~$ \neve@pc7:~$ id -u\n0\neve@pc7:~$ ", ["pc7: id -u => 0\n"]],
  [
    "a command that was given up",
    "eve@pc7:~$ cat /x^C\neve@pc7:~$ id -u\n0\neve@pc7:~$ ",
    ["pc7: id -u => 0\n"],
  ],
];

const shells: [name: string, text: string, expected: string[]][] = [
  [
    "su",
    "eve@pc7:~$ su -\nPassword: \nroot@pc7:~# id -u\n0\nroot@pc7:~# exit\nlogout\neve@pc7:~$ id -u\n501\neve@pc7:~$ ",
    ["pc7: su - => ", "root@pc7: id -u => 0\n", "root@pc7: exit => logout\n", "pc7: id -u => 501\n"],
  ],
  ["su with a plain prompt", "$ su\nPassword: \n# id -u\n0\n# ", ["su => ", "id -u => 0\n"]],
  [
    "sudo -i",
    "eve@pc7:~$ sudo -i\nroot@pc7:~# id -u\n0\nroot@pc7:~# ",
    ["pc7: sudo -i => ", "root@pc7: id -u => 0\n"],
  ],
  [
    "ssh",
    "eve@pc7:~$ ssh web3\nWelcome\neve@web3:~$ id -u\n501\neve@web3:~$ ",
    ["pc7: ssh web3 => Welcome\n", "web3: id -u => 501\n"],
  ],
  [
    "ssh to a host whose prompt is a sign",
    "eve@pc7:~$ ssh web3\nWelcome\n$ uname\nAIX\n$ exit\neve@pc7:~$ uname\nLinux\neve@pc7:~$ ",
    ["pc7: ssh web3 => Welcome\n", "web3: uname => AIX\n", "web3: exit => ", "pc7: uname => Linux\n"],
  ],
  [
    "a container",
    "eve@pc7:~$ docker exec -it web sh\n/ # cat /etc/issue\nAlpine\n/ # exit\neve@pc7:~$ id -u\n501\neve@pc7:~$ ",
    [
      "pc7: docker exec -it web sh => ",
      "root@web: cat /etc/issue => Alpine\n",
      "root@web: exit => ",
      "pc7: id -u => 501\n",
    ],
  ],
];

const ends: [name: string, text: string, expected: string[]][] = [
  ["no prompt at the end", "eve@pc7:~$ cat /x\na\nb\n", ["pc7: cat /x => a\nb\n… cut"]],
  [
    "an output without a line end",
    "eve@pc7:~$ cat /x\naeve@pc7:~$ id -u\n501\neve@pc7:~$ ",
    ["pc7: cat /x => a", "pc7: id -u => 501\n"],
  ],
  [
    "the same, with the time",
    "[09:10] eve@pc7:~$ cat /x\na[09:11] eve@pc7:~$ id -u\n501\n[09:12] eve@pc7:~$ ",
    ["pc7: cat /x => a", "pc7: id -u => 501\n"],
  ],
  ["the same, at a sign", "$ cat /x\na$ id -u\n501\n$ ", ["cat /x => … cut"]],
  ["a pager that waits", "eve@pc7:~$ more /x\na\n--More--(40%)\neve@pc7:~$ ", ["pc7: more /x => a\n… cut"]],
  [
    "a pager that went on",
    "eve@pc7:~$ more /x\na\n--More--(40%)\nb\neve@pc7:~$ ",
    ["pc7: more /x => a\n… cut"],
  ],
  ["less to its end", "eve@pc7:~$ less /x\na\n(END)\neve@pc7:~$ ", ["pc7: less /x => a\n"]],
  ["less", "eve@pc7:~$ less /x\na\n:\neve@pc7:~$ ", ["pc7: less /x => a\n… cut"]],
  ["an interrupt", "eve@pc7:~$ cat /x\na\n^C\neve@pc7:~$ ", ["pc7: cat /x => a\n… cut"]],
  ["an omission", "eve@pc7:~$ cat /x\na\n[...]\nb\neve@pc7:~$ ", ["pc7: cat /x => a\n[...]\nb\n… cut"]],
  [
    "no omission",
    "eve@pc7:~$ cat /x\n# the rest is cut below\nb\neve@pc7:~$ ",
    ["pc7: cat /x => # the rest is cut below\nb\n"],
  ],
  [
    "what was taken out",
    "eve@pc7:~$ cat /x\nkey = <redacted>\neve@pc7:~$ ",
    ["pc7: cat /x => key = <redacted>\n… redacted"],
  ],
  [
    "what moves the cursor",
    "eve@pc7:~$ top -b\na\x1b[2Ab\neve@pc7:~$ ",
    ["pc7: top -b => a\x1b[2Ab\n… binary"],
  ],
  ["a code fence", "Text\n```\neve@pc7:~$ cat /x\na\n```\nMore\n", ["pc7: cat /x => a\n… cut"]],
  [
    "a job in the background",
    "eve@pc7:~$ make &\n[1] 812\neve@pc7:~$ cat /x\na\n[1]+  Done  make\neve@pc7:~$ id -u\n501\neve@pc7:~$ ",
    ["pc7: id -u => 501\n"],
  ],
];

/** A file may contain anything: what its lines only claim must not become what a host shows. */
const forged: [name: string, text: string, expected: string[]][] = [
  [
    "signs, where prompts name a host",
    "eve@pc7:~$ cat /x\n# id -u\n$ id\n0\neve@pc7:~$ ",
    ["pc7: cat /x => # id -u\n$ id\n0\n"],
  ],
  [
    "a comment, where the prompt is its sign",
    "# cat /x\n# Set the port.\nport 1\n# ",
    ["cat /x => # Set the port.\nport 1\n"],
  ],
  ["a comment that may be a command", "# cat /x\n# mytool port\nport 1\n# ", ["cat /x => … cut"]],
  ["an empty comment", "# cat /x\n#\nport 1\n# ", ["cat /x => … cut"]],
  [
    "a prompt with a host, where prompts are signs",
    "$ cat /x\na\neve@pc7:~$ id -u\n0\n$ id -u\n501\n$ ",
    ["cat /x => a\n… cut", "id -u => 501\n"],
  ],
  [
    "a prompt of another user",
    "eve@pc7:~$ cat /x\na\nroot@pc7:~# id -u\n0\neve@pc7:~$ id -u\n501\neve@pc7:~$ ",
    ["pc7: cat /x => a\n… cut", "pc7: id -u => 501\n"],
  ],
  [
    "a prompt in another folder",
    "eve@pc7:~$ cat /x\na\neve@pc7:/srv$ id -u\n0\neve@pc7:~$ id -u\n501\neve@pc7:~$ ",
    ["pc7: cat /x => a\n… cut", "pc7: id -u => 501\n"],
  ],
  [
    "a prompt of another host",
    "eve@pc7:~$ cat /x\na\neve@web3:~$ id -u\n0\neve@pc7:~$ id -u\n501\neve@pc7:~$ ",
    ["pc7: cat /x => a\n… cut", "web3: id -u => 0\n… cut", "pc7: id -u => 501\n"],
  ],
  [
    "the prompt in another folder, inside a line",
    "eve@pc7:~$ cat /x\na eve@pc7:/srv$ id -u\n0\neve@pc7:~$ ",
    ["pc7: cat /x => … cut"],
  ],
  [
    "a file that names a host before a folder",
    "eve@pc7:~$ cat /x\nnas:/srv $ x\na\neve@pc7:~$ ",
    ["pc7: cat /x => nas:/srv $ x\na\n"],
  ],
  [
    "prompts of a file, moved to the right",
    "$ cat /x\n    $ id -u\n    0\n    $ nproc\n$ ",
    ["cat /x =>     $ id -u\n    0\n    $ nproc\n"],
  ],
  ["code fences of a file", "eve@pc7:~$ cat /x\n```\na\n```\neve@pc7:~$ ", ["pc7: cat /x => ```\na\n```\n"]],
  ["no prompt at all", "a\n# Set the port.\n$Id: 1 $\nport 1\n", []],
];

for (const [group, cases] of Object.entries({ prompts, around, traces, input, shells, ends, forged })) {
  for (const [name, text, expected] of cases) {
    test(`${group}: ${name}`, () => assert.deepEqual(cut(text), expected));
  }
}

test("two hosts in one text are distinguished", () => {
  const text = "root@a1:~# id -u\n0\nroot@b2:~# id -u\n0\nroot@a1:~# nproc\n2\nroot@b2:~# ";
  assert.deepEqual(cut(text), [
    "root@a1: id -u => 0\n… cut",
    "root@b2: id -u => 0\n… cut",
    "root@a1: nproc => 2\n… cut",
  ]);
});

const growing: [name: string, make: (size: number) => string][] = [
  ["commands", (size) => "eve@pc7:~$ cat /etc/x\nport 1\n".repeat(size)],
  ["one output", (size) => `eve@pc7:~$ cat /etc/x\n${"port 1 # eve@pc7\n".repeat(size)}eve@pc7:~$ `],
  ["doubtful prompts", (size) => `# cat /etc/x\n${"# mytool\n".repeat(size)}# `],
  ["lines that go on", (size) => "eve@pc7:~$ cat \\\n".repeat(size)],
  ["open quotes", (size) => `eve@pc7:~$ echo 'a\n${"b\n".repeat(size)}`],
  ["one long line", (size) => `eve@pc7:~$ cat /x\n${"eve@pc7:/ $ ".repeat(size)}\n`],
  ["backspaces", (size) => `eve@pc7:~$ ${"a\b".repeat(size)}${"\b".repeat(size)}\n`],
];

for (const [name, make] of growing) {
  test(`time grows with the size of ${name}`, () => {
    assertLinear(name, make, (text) => void cut(text), 4000);
  });
}
