import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { anonymise as anonymised } from "../../../../core/snapshot/anonymise/anonymise.ts";
import { StandIns } from "../../../../core/snapshot/anonymise/stand-ins.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../../core/snapshot/snapshot.ts";
import { bytesOfIPv4, groupsOfIPv6 } from "../../../../core/snapshot/sockets/ip-address.ts";
import { assertLinear } from "../../../fuzz/growth.ts";
import { framed } from "../capture/framed.ts";

const anonymise = (text: string, standIns = new StandIns()) => anonymised(text, { standIns }).text;

const cases: [name: string, before: string, after: string][] = [
  [
    "Linux netstat keeps its columns, loopback and wildcard addresses",
    `admin@web-1:~$ netstat -tn
tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      611/sshd
tcp        0      0 127.0.0.1:25            0.0.0.0:*               LISTEN      700/exim
tcp        0      0 10.20.30.40:22          10.20.30.41:55000       ESTABLISHED 900/sshd: web-1
tcp6       0      0 2001:db8:1::7:443       :::*                    LISTEN      704/nginx
tcp6       0      0 ::1:631                 :::*                    LISTEN      520/cupsd
`,
    `admin@host-1:~$ netstat -tn
tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN      611/sshd
tcp        0      0 127.0.0.1:25            0.0.0.0:*               LISTEN      700/exim
tcp        0      0 192.0.2.1:22            192.0.2.2:55000         ESTABLISHED 900/sshd: host-1
tcp6       0      0 2001:db8::1:443         :::*                    LISTEN      704/nginx
tcp6       0      0 ::1:631                 :::*                    LISTEN      520/cupsd
`,
  ],
  [
    "ss: brackets and zones stay",
    `udp UNCONN 0      0     10.1.1.1%eth0:68     0.0.0.0:*  users:(("dhclient",pid=5,fd=6))
udp UNCONN 0      0      [fe80::a1]%eth0:546        [::]:*  users:(("dhclient",pid=6,fd=6))
tcp LISTEN 0      128 [::ffff:10.1.1.1]:80          [::]:*  users:(("nginx",pid=7,fd=6))
`,
    `udp UNCONN 0      0     192.0.2.1%eth0:68    0.0.0.0:*  users:(("dhclient",pid=5,fd=6))
udp UNCONN 0      0      [fe80::1]%eth0:546         [::]:*  users:(("dhclient",pid=6,fd=6))
tcp LISTEN 0      128 [::ffff:192.0.2.1]:80         [::]:*  users:(("nginx",pid=7,fd=6))
`,
  ],
  [
    "BSD netstat has a dot before the port",
    `Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
tcp4       0      0  10.20.30.40.22         10.20.30.41.52114      ESTABLISHED
tcp6       0      0  2001:db8:9::7.443      *.*                    LISTEN
tcp4       0      0  127.0.0.1.631          *.*                    LISTEN
`,
    `Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)
tcp4       0      0  192.0.2.1.22           192.0.2.2.52114        ESTABLISHED
tcp6       0      0  2001:db8::1.443        *.*                    LISTEN
tcp4       0      0  127.0.0.1.631          *.*                    LISTEN
`,
  ],
  [
    "names of hosts, with and without a domain, are the same host",
    `# host: web-1
# groups: dmz
tcp        0      0 web-1.corp.example:ssh  db-7.corp.example:4711  ESTABLISHED
tcp        0      0 localhost:smtp          0.0.0.0:*               LISTEN
`,
    `# host: host-1
# groups: dmz
tcp        0      0 host-1.example.net:ssh  host-2.example.net:4711 ESTABLISHED
tcp        0      0 localhost:smtp          0.0.0.0:*               LISTEN
`,
  ],
  [
    "a host that is called as a process is keeps the process",
    `# host: nginx
tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN      704/nginx
`,
    `# host: host-1
tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN      704/nginx
`,
  ],
  [
    "scans, with cards",
    `Nmap scan report for web-1.corp.example (10.20.30.40)
PORT   STATE SERVICE
22/tcp open  ssh
MAC Address: 52:54:00:AB:CD:EF (QEMU virtual NIC)
`,
    `Nmap scan report for host-1.example.net (192.0.2.1)
PORT   STATE SERVICE
22/tcp open  ssh
MAC Address: 02:00:00:00:00:01 (QEMU virtual NIC)
`,
  ],
  [
    "/proc/net prints addresses in hexadecimal",
    `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1001 1 0 100 0 0 10 0
   1: 281E140A:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1002 1 0 100 0 0 10 0
`,
    `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0277 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1001 1 0 100 0 0 10 0
   1: 010200C0:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1002 1 0 100 0 0 10 0
`,
  ],
  [
    "times, versions, masks and units are no addresses",
    "at 12:34:56 OpenSSH-9.6.1.2 mask 255.255.255.0 group 224.0.0.251 getty@tty1.service\n",
    "at 12:34:56 OpenSSH-9.6.1.2 mask 255.255.255.0 group 224.0.0.251 getty@tty1.service\n",
  ],
];

for (const [name, before, after] of cases) {
  test(name, () => assert.equal(anonymise(before), after));
}

