import assert from "node:assert/strict";
import { test } from "node:test";
import { type MatrixFilter, visibleMatrix } from "../../webview/filter.ts";
import { matrix } from "./matrix-fixture.ts";

const cases: [filter: Partial<MatrixFilter>, rows: number[], hosts: number[]][] = [
  [{}, [0, 1], [0, 1, 2]],
  [{ status: "FAILED" }, [0], [2]],
  [{ status: "ERROR" }, [1], [1]],
  [{ group: "web" }, [0, 1], [0, 1]],
  [{ group: "web", status: "FAILED" }, [], []],
  [{ text: "telnet" }, [0], [0, 1, 2]],
  [{ text: "DB1" }, [0, 1], [2]],
  [{ text: "because of error" }, [1], [0, 1, 2]],
  [{ text: "nothing has this" }, [], [0, 1, 2]],
];
for (const [filter, rows, hosts] of cases) {
  test(`the matrix with ${JSON.stringify(filter)}`, () =>
    assert.deepEqual(visibleMatrix(matrix, { status: "", group: "", text: "", ...filter }), { rows, hosts }));
}
