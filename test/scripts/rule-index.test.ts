import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rules } from "../../core/rules/index.ts";
import { rulesByFamily } from "../../scripts/rule-families.ts";
import { ruleIndex } from "../../scripts/rule-index.ts";

test("core/rules/index.ts is what the folders give (npm run docs)", () => {
  const file = new URL("../../core/rules/index.ts", import.meta.url);
  assert.equal(readFileSync(file, "utf8"), ruleIndex());
});

test("a rule's file is named after its id", () => {
  assert.deepEqual(
    rules.map(({ id }) => id),
    [...rulesByFamily().values()].flat(),
  );
});
