import assert from "node:assert/strict";
import { test } from "node:test";
import { rowBudget, takeRows } from "../../client/testing/row-budget.ts";

const rows = (count: number) => Array.from({ length: count }, (_, at) => at);

test("ten rows of a test are printed, the first ones", () => {
  assert.deepEqual(takeRows(rowBudget(), rows(11)).rows, rows(10));
  assert.deepEqual(takeRows(rowBudget(), rows(3)).rows, rows(3));
});

test("of all tests of a run 200 rows are printed, and the last ones are known once", () => {
  const budget = rowBudget();
  const taken = Array.from({ length: 25 }, () => takeRows(budget, rows(9)));
  assert.deepEqual(
    taken.map((each) => each.rows.length),
    [...Array.from({ length: 22 }, () => 9), 2, 0, 0],
  );
  assert.deepEqual(
    taken.flatMap(({ areLast }, at) => (areLast ? [at] : [])),
    [22],
  );
});
