import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareSnapshots } from "../../../core/compare/compare-snapshots.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { ss } from "../evaluate/fixture.ts";
import { listening } from "../evaluate/listening.ts";

const tcpOnly =
  "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n";
const rows = "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN\n";

const cases: [name: string, before: string, after: string, changes: string[], notes?: string[]][] = [
  ["nothing changed", ss("tcp 0.0.0.0:22 sshd"), ss("tcp 0.0.0.0:22 sshd"), []],
  [
    "ports open and close",
    ss("tcp 0.0.0.0:22 sshd", "udp 0.0.0.0:69 tftpd"),
    ss("tcp 0.0.0.0:22 sshd", "tcp 0.0.0.0:23 telnetd", "tcp [::]:23 telnetd"),
    ["opened +23/tcp on 0.0.0.0, ::, telnetd", "closed −69/udp on 0.0.0.0, tftpd"],
  ],
  [
    "another process, another address",
    ss("tcp 0.0.0.0:22 sshd", "tcp 127.0.0.1:5432 postgres"),
    ss("tcp 0.0.0.0:22 dropbear", "tcp 0.0.0.0:5432 postgres"),
    ["process 22/tcp: sshd → dropbear", "address 5432/tcp: 127.0.0.1 → every address"],
  ],
  ["a name that is missing is no change", ss("tcp 0.0.0.0:22 sshd"), ss("tcp 0.0.0.0:22"), []],
  [
    "the same reach in another spelling is no change",
    ss("tcp 0.0.0.0:22"),
    ss("tcp 0.0.0.0:22", "tcp [::]:22"),
    [],
  ],
  [
    "a protocol that one of them leaves out is not compared",
    ss("tcp 0.0.0.0:22", "udp 0.0.0.0:68"),
    tcpOnly,
    [],
    ["UDP ports are not compared: the later snapshot does not list them."],
  ],
  [
    "a protocol that may be incomplete is compared with a note",
    rows,
    ss("tcp 0.0.0.0:22", "udp 0.0.0.0:68"),
    ["opened +68/udp on 0.0.0.0"],
    [
      "The earlier snapshot may not list all TCP ports: more may have been open.",
      "The earlier snapshot may not list all UDP ports: more may have been open.",
    ],
  ],
];

for (const [name, before, after, changes, notes = []] of cases) {
  test(name, () => {
    const found = compareSnapshots(readSnapshot(before), readSnapshot(after));
    assert.deepEqual(
      found.ports.map(({ kind, text }) => `${kind} ${text}`),
      changes,
    );
    assert.deepEqual(found.notes, notes);
  });
}

test("a file with another hash", () => {
  const text = (hash: string) => `# md5sum /bin/a\n${hash.repeat(32)}  /bin/a\n`;
  assert.deepEqual(compareSnapshots(readSnapshot(text("1")), readSnapshot(text("2"))).files, [
    { path: "/bin/a", algorithm: "md5", before: "1".repeat(32), after: "2".repeat(32) },
  ]);
});

const host: fc.Arbitrary<Snapshot> = fc
  .array(
    fc.record({
      proto: fc.constantFrom<("tcp" | "udp")[]>("tcp", "udp"),
      address: fc.constantFrom("0.0.0.0", "::", "127.0.0.1", "192.0.2.7"),
      port: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 10 },
  )
  .map(listening);

test("opened and closed ports are the differences of the two sets, and swap with them", () => {
  const portsOf = ({ sockets }: Snapshot) => new Set(sockets.map(({ proto, port }) => `${port}/${proto}`));
  fc.assert(
    fc.property(host, host, (before, after) => {
      const named = (kind: string, from: Snapshot, to: Snapshot) =>
        compareSnapshots(from, to)
          .ports.filter((change) => change.kind === kind)
          .map(({ port, proto }) => `${port}/${proto}`);
      const expected = [...portsOf(after)].filter((port) => !portsOf(before).has(port));
      assert.deepEqual(named("opened", before, after).sort(), expected.sort());
      assert.deepEqual(named("closed", after, before), named("opened", before, after));
      assert.deepEqual(compareSnapshots(before, before).ports, []);
    }),
  );
});
