import assert from "node:assert/strict";
import { test } from "node:test";
import { columnFor } from "../../webview/column-for.ts";

test("a column of the matrix has room for the longest word, with a sign before it", () => {
  const [short, long] = [["passed"], ["passed", "nicht entschieden"]].map(columnFor) as [number, number];
  assert.ok(short < long);
  // letters of the fonts of editors are about half as wide as they are high
  assert.ok(long >= "? nicht entschieden".length / 2, String(long));
  assert.equal(columnFor(["nicht entschieden", "passed"]), long);
});
