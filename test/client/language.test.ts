import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOptions } from "../../client/language.ts";

test("documents are selected only by language: the bundle does not contain what matches globs", () => {
  const { documentSelector, synchronize, diagnosticPullOptions } = clientOptions({});
  assert.deepEqual(documentSelector, [{ language: "nessus-audit" }]);
  assert.deepEqual([synchronize, diagnosticPullOptions], [undefined, undefined]);
});
