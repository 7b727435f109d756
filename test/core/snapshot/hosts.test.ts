import assert from "node:assert/strict";
import { test } from "node:test";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";

const header = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const row = (port: number, pid = 8) =>
  `tcp   LISTEN 0      128    0.0.0.0:${port}   0.0.0.0:*  users:(("x",pid=${pid},fd=3))\n`;
const bare = (port: number) => `tcp   LISTEN 0      128    0.0.0.0:${port}   0.0.0.0:*\n`;
const netstatRow = (port: number, pid: number) =>
  `  TCP    0.0.0.0:${port}             0.0.0.0:0              LISTENING       ${pid}\n`;

/** Each host with its ports, and a star if all its TCP ports are known: `web01 22 80 *`. */
function hostsIn(text: string, name?: string): string[] {
  return readSnapshots(text, name).map(({ host = "-", sockets, coverage }) =>
    [host, ...sockets.map(({ port }) => port), ...(coverage.tcp.gaps.length === 0 ? ["*"] : [])].join(" "),
  );
}

const texts: [name: string, text: string, expected: string[]][] = [
  ["no host is named", `${header}${row(22)}`, ["- 22 *"]],
  ["one prompt", `[root@web01 ~]# ss -tulpn\n${header}${row(22)}`, ["web01 22 *"]],
  [
    "two prompts, the second filtered",
    `[root@web01 ~]# ss -tulpn\n${header}${row(22)}[root@web02 ~]# ss -tulpn | grep 80\n${row(80)}`,
    ["web01 22 *", "web02 80"],
  ],
  [
    "back and forth between two prompts",
    `[root@web01 ~]# ss -tulpn\n${header}${row(22)}[root@web02 ~]# ss -tulpn\n${header}${row(80)}[root@web01 ~]# ss -uln\n`,
    ["web01 22 *", "web02 80 *"],
  ],
  [
    "the first name is that of what was read before it",
    `${header}${row(22)}[root@web01 ~]# ss -tulpn\n${header}${row(80)}`,
    ["web01 22 80 *"],
  ],
  [
    "ssh names a host of its own",
    `[root@jump ~]# ssh web01 ss -tulpn\n${header}${row(22)}[root@jump ~]# ss -tulpn\n${header}${row(80)}`,
    ["web01 22 *", "jump 80 *"],
  ],
  [
    "a container is a host of its own",
    `[root@web01 ~]# ss -tulpn\n${header}${row(22)}[root@web01 ~]# docker exec shop ss -tulpn\n${header}${row(8080)}`,
    ["web01 22 *", "shop 8080 *"],
  ],
  [
    "a network namespace is one too",
    `[root@web01 ~]# ss -tulpn\n${header}${row(22)}[root@web01 ~]# ip netns exec blue ss -tulpn\n${header}${row(23)}`,
    ["web01 22 *", "blue 23 *"],
  ],
  [
    "a network that ss is told to show proves nothing, and is not the host's",
    `[root@web01 ~]# ss -tulpn\n${header}${row(22)}[root@web01 ~]# ss -tulpn -N blue\n${header}${row(23)}`,
    ["web01 22 *", "blue 23"],
  ],
  [
    "headings of Ansible",
    `web01 | CHANGED | rc=0 >>\n${header}${row(22)}web02 | CHANGED | rc=0 >>\n${row(80)}`,
    ["web01 22 *", "web02 80"],
  ],
  [
    "headings of Ansible below its command",
    `$ ansible web -a 'ss -Htulpn'\nweb01 | CHANGED | rc=0 >>\n${row(22)}web02 | CHANGED | rc=0 >>\n${row(80)}`,
    ["web01 22 *", "web02 80 *"],
  ],
  [
    "headings of Ansible below a command with a pipe",
    `$ ansible web -m shell -a 'ss -tulpn | grep -e State -e 22'\nweb01 | CHANGED | rc=0 >>\n${header}${row(22)}web02 | CHANGED | rc=0 >>\n${header}${row(22)}`,
    ["web01 22", "web02 22"],
  ],
  [
    "prefixes of lines",
    `web01: ${header}web01: ${row(22)}web02: ${header}web02: ${row(80)}web01: ${row(443)}`,
    ["web01 22 443 *", "web02 80 *"],
  ],
  ["a prefix that is no host", `stdout: ${header}stdout: ${row(22)}`, ["- 22 *"]],
  [
    "the same host with its domain",
    `[root@web01 ~]# ss -tln\n${header}${row(22)}web01.example.org | CHANGED | rc=0 >>\n${header}${row(80)}`,
    ["web01 22 80 *"],
  ],
  [
    "hosts of one short name",
    `$ ssh web.a.example ss -tulpn\n${header}${row(22)}$ ssh web.b.example ss -tulpn | head -2\n${header}${row(80)}`,
    ["web.a.example 22 *", "web.b.example 80"],
  ],
  ["a word with a colon is no host", `tcp_listen:\n${header}${row(22)}`, ["- 22 *"]],
  [
    "a front comment goes before the prompt",
    `# host: web01\n[root@ip-10-0-0-5 ~]# ss -tulpn\n${header}${row(22)}`,
    ["web01 22 *"],
  ],
];

