import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../../../core/evaluate/evaluate.ts";
import { defaultEvaluateOptions } from "../../../../core/evaluate/options.ts";
import { policyOf } from "../../../../core/semantics/policy.ts";
import type { Snapshot } from "../../../../core/snapshot/snapshot.ts";
import { parse } from "../../../../core/syntax/parse.ts";
import { allow, check, deny, processOnPort, ss, unix } from "../fixture.ts";
import { listening } from "../listening.ts";

/** A host on which the processes hold port 22 together. */
function heldBy(...processes: (string | null)[]): Snapshot {
  const snapshot = listening([{ proto: "tcp", address: "0.0.0.0", port: 22 }]);
  const owners = processes.map((process, at) => ({ process, pid: 100 + at }));
  Object.assign(snapshot.sockets[0]!, owners[0]);
  if (owners.length > 1) snapshot.sockets[0]!.owners = owners;
  return snapshot;
}

const policy = policyOf(parse(unix(processOnPort("22", "sshd|systemd"))));

const cases: [status: string, ...processes: (string | null)[]][] = [
  ["PASSED", "sshd"],
  ["PASSED", "sshd", "systemd"],
  ["PASSED", "sshd", "sshd", "sshd"],
  ["FAILED", "sshd", "evil"],
  ["FAILED", "evil", "sshd"],
  ["FAILED", "sshd", "systemd", "evil"],
  ["FAILED", "sshd", null, "evil"],
  ["UNDECIDED", "sshd", null],
  ["UNDECIDED", null, "sshd"],
  ["UNDECIDED", null],
];

for (const [status, ...processes] of cases) {
  test(`a port that ${processes.map((one) => one ?? "a process without a name").join(", ")} hold is ${status}`, () => {
    const [verdict] = evaluate(policy, heldBy(...processes));
    assert.equal(verdict!.status, status);
    assert.equal(verdict!.evidence.length, processes.length);
  });
}

check(
  "owners of a row of ss, in any order",
  {
    policy: unix(processOnPort("22", "sshd"), processOnPort("80", "nginx")),
    host: `# ss -tulpn
Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=7,fd=3),("evil",pid=8,fd=3))
tcp LISTEN 0 128 0.0.0.0:80 0.0.0.0:* users:(("nginx",pid=5,fd=3),("nginx",pid=6,fd=3))
`,
    show: ["evidence"],
  },
  [
    "FAILED process: The process is not sshd: 22/tcp on 0.0.0.0, sshd (pid 7), evil (pid 8), line 3 of the snapshot.",
    "  + sshd permits sshd on 22/tcp on 0.0.0.0, sshd (pid 7), evil (pid 8), line 3 of the snapshot",
    "  - The check does not permit evil on 22/tcp on 0.0.0.0, sshd (pid 7), evil (pid 8), line 3 of the snapshot",
    "PASSED process: The process is nginx: 80/tcp on 0.0.0.0, nginx (pid 5), nginx (pid 6), line 4 of the snapshot.",
    "  + nginx permits nginx on 80/tcp on 0.0.0.0, nginx (pid 5), nginx (pid 6), line 4 of the snapshot",
    "  + nginx permits nginx on 80/tcp on 0.0.0.0, nginx (pid 5), nginx (pid 6), line 4 of the snapshot",
  ],
);

check(
  "paths of programs: the name in the policy, the path in the list",
  {
    policy: unix(
      processOnPort("22", "/usr/sbin/sshd"),
      processOnPort("80", "/usr/sbin/nginx"),
      processOnPort("443", "/usr/sbin/haproxy"),
    ),
    host: `${ss("tcp 0.0.0.0:22 sshd 7", "tcp 0.0.0.0:80 nginx 8", "tcp 0.0.0.0:443 haproxy 9")}# ps -eo pid,args
    PID COMMAND
      1 /sbin/init
      7 /usr/sbin/sshd -D
      8 /opt/evil/nginx
`,
  },
  [
    "PASSED process: The process is /usr/sbin/sshd: 22/tcp on 0.0.0.0, sshd (pid 7), line 3 of the snapshot.",
    "FAILED process: The process is not /usr/sbin/nginx: 80/tcp on 0.0.0.0, nginx (pid 8), line 4 of the snapshot.",
    "UNDECIDED (partial) process: Whether the process is /usr/sbin/haproxy can't be determined, because the snapshot does not show the path of haproxy: 443/tcp on 0.0.0.0, haproxy (pid 9), line 5 of the snapshot.",
  ],
);

const pathSetting =
  "The setting evaluate.processName searches the path of the program for name as a pattern.";

check(
  "names as patterns in the path, as a setting",
  {
    policy: unix(
      processOnPort("22", "/usr/.*sshd$"),
      processOnPort("22", "nginx"),
      processOnPort("80", "ngin"),
      processOnPort("80", "/usr/"),
    ),
    host: `${ss("tcp 0.0.0.0:22 sshd 7", "tcp 0.0.0.0:80 nginx 8")}# ps -eo pid,args\n    PID COMMAND\n      1 /sbin/init\n      7 /usr/sbin/sshd -D\n`,
    options: { processName: "pattern-in-path" },
    show: ["notes"],
  },
  [
    "PASSED process: The process is /usr/.*sshd$: 22/tcp on 0.0.0.0, sshd (pid 7), line 3 of the snapshot.",
    `  note ${pathSetting}`,
    "FAILED process: The process is not nginx: 22/tcp on 0.0.0.0, sshd (pid 7), line 3 of the snapshot.",
    `  note ${pathSetting}`,
    "PASSED process: The process is ngin: 80/tcp on 0.0.0.0, nginx (pid 8), line 4 of the snapshot.",
    `  note ${pathSetting}`,
    "UNDECIDED (partial) process: Whether the process is /usr/ can't be determined, because …",
  ],
);

test("a verdict holds a thousand pieces of evidence, and counts the rest", () => {
  const rows = Array.from({ length: 1500 }, () => ({ proto: "tcp" as const, address: "0.0.0.0", port: 23 }));
  const many = listening([...rows, { proto: "tcp", address: "127.0.0.1", port: 24 }]);
  const [denied, allowed, process] = evaluate(
    policyOf(parse(unix(deny("23"), allow("23"), processOnPort("23", "x")))),
    many,
  );
  for (const verdict of [denied!, allowed!, process!]) {
    assert.equal(verdict.evidence.length, 1000);
    assert.equal(verdict.moreEvidence, 500);
  }
  assert.deepEqual([denied!.status, allowed!.status, process!.status], ["FAILED", "PASSED", "UNDECIDED"]);
  const local = listening(rows.map((row) => ({ ...row, address: "127.0.0.1" })));
  const [ignored] = evaluate(policyOf(parse(unix(deny("23")))), local);
  assert.equal(ignored!.ignored.length, 1000);
  assert.equal(ignored!.moreIgnored, 500);
  // A foreign owner is found anywhere.
  const sockets = many.sockets.map((socket, at) => ({ ...socket, process: at === 1400 ? "evil" : "x" }));
  const [last] = evaluate(
    policyOf(parse(unix(processOnPort("23", "x")))),
    { ...many, sockets },
    defaultEvaluateOptions,
  );
  assert.equal(last!.status, "FAILED");
  assert.ok(last!.evidence[0]!.violation);
});
