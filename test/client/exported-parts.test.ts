import assert from "node:assert/strict";
import { test } from "node:test";
import { exportedParts } from "../../client/matrix/exported-parts.ts";

test("all policies that are shown are exported, in their order", () => {
  assert.deepEqual(exportedParts(["b", "a"], undefined), [{ policy: "b" }, { policy: "a" }]);
});

test("of what a filter leaves, each policy has its own checks, and one without any is left out", () => {
  const only = {
    checks: [
      { policy: "a", check: "1" },
      { policy: "c", check: "1" },
      { policy: "a", check: "2" },
    ],
    hosts: ["web"],
  };
  assert.deepEqual(exportedParts(["a", "b", "c"], only), [
    { policy: "a", only: [{ checks: ["1", "2"], hosts: ["web"] }] },
    { policy: "c", only: [{ checks: ["1"], hosts: ["web"] }] },
  ]);
});