for (const [name, text, expected] of texts) {
  test(`hosts of a text: ${name}`, () => assert.deepEqual(hostsIn(text), expected));
}

test("the name of the file is that of a host without one", () => {
  assert.deepEqual(hostsIn(`${header}${row(22)}`, "web01"), ["web01 22 *"]);
  assert.deepEqual(hostsIn(`[root@web02 ~]# ss -tulpn\n${header}${row(22)}`, "web01"), ["web02 22 *"]);
});

test("a list of processes only names the owners of its own host", () => {
  const tasks = (name: string) =>
    `Image Name                     PID Session Name        Session#    Mem Usage\n========================= ======== ================ =========== ============\n${name.padEnd(25)}      812 Services                   0     10,000 K\n`;
  const text = `web01 | CHANGED | rc=0 >>\n${netstatRow(22, 812)}\nweb02 | CHANGED | rc=0 >>\n${netstatRow(22, 812)}\n${tasks("evil.exe")}web01 | CHANGED | rc=0 >>\n${tasks("sshd.exe")}`;
  assert.deepEqual(
    readSnapshots(text).map(({ host, sockets }) => [host, sockets[0]!.process]),
    [
      ["web01", "sshd.exe"],
      ["web02", "evil.exe"],
    ],
  );
});

test("an output only names the owners of another one if both are of the same host", () => {
  const text = `[root@web01 ~]# ss -tln\n${header}${bare(22)}[root@web02 ~]# ss -tulpn\n${header}${row(22)}[root@web01 ~]# ss -tln\n${header}${bare(22)}`;
  assert.deepEqual(
    readSnapshots(text).map(({ sockets }) => sockets.map(({ process }) => process)),
    [[null, null], ["x"]],
  );
});

const front =
  '# groups: web, dmz\n# expect: FAILED "deny"\n# condition: PASSED "is Debian"\n# set: PORTS=22\n# lists: tcp\n';

test("comments that describe a host only count before the first output", () => {
  const [before] = readSnapshots(`${front}${row(22)}`);
  assert.deepEqual(before!.groups, ["web", "dmz"]);
  assert.equal(before!.expectations?.length, 1);
  assert.equal(before!.answers?.length, 1);
  assert.equal(before!.values?.length, 1);
  assert.deepEqual(before!.coverage.tcp.gaps.length > 0 && before!.coverage.tcp.vouched.isEmpty, false);
  for (const start of [
    `${row(22)}`,
    `$ ss -tulpn | head -3\n`,
    "$ cat ports.txt\n",
    `[root@web01 ~]# \n`,
    header,
  ]) {
    const [after] = readSnapshots(`${start}${front}${row(80)}`);
    assert.deepEqual(
      [after!.groups, after!.expectations, after!.answers, after!.values],
      [undefined, undefined, undefined, undefined],
      start,
    );
    assert.ok(after!.coverage.tcp.vouched.isEmpty, start);
  }
});

test("a host's name further down is what a command printed", () => {
  assert.deepEqual(hostsIn(`[root@web01 ~]# ss -tulpn\n${header}# host: db01\n${row(22)}`), ["web01 22 *"]);
});

test("ports for which a person vouches", () => {
  const known = (lists: string) => {
    const [snapshot] = readSnapshots(`# lists: ${lists}\n${row(22)}`);
    const { tcp, udp } = snapshot!.coverage;
    return [String(tcp[4].intersect(tcp[6])), String(udp[4].intersect(udp[6])), snapshot!.warnings.length];
  };
  assert.deepEqual(known("tcp 1-1024 8080, udp 53"), ["1–1024, 8080", "53", 0]);
  assert.deepEqual(known("udp 53"), ["", "53", 0]);
  for (const wrong of ["everything", "tcp 99999", "tcp 9-1", "tcp udp", ""]) {
    assert.deepEqual(known(wrong).slice(0, 2), ["", ""], wrong);
  }
  // What a person says about a whole list does not count against a row that can't be read.
  const [unread] = readSnapshots(
    `# lists: tcp\n${row(22)}tcp   LISTEN 0      128    0.0.0.0:x2   0.0.0.0:*\n`,
  );
  assert.ok(unread!.coverage.tcp[4].isEmpty && unread!.coverage.tcp.vouched.isEmpty);
});