test("one host has one name in several texts", () => {
  const standIns = new StandIns();
  assert.equal(
    anonymise("ssh root@db-1.corp.example 10.0.0.9\n", standIns),
    "ssh root@host-1.example.net 192.0.2.1\n",
  );
  assert.equal(
    anonymise("root@web-1:~# ssh db-1 10.0.0.8\n", standIns),
    "root@host-2:~# ssh host-1 192.0.2.2\n",
  );
  assert.equal(anonymise("root@db-1:~# # 10.0.0.9\n", standIns), "root@host-1:~# # 192.0.2.1\n");
});

/** What is known about the text of a file. */
function fileIn({ observations }: Snapshot, path: string): string {
  const found = observations!.ask("file", path);
  if (found.is !== "present") return found.is;
  const { source, start, end } = found.values[0]!.text;
  return source.text.slice(start, end);
}

test("a capture is anonymised inside of its escapes, and reads as before; what was damaged stays so", () => {
  const file = (key: string, text: string) => ({ kind: "file", key, text });
  const before = framed(
    [
      file("/etc/hosts", "10.20.30.40\tweb-1.example.org # \u00c3\u00bcber\\\n\t10.20.30.41\tx \n"),
      file("/etc/shadow", "root:$6$saltsalt$abcdefghijklmnop:19000:0:99999:7:::\r\n"),
      file("/etc/motd", "Welcome to web-1\n"),
    ],
    { host: "web-1" },
  ).replace("Welcome", "Hello");
  const after = anonymise(before);
  const read = readSnapshot(after);
  assert.deepEqual(read.warnings, readSnapshot(before).warnings);
  assert.equal(read.warnings.length, 1);
  assert.deepEqual(
    ["/etc/hosts", "/etc/shadow", "/etc/motd"].map((path) => fileIn(read, path)),
    [
      "192.0.2.1\thost-1.example.net # über\\\n\t192.0.2.2\tx \n",
      "(left out: a line of a password file)\r\n",
      "unknown",
    ],
  );
  assert.equal(read.host, "host-1");
  assert.doesNotMatch(after, /web-1|10\.20|saltsalt/);
});

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
const samples = [
  ...textsBelow(join(import.meta.dirname, "../samples")),
  ...textsBelow(join(import.meta.dirname, "../../../../samples/hosts")),
];

/** What has to stay: everything except addresses, the name of the host, and what is on command lines. */
function withoutAddresses({ host: _, sockets, processes, unread, warnings, ...rest }: Snapshot): unknown {
  return {
    ...rest,
    processes: processes.map(({ command: _, ...process }) => process),
    sockets: sockets.map(({ address: _, ...socket }) => socket),
    unread: unread.map(({ line, reason }) => [line, reason]),
    warnings: warnings.map(({ line }) => line),
  };
}

test("the samples read to the same sockets, except for their addresses", () => {
  for (const text of samples) {
    assert.deepEqual(withoutAddresses(readSnapshot(anonymise(text))), withoutAddresses(readSnapshot(text)));
  }
});

test("no address of a socket is left, and each has its own stand-in", () => {
  for (const text of samples) {
    const [before, after] = [readSnapshot(text), readSnapshot(anonymise(text))];
    const standIns = new Map<string, string>();
    for (const [at, { address }] of before.sockets.entries()) {
      const standIn = after.sockets[at]!.address;
      assert.equal(standIns.get(address) ?? standIn, standIn);
      standIns.set(address, standIn);
      const plain = address.split("%")[0]!;
      if (bytesOfIPv4(plain)) assert.match(standIn, /^(?:192\.0\.2|0\.0\.0\.0|127|22\d|23\d|255)\b/);
      else if (groupsOfIPv6(plain)) assert.match(standIn, /^(?:2001:db8::|fe80::|::|ff)/i);
    }
    assert.equal(new Set(standIns.values()).size, standIns.size);
  }
});

const damaged = fc
  .array(
    fc.record({
      sample: fc.constantFrom(...samples),
      from: fc.nat(3000),
      length: fc.nat(800),
      noise: fc.oneof(
        fc.string({ maxLength: 10 }),
        fc.constantFrom("\n", "10.1.2.3", "fe80::1%eth0", "a@b.c", ":", "::", ".", "1.2.3.4.5", "\r\n"),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces) =>
    pieces.map(({ sample, from, length, noise }) => noise + sample.slice(from, from + length)).join(""),
  );

test("any text keeps its lines and reads to as many sockets on the same ports", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const result = anonymise(text);
      assert.equal(anonymise(text), result);
      assert.equal(result.split("\n").length, text.split("\n").length);
      const ports = (snapshot: Snapshot) =>
        snapshot.sockets.map(({ proto, port, line }) => [proto, port, line]);
      assert.deepEqual(ports(readSnapshot(result)), ports(readSnapshot(text)));
    }),
    { numRuns: 400 },
  );
});

test("a long line takes no longer than its length", () => {
  const lineOf = (names: number) =>
    JSON.stringify(
      Array.from({ length: names }, (_, at) => `10.${at >> 8}.${at & 255}.1 host a-${at}@b${at}`),
    );
  assertLinear("anonymise", lineOf, (line) => anonymise(line), 5000);
});
