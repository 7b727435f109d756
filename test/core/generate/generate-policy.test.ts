import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { evaluate } from "../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions, type EvaluateOptions } from "../../../core/evaluate/options.ts";
import { type GenerateOptions, generatePolicy } from "../../../core/generate/generate-policy.ts";
import { lint } from "../../../core/lint/lint.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { SnapshotFormat } from "../../../core/snapshot/readers/formats.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { netstatAno, ss } from "../evaluate/fixture.ts";
import { allKnown, noneKnown } from "../evaluate/listening.ts";

function generated(hosts: Record<string, string>, options: Partial<GenerateOptions> = {}): string {
  const sources = Object.entries(hosts).map(([name, text]) => ({ name, snapshot: readSnapshot(text) }));
  return generatePolicy(sources, { ports: "union", evaluate: defaultEvaluateOptions, ...options });
}

test("a policy of two hosts", () => {
  const policy = generated({
    "web-1": `${ss("tcp 0.0.0.0:22 sshd 1", "tcp [::]:22 sshd 1", "tcp 127.0.0.1:25 exim 2")}`,
    "web-2": ss("tcp 0.0.0.0:22 dropbear 3", "tcp 0.0.0.0:80"),
  });
  assert.equal(
    policy,
    `# Generated from what was seen on web-1, web-2.
# The lists allow the ports that any of these hosts has open.
# Listeners on loopback addresses are left out.

<check_type:"Unix">

# 22/tcp: sshd, dropbear on web-1, web-2
# 80/tcp: on web-2
<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "Only the known TCP ports are open"
  port_type   : TCP
  ports       : "22,80"
</custom_item>

<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "The known process owns 22/tcp"
  port_type   : TCP
  ports       : "22"
  name        : "sshd|dropbear"
</custom_item>

# No check of the process on 80/tcp: the snapshot of web-2 shows no name.

<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "No UDP port is open"
  port_type   : UDP
  ports       : ""
</custom_item>

</check_type>
`,
  );
});

const windowsHost = netstatAno(["TCP 0.0.0.0:3389 9", "TCP 0.0.0.0:8080 7"], {
  7: "java.exe",
  9: "svchost.exe",
});

test("a policy of Windows hosts is in the Windows dialect, where a closed port can be permitted", () => {
  const policy = generated({ a: windowsHost, b: netstatAno(["TCP 0.0.0.0:3389 9"], { 9: "svchost.exe" }) });
  assert.match(policy, /<check_type:"Windows" version:"2">/);
  assert.match(policy, /value_data {2}: "3389,8080"/);
  assert.match(policy, /"svchost.exe"\n {2}port_type {3}: TCP\n {2}port_no {5}: "3389"\n<\/custom_item>/);
  assert.match(
    policy,
    /"java.exe"\n {2}port_type {3}: TCP\n {2}port_no {5}: "8080"\n {2}port_option : CAN_BE_CLOSED/,
  );
});

test("on Unix, a process check is in a condition if the port is closed on some of the hosts", () => {
  const policy = generated({ a: ss("tcp 0.0.0.0:22 sshd 1"), b: ss("udp 0.0.0.0:68 dhclient 1") });
  assert.match(
    policy,
    /<if>\n {2}<condition type:"AND">[\s\S]*"22\/tcp is closed"[\s\S]*"sshd"[\s\S]*<\/if>/,
  );
});

test("the smallest elements denote exactly the ports seen", () => {
  const rows = Array.from({ length: 10 }, (_, digit) => `tcp 0.0.0.0:808${digit}`);
  assert.match(generated({ a: ss(...rows) }), /ports {7}: "808\[0-9\]"/);
});

