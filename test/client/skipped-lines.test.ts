import assert from "node:assert/strict";
import { test } from "node:test";
import { skippedLines } from "../../client/testing/skipped-lines.ts";
import { host, verdict } from "./verdicts.ts";

const skipped = (name: string, id: string, why: string) => ({
  verdict: verdict({ id, description: `Check ${id}` }),
  host: host(name, []),
  outcome: { kind: "skipped" as const, why },
});

test("a check that hosts skip for one reason has one line", () => {
  const passed = { ...skipped("lake", "a", ""), outcome: { kind: "passed" as const } };
  const lines = skippedLines([
    skipped("pond", "a", "not evaluated: It is never judged."),
    passed,
    skipped("river", "a", "UNDECIDED: No list."),
    skipped("brook", "a", "not evaluated: It is never judged."),
    skipped("pond", "b", "not evaluated: It is never judged."),
  ]);
  assert.deepEqual(lines, [
    "pond and 1 more: Check a: not evaluated: It is never judged.",
    "river: Check a: UNDECIDED: No list.",
    "pond: Check b: not evaluated: It is never judged.",
  ]);
});
test("without skipped checks there is no line", () => assert.deepEqual(skippedLines([]), []));
