import assert from "node:assert/strict";
import { test } from "node:test";
import { matrixData } from "../../client/matrix/matrix-data.ts";
import type { EvaluateHostsResult, ProtocolVerdict } from "../../server/protocol.ts";
import { gated, socket, verdict } from "./verdicts.ts";

function cellOf(own: ProtocolVerdict) {
  const { id, type, description, range, anchor } = own;
  const snapshot = {
    name: "web01",
    formats: [],
    sockets: 1,
    processes: 0,
    hashes: 0,
    unread: [],
    notCounted: [],
    warnings: [],
  };
  const summary = {
    id: "a",
    source: "a",
    name: "web01",
    groups: [],
    expectations: [],
    snapshot,
    firstLines: [1],
  };
  const result: EvaluateHostsResult = {
    policy: "p",
    version: 1,
    checks: [{ id, type, description, range, anchor }],
    portLists: [],
    leftOut: [],
    hosts: [{ ...summary, sockets: [], verdicts: [own], decisions: [] }],
  };
  return matrixData("p.audit", result).rows[0]?.cells[0];
}

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
