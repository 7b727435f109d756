import assert from "node:assert/strict";
import { test } from "node:test";
import { requiredText } from "../../../../core/regex/matching/required-text.ts";
import { parseRegex } from "../../../../core/regex/syntax/parse.ts";

const cases: [pattern: string, required: string][] = [
  ["PermitRootLogin", "PermitRootLogin"],
  ["^\\s*Protocol\\s+2$", "Protocol"],
  ["a?bc", "bc"],
  ["ab?c", "a"],
  ["ab*cd", "cd"],
  ["ab+c", "ab"],
  ["x(ab){2,3}y", "xab"],
  ["a(?:bc)d", "abcd"],
  ["x(foo|bar)yz", "yz"],
  ["foo|bar", ""],
  ["[a]b\\.c", "ab.c"],
  ["[ab]c", "c"],
  ["(?i)a-1-b", "-1-"],
  ["(?i)abc", ""],
  ["a\\bb", "ab"],
  ["a(?!x)b", "ab"],
  ["a(?=b)b", "ab"],
  ["^flags:.*(?=.*nosuid)", "flags:"],
  ["k.*(?=.*nosuid)", "nosuid"],
  ["(?!nosuid)k", "k"],
  ["(?<=abc)d", "abc"],
  ["a{0}b", "b"],
  ["a\\Rb", "a"],
  ["😀.", "😀"],
];

for (const [pattern, required] of cases) {
  test(`what matches ${pattern} contains ${JSON.stringify(required)}`, () =>
    assert.equal(requiredText(parseRegex(pattern).node), required));
}

test("no more than a part of a long text is searched", () => {
  assert.equal(requiredText(parseRegex("a".repeat(1000)).node), "a".repeat(32));
});
