import assert from "node:assert/strict";
import { test } from "node:test";
import { ruleTextOf } from "../../../core/rules/rule-text.ts";

const files = new Map([
  ["a-rule.md", "What is wrong.\n\nWhy it matters,\nover two lines.\n\nAnd more.\n"],
  ["a-rule.bad.audit", "bad\n"],
  ["a-rule.good.audit", "good\n"],
]);

test("the first paragraph is the summary, and the examples are unchanged", () => {
  assert.deepEqual(ruleTextOf("a-rule", files), {
    summary: "What is wrong.",
    why: "Why it matters,\nover two lines.\n\nAnd more.",
    bad: "bad\n",
    good: "good\n",
  });
});

for (const name of files.keys()) {
  test(`says that ${name} is missing`, () => {
    const others = new Map([...files].filter(([other]) => other !== name));
    assert.throws(() => ruleTextOf("a-rule", others), {
      message: `The rule a-rule has no file ${name} beside it.`,
    });
  });
}

test("says that the second paragraph is missing", () => {
  const short = new Map([...files, ["a-rule.md", "What is wrong.\n"]]);
  assert.throws(() => ruleTextOf("a-rule", short), { message: /^a-rule\.md needs two paragraphs/ });
});
