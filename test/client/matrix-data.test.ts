import assert from "node:assert/strict";
import { test } from "node:test";
import { decisiveLine, detailsOf, matrixData } from "../../client/matrix/make-matrix-data.ts";
import { portsOf } from "../../client/matrix/make-port-rows.ts";
import type { HostVerdicts, ProtocolVerdict } from "../../server/protocol.ts";
import { checkAt, gated, host, lines, socket, verdict } from "./verdicts.ts";

/** The verdicts of a policy with the checks that any of the hosts has a verdict on, and `others`. */
function policyWith(id: string, hosts: HostVerdicts[], others: ProtocolVerdict[] = []) {
  const checks = new Map(
    [...others, ...hosts.flatMap(({ verdicts }) => verdicts)].map((own) => [own.id, own]),
  );
  return { id, verdicts: { checks: [...checks.values()], portLists: [], hosts } };
}

const policies = ["p", "q"].map((id) => ({ id, name: `${id}.audit` }));

function matrixOf(hosts: HostVerdicts[], others: ProtocolVerdict[] = []) {
  const data = matrixData(policies, "p", [policyWith("p", hosts, others)]);
  return {
    ...data,
    statuses: data.rows.map(({ cells }) => cells.map((cell) => data.outcomes[cell]?.status)),
  };
}

const evidence = [
  { violation: false, message: "22 is allowed", socket: socket({ port: 22, line: 4 }) },
  { violation: true, message: "23 denies 23/tcp", socket: socket() },
];

test("what violates a check is named, with its own line of the snapshot", () => {
  const failed = verdict({ status: "FAILED", evidence });
  assert.deepEqual(detailsOf(failed), ["23 denies 23/tcp"]);
  assert.equal(decisiveLine(failed), socket().line);
});

test("what is not decided says what would decide it", () => {
  const undecided = verdict({ status: "UNDECIDED", remedy: "Take it again.", evidence });
  assert.deepEqual(detailsOf(undecided), ["Help: Take it again.", "23 denies 23/tcp"]);
});

test("a cell below a condition says what it would be", () => {
  const own = gated("FAILED", { evidence });
  const { outcomes } = matrixOf([host("web01", [own])]);
  assert.deepEqual(
    outcomes.map(({ status, ifReached }) => [status, ifReached]),
    [["UNDECIDED", "FAILED"]],
  );
  assert.match(detailsOf(own)[0] ?? "", /^The condition above is undecided: The snapshot holds no file/);
});

test("a check that reports on no host has no row, and one that reports on some has empty cells", () => {
  const [a, b, never] = ["a", "b", "never"].map((id, at) =>
    verdict({ id, description: id, ...checkAt(10 * at) }),
  ) as [ProtocolVerdict, ProtocolVerdict, ProtocolVerdict];
  const failed = { ...b, status: "FAILED" as const };
  const { rows, hosts, statuses } = matrixOf([host("web01", [a, failed]), host("db01", [b])], [a, b, never]);
  assert.deepEqual(
    hosts.map(({ name }) => name),
    ["web01", "db01"],
  );
  assert.deepEqual(
    rows.map(({ check, line }, at) => [check, line, statuses[at]]),
    [
      ["a", 1, ["PASSED", undefined]],
      ["b", 11, ["FAILED", "PASSED"]],
    ],
  );
});

test("a host that can't be read has its column, with the problem and without a verdict", () => {
  const bad = host("bad", [], { problem: "The snapshot is empty. Paste the output of netstat." });
  const { statuses, hosts } = matrixOf([host("web01", [verdict()]), bad]);
  assert.deepEqual(statuses, [["PASSED", undefined]]);
  assert.match(hosts[1]?.problem ?? "", /is empty/);
});

test("what many hosts have in common is sent once", () => {
  const hosts = Array.from({ length: 50 }, (_, at) => host(`web${at}`, [verdict()]));
  assert.equal(matrixOf(hosts).outcomes.length, 1);
});

test("all policies are shown with the hosts of any of them", () => {
  const [web, db] = [host("web01", [verdict()]), host("db01", [verdict({ id: "other" })])];
  const { hosts, rows, chosen } = matrixData(policies, undefined, [
    policyWith("p", [web]),
    policyWith("q", [db, web]),
  ]);
  assert.deepEqual(
    hosts.map(({ name }) => name),
    ["web01", "db01"],
  );
  assert.deepEqual(
    rows.map(({ policy, id, cells }) => [policy, id, cells.map((cell) => cell >= 0)]),
    [
      ["p", verdict().id, [true, false]],
      ["q", "other", [false, true]],
      ["q", verdict().id, [true, false]],
    ],
  );
  assert.equal(chosen, undefined);
});

test("the port map of a host has the lists of the policies and its open ports, violations named", () => {
  const failed = verdict({ status: "FAILED", description: "Telnet is closed", evidence });
  const sockets = [socket({ port: 22, line: 4 }), socket()];
  const one = policyWith("p", [host("db01", [failed], { sockets })]);
  const other = policyWith("q", [host("db01", [verdict()], { sockets, moreSockets: 3 })]);
  const list = { kind: "denied", proto: "tcp", description: "Telnet is closed", range: lines(1, 2) } as const;
  const portLists = [{ ...list, ranges: [[20, 23] as [number, number]] }];
  const { rows, more } = portsOf("file:///hosts/db01.txt", [
    { ...one, verdicts: { ...one.verdicts, portLists } },
    other,
  ]);
  assert.deepEqual(
    rows.map(({ from, to, kind }) => [from, to, kind]),
    [
      [20, 23, "denied"],
      [22, 22, "open"],
      [23, 23, "violation"],
    ],
  );
  assert.match(rows[2]?.says ?? "", /; breaks "Telnet is closed"$/);
  assert.equal(more, 3);
});

test("what is not decided violates nothing on the port map", () => {
  const undecided = verdict({ status: "UNDECIDED", evidence });
  const { rows } = portsOf("file:///hosts/db01.txt", [
    policyWith("p", [host("db01", [undecided], { sockets: [socket()] })]),
  ]);
  assert.deepEqual(
    rows.map(({ kind }) => kind),
    ["open"],
  );
});
