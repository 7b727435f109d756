import assert from "node:assert/strict";
import { test } from "node:test";
import { matrixData } from "../../client/matrix/make-matrix-data.ts";
import type { HostVerdicts, ProtocolVerdict } from "../../server/protocol.ts";
import { checkAt, gated, host, socket, verdict } from "./verdicts.ts";

/** The matrix of a policy whose checks are those that any of the hosts has a verdict of, and `others`. */
function matrixOf(hosts: HostVerdicts[], others: ProtocolVerdict[] = []) {
  const checks = new Map(
    [...others, ...hosts.flatMap(({ verdicts }) => verdicts)].map((own) => [own.id, own]),
  );
  return matrixData("p.audit", { checks: [...checks.values()], portLists: [], hosts });
}

const cellOf = (own: ProtocolVerdict) => matrixOf([host("web01", [own])]).rows[0]?.cells[0];

const evidence = [{ violation: true, message: "23 denies 23/tcp", socket: socket() }];

test("a cell that failed names what broke it", () => {
  const cell = cellOf(verdict({ status: "FAILED", evidence }));
  assert.deepEqual(cell?.violations, [{ proto: "tcp", port: 23 }]);
  assert.deepEqual(cell.details, ["23 denies 23/tcp"]);
});

test("a cell that is not decided breaks nothing, and says what would decide it", () => {
  const cell = cellOf(verdict({ status: "UNDECIDED", remedy: "Take it again.", evidence }));
  assert.deepEqual([cell?.violations, cell?.details], [[], ["Help: Take it again.", "23 denies 23/tcp"]]);
});

test("a cell below a condition says what it would be", () => {
  const cell = cellOf(gated("FAILED", { evidence }));
  assert.deepEqual([cell?.status, cell?.ifReached, cell?.violations], ["UNDECIDED", "FAILED", []]);
  assert.match(cell?.details[0] ?? "", /^Not decided is the condition above: The snapshot holds no file/);
});

test("a check that reports on no host has no row, and one that reports on some has empty cells", () => {
  const [a, b, never] = ["a", "b", "never"].map((id, at) =>
    verdict({ id, description: id, ...checkAt(10 * at) }),
  ) as [ProtocolVerdict, ProtocolVerdict, ProtocolVerdict];
  const failed = { ...b, status: "FAILED" as const };
  const { rows, hosts } = matrixOf([host("web01", [a, failed]), host("db01", [b])], [a, b, never]);
  assert.deepEqual(
    hosts.map(({ name }) => name),
    ["web01", "db01"],
  );
  assert.deepEqual(
    rows.map(({ check, line, cells }) => [check, line, cells.map((cell) => cell?.status)]),
    [
      ["a", 1, ["PASSED", undefined]],
      ["b", 11, ["FAILED", "PASSED"]],
    ],
  );
});

test("a host that can't be read has its column, with the problem and without a verdict", () => {
  const bad = host("bad", [], { problem: "The snapshot is empty. Paste the output of netstat." });
  const { rows, hosts } = matrixOf([host("web01", [verdict()]), bad]);
  assert.deepEqual(
    rows.map(({ cells }) => cells.map((cell) => cell?.status)),
    [["PASSED", undefined]],
  );
  assert.match(hosts[1]?.problem ?? "", /is empty/);
});