test("the intersection allows what all hosts have", () => {
  const a = ss("tcp 0.0.0.0:22 sshd 1", "tcp 0.0.0.0:80 nginx 2");
  const policy = generated({ a, b: ss("tcp 0.0.0.0:22 sshd 1") }, { ports: "intersection" });
  assert.match(policy, /# The lists allow the ports that all of these hosts have open\./);
  assert.match(policy, /ports {7}: "22"/);
  const statuses = evaluate(policyOf(parse(policy)), readSnapshot(a)).map(({ status }) => status);
  assert.deepEqual(statuses, ["FAILED", "PASSED", "PASSED"]);
});

test("files are checked that have the same MD5 everywhere", () => {
  const [one, two] = ["1".repeat(32), "2".repeat(32)];
  const a = `${ss("tcp 0.0.0.0:22")}# md5sum /bin/a /bin/b /bin/c\n${one}  /bin/a\n${one}  /bin/b\n${one}  /bin/c\n`;
  const b = `${ss("tcp 0.0.0.0:22")}# md5sum /bin/a /bin/b\n${one}  /bin/a\n${two}  /bin/b\n`;
  const policy = generated({ a, b });
  assert.match(policy, /file {8}: "\/bin\/a"\n {2}md5 {9}: "1{32}"/);
  assert.match(policy, /# No check of \/bin\/b: its MD5 on b differs from that on a\./);
  assert.match(policy, /# No check of \/bin\/c: the snapshot of b has no MD5 of it\./);
});

test("a protocol that a snapshot does not list is left out", () => {
  const policy = generated({ a: "$ ss -tln\nState Recv-Q Send-Q Local Address:Port Peer Address:Port\n" });
  assert.match(
    policy,
    /# No check of UDP ports, because of a: The arguments of ss leave UDP out\. Not known: every port\./,
  );
  assert.doesNotMatch(policy, /port_type {3}: UDP/);
});

test("a name that can't be written in a policy is left out", () => {
  const policy = generated({ a: ss("tcp 0.0.0.0:80 a|b 1") });
  assert.match(policy, /# No check of the process on 80\/tcp: its name can't be written in a policy\./);
});

test("a check that would not pass is left out, with the reason", () => {
  const policy = generated({ a: netstatAno(["TCP 0.0.0.0:80 9"], { 9: "ApplicationFrameworkService.exe" }) });
  assert.match(
    policy,
    /# Left out: The known process owns 80\/tcp\. On a it is UNDECIDED: Whether the process is .* can't be determined/,
  );
});

const name = fc.oneof(
  fc.constantFrom(
    "sshd",
    "nginx: master",
    "systemd-resolve",
    "a|b",
    'a"b',
    "a\\b",
    "@NAME@",
    "x ",
    "java",
    "ünï",
  ),
  fc.string({ minLength: 1, maxLength: 20 }),
);
const socket = fc.record({
  proto: fc.constantFrom<("tcp" | "udp")[]>("tcp", "udp"),
  address: fc.constantFrom("0.0.0.0", "::", "127.0.0.1", "192.0.2.7"),
  port: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 65535 })),
  process: fc.option(name),
  pid: fc.option(fc.nat(99999)),
});
const hash = fc.record({
  path: fc.oneof(fc.constantFrom("/usr/sbin/sshd", "/a b", '/a"b', "/a\\b", "/*", "/@A@"), fc.string()),
  algorithm: fc.constantFrom<("md5" | "sha256")[]>("md5", "sha256"),
  hash: fc.constantFrom("0".repeat(32), "f".repeat(32)),
});
const listed = fc.constantFrom<Snapshot["coverage"]["tcp"][]>(
  allKnown,
  allKnown,
  allKnown,
  noneKnown("no-list"),
  noneKnown("left-out"),
);
const snapshot = fc
  .record({
    formats: fc.constantFrom<SnapshotFormat[][]>(
      ["ss"],
      ["netstat-linux"],
      ["netstat-windows", "processes"],
      ["lsof"],
    ),
    sockets: fc.array(socket, { maxLength: 8 }),
    hashes: fc.array(hash, { maxLength: 3 }),
    tcp: listed,
    udp: listed,
  })
  .map(({ formats, sockets, hashes, tcp, udp }): Snapshot => {
    const rows = sockets.map((row, at) => ({ ...row, family: null, state: null, line: at + 1 }));
    return {
      formats,
      sockets: rows,
      processes: [],
      hashes: hashes.map((row, at) => ({ ...row, line: at + 1 })),
      unreadableFiles: [],
      unread: [],
      notCounted: [],
      coverage: { tcp, udp, processes: "none", processNames: "some", viewpoint: "inside" },
      warnings: [],
    };
  });
const hosts = fc.array(fc.record({ name: fc.oneof(fc.constantFrom("a", "b"), fc.string()), snapshot }), {
  minLength: 1,
  maxLength: 3,
});
const evaluateOptions: fc.Arbitrary<EvaluateOptions> = fc.record({
  loopback: fc.constantFrom("ignore", "count"),
  closedPort: fc.constantFrom("undecided", "error", "passed", "failed"),
  unknownPorts: fc.constantFrom("undecided", "closed"),
  processName: fc.constantFrom("name", "pattern-in-path"),
  selectedLines: fc.constantFrom("all", "any"),
  set: fc.constant({}),
  variables: fc.constant({}),
});
const dialect = fc.constantFrom<("unix" | "windows" | undefined)[]>("unix", "windows", undefined);

test("every check of a generated policy passes on each host that it was made from", () => {
  fc.assert(
    fc.property(hosts, evaluateOptions, dialect, (sources, options, spoken) => {
      const text = generatePolicy(sources, {
        ports: "union",
        evaluate: options,
        ...(spoken && { dialect: spoken }),
      });
      const tree = parse(text);
      assert.deepEqual(tree.errors, []);
      assert.deepEqual(
        lint(policyOf(tree)).filter(({ severity }) => severity === "error"),
        [],
      );
      for (const host of sources) {
        const failing = evaluate(policyOf(tree), host.snapshot, options).filter(
          ({ status }) => status !== "PASSED",
        );
        assert.deepEqual(failing, []);
      }
    }),
    { numRuns: 300 },
  );
});

test("the lists of an intersection fail on exactly the hosts that have more ports open", () => {
  fc.assert(
    fc.property(hosts, dialect, (sources, spoken) => {
      const listing = sources.map(({ name: host, snapshot: seen }) => {
        const coverage = { ...seen.coverage, tcp: allKnown, udp: noneKnown("left-out") };
        return { name: host, snapshot: { ...seen, coverage } };
      });
      const text = generatePolicy(listing, {
        ports: "intersection",
        evaluate: { ...defaultEvaluateOptions, loopback: "count" },
        ...(spoken && { dialect: spoken }),
      });
      const open = listing.map(
        ({ snapshot: { sockets } }) =>
          new Set(sockets.flatMap(({ proto, port }) => (proto === "tcp" && port > 0 ? [port] : []))),
      );
      for (const [at, host] of listing.entries()) {
        const verdicts = evaluate(policyOf(parse(text)), host.snapshot, {
          ...defaultEvaluateOptions,
          loopback: "count",
        });
        const more = [...open[at]!].some((port) => !open.every((ports) => ports.has(port)));
        const list = verdicts.filter(({ check }) => check.type === "AUDIT_ALLOWED_OPEN_PORTS");
        assert.deepEqual(
          list.map(({ status }) => status),
          [more ? "FAILED" : "PASSED"],
        );
        const others = verdicts.filter(({ check }) => check.type !== "AUDIT_ALLOWED_OPEN_PORTS");
        assert.ok(others.every(({ status }) => status === "PASSED"));
      }
    }),
    { numRuns: 150 },
  );
});
