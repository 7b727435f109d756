import assert from "node:assert/strict";
import { test } from "node:test";
import type { Place } from "../../../../core/observations/observation.ts";
import { readSnapshots } from "../../../../core/snapshot/read-snapshot.ts";
import { readTranscript } from "../../../../core/snapshot/transcript/read-transcript.ts";
import { assertLinear } from "../../../fuzz/growth.ts";

const pieces = [
  "root@pc7:~# ",
  "[eve@pc7 etc]$ ",
  "$ ",
  "# ",
  "/ # ",
  "cat /etc/motd",
  "cat /etc/{a,b} <<EOF",
  "stat -c '%a %U%G %N' /etc/*",
  "ls -laRZ /etc/x.d",
  "rpm -qa --qf '%{NAME}%{VERSION}\\n'",
  "dpkg -l 'a*' | grep x",
  "sudo -i",
  "ssh web3 'id'",
  "docker exec -it constructor sh",
  "systemctl is-enabled __proto__",
  "toString",
  "-rw-r--r-- 1 root root 3 Jan  3 11:42 /etc/a",
  "lrwxrwxrwx 1 root root 3 Jan  3 11:42 k -> ",
  "640 root adm /etc/a",
  "==> /etc/a <==",
  "total 0",
  "/etc/x.d:",
  "ii  moss 1 all x",
  "+++-====-===",
  'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("x",pid=1,fd=3))',
  "cat: /etc/motd: No such file or directory",
  "--More--",
  "[...]",
  "^C",
  "EOF",
  "'",
  "\\",
  "> ",
  "|",
  "&",
  "```",
  "\x1b[31m",
  "\b",
  "\r",
  "\0",
  "\u{1f600}",
  "\ufffd",
  "┌──(eve㉿lab)-[~]",
  "└─$ ",
  " ",
  "\n",
  "\n",
  "\n",
  "\r\n",
];

const commands = pieces.filter((piece) => /^[a-z].* /.test(piece));

/** Texts of pieces in a random order, the same in each run. */
function* texts(count: number): Generator<string> {
  let seed = 11;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  for (let at = 0; at < count; at++) {
    let text = "";
    for (let left = next(60); left > 0; left--) {
      if (next(3) === 0) text += `\nroot@pc7:~# ${commands[next(commands.length)]}\n`;
      text += pieces[next(pieces.length)];
    }
    yield text;
  }
}

function assertInside({ source, start, end }: Place, text: string): void {
  assert.ok(
    start >= 0 && start <= end && end <= source.text.length,
    `${start} to ${end} of ${JSON.stringify(text)}`,
  );
}

test("every text is read, and every place is in it", () => {
  let exchanges = 0;
  for (const text of texts(3000)) {
    const transcript = readTranscript(text, 0);
    for (const { at, output } of transcript.exchanges) {
      exchanges++;
      assertInside(at, text);
      assertInside(output, text);
      assert.ok(at.end <= output.start || at.end <= output.end + 1);
    }
    for (const { observations } of readSnapshots(text)) {
      if (observations === undefined) continue;
      for (const kind of ["command", "file", "status", "package", "service"] as const) {
        for (const key of observations.keys(kind)) {
          const found = observations.ask(kind, key);
          for (const place of found.places) assertInside(place, text);
        }
      }
    }
  }
  assert.ok(exchanges > 1000, `${exchanges} commands`);
});

test("outputs are in the order of the text, and do not overlap", () => {
  for (const text of texts(2000)) {
    let end = 0;
    for (const { at, output } of readTranscript(text, 0).exchanges) {
      assert.ok(at.start >= end, JSON.stringify(text));
      end = output.end;
    }
  }
});

test("what is left out for the sockets keeps the line numbers", () => {
  const lines = (text: string) => text.split("\n").length;
  let shorter = 0;
  for (const text of texts(3000)) {
    const { socketText } = readTranscript(text, 0);
    assert.equal(lines(socketText), lines(text), JSON.stringify(text));
    if (socketText.length < text.length) shorter++;
  }
  assert.ok(shorter > 10, `${shorter} texts are shorter`);
});

const row = 'tcp   LISTEN 0      128    0.0.0.0:2323   0.0.0.0:*  users:(("x",pid=8,fd=3))\n';

test("a line of a configuration file that looks like a socket is not one", () => {
  const [snapshot] = readSnapshots(`root@pc7:~# cat /etc/notes\n${row}root@pc7:~# `);
  assert.deepEqual([snapshot!.sockets.length, snapshot!.unread.length], [0, 0]);
});

test("a list of sockets that was saved in a file is one", () => {
  const [snapshot] = readSnapshots(`root@pc7:~# cat /tmp/ports.txt\n${row}root@pc7:~# `);
  assert.equal(snapshot!.sockets.length, 1);
});

test("sockets below a configuration file have their lines", () => {
  const header = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
  const prompt = "root@pc7:~# ";
  const text = `${prompt}cat /etc/notes\r\n${row}x\r\n${prompt}ss -tulpn\r\n${header}${row}${prompt}`;
  assert.equal(readSnapshots(text)[0]!.sockets[0]!.line, 6);
});

const growing: [name: string, make: (size: number) => string][] = [
  [
    "rows of ls",
    (size) => `$ ls -l /etc/x.d\ntotal 0\n${"-rw------- 1 root root 3 Jan  3 11:42 k\n".repeat(size)}$ `,
  ],
  ["rows of stat", (size) => `$ stat -c '%a %U %n' /a\n${"600 root /a\n".repeat(size)}$ `],
  ["long rows of stat", (size) => `$ stat -c '%U %G %U %G %n' /a\n${"a ".repeat(size)}\n$ `],
  ["packages", (size) => `$ rpm -qa\n${"moss-3.1-2.x86_64\n".repeat(size)}$ `],
  ["files of tail", (size) => `$ tail -n +1 /a /b\n${"==> /a <==\nx\n".repeat(size)}$ `],
  [
    "messages",
    (size) => `$ ls -l /a\n${"ls: cannot access '/a': No such file or directory\n".repeat(size)}$ `,
  ],
  ["a long message", (size) => `$ ls -l /a\nls: ${"a: ".repeat(size)}\n$ `],
  ["configuration files", (size) => "root@pc7:~# cat /etc/x\nport 1\n".repeat(size)],
  ["a long name", (size) => `$ cat /${"a/".repeat(size)}\nx\n$ `],
];

for (const [name, make] of growing) {
  test(`time grows with the size of ${name}`, () => {
    assertLinear(name, make, (text) => void readSnapshots(text), 2000);
  });
}
