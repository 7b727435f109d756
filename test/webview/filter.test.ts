import assert from "node:assert/strict";
import { test } from "node:test";
import { exportedPart, visibleMatrix } from "../../webview/filter.ts";
import { firstView, type MatrixView } from "../../webview/view.ts";
import { matrix } from "./matrix-fixture.ts";

const cases: [filter: Partial<MatrixView>, rows: number[], hosts: number[]][] = [
  [{}, [0, 1, 2], [0, 1, 2]],
  [{ status: "FAILED" }, [1], [2]],
  [{ status: "ERROR" }, [0], [1]],
  [{ group: "web" }, [0, 1, 2], [0, 1]],
  [{ group: "web", status: "FAILED" }, [], []],
  [{ text: "telnet" }, [1], [0, 1, 2]],
  [{ text: "DB1" }, [0, 1, 2], [2]],
  [{ text: "because of error" }, [0], [0, 1, 2]],
  [{ text: "nothing has this" }, [], [0, 1, 2]],
];
for (const [filter, rows, hosts] of cases) {
  test(`the matrix with ${JSON.stringify(filter)}`, () =>
    assert.deepEqual(visibleMatrix(matrix, { ...firstView, ...filter }), { rows, hosts }));
}

test("what a filter leaves is what is exported, by the ids of checks and hosts; without one it is everything", () => {
  assert.equal(exportedPart(matrix, firstView), undefined);
  const { policy, id } = matrix.rows[1]!;
  assert.deepEqual(exportedPart(matrix, { ...firstView, status: "FAILED" }), {
    checks: [{ policy, check: id }],
    hosts: [matrix.hosts[2]!.id],
  });
});
