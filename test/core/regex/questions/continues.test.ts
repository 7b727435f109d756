import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { canMatchSameLine, linePatternOf } from "../../../../core/regex/questions/common-text.ts";
import { continuesPattern } from "../../../../core/regex/questions/continues.ts";
import { parseRegex } from "../../../../core/regex/syntax/parse.ts";
import { pick, seeded } from "../../../mutation/random.ts";

describe("a pattern that continues another one", () => {
  const cases: [beginning: string, pattern: string, expected: boolean][] = [
    ["^[ \\t]*Port", "^[ \\t]*Port[ \\t]+22$", true],
    ["a(b|c)", "a(b|c)d?", true],
    ["a", "a", true],
    ["", "a", true],
    ["a", "ba", false],
    ["a", "a+b", false],
    ["a(b", "a(b|c)", false],
    ["a[b", "a[b]c", false],
    ["a\\", "a\\\\b", false],
    ["a", "a|b", false],
    ["a$", "a$b", false],
    ["a", "a^b", false],
    ["a", "a(?!b)b", false],
    ["a", "a\\bb", false],
    ["a", "a[^\\s\\S]", false],
  ];
  for (const [beginning, pattern, expected] of cases) {
    test(`${pattern} after ${beginning}: ${expected}`, () => {
      assert.equal(continuesPattern(pattern, beginning), expected);
    });
  }

  test("matches a line that both match", () => {
    const random = seeded(5);
    const pieces = [
      "a",
      "b*",
      "[ab]",
      "[^a]",
      "(a|b)",
      "(",
      ")",
      "|",
      "^",
      "$",
      "\\s",
      "\\b",
      "\\",
      "+",
      "?",
      "[",
      "]",
      ".",
    ];
    let found = 0;
    for (let round = 0; round < 60_000; round++) {
      const parts = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(random, pieces)!);
      const pattern = parts.join("");
      const beginning = pattern.slice(0, Math.floor(random() * (pattern.length + 1)));
      if (!continuesPattern(pattern, beginning)) continue;
      const [left, right] = [beginning, pattern].map((text) => parseRegex(text, { ignoreCase: true }));
      if (left!.errors.length > 0 || right!.errors.length > 0) continue;
      found++;
      const both = canMatchSameLine(linePatternOf(left!.node), linePatternOf(right!.node));
      assert.ok(both, `${beginning} and ${pattern}`);
    }
    assert.ok(found > 5000, `${found}`);
  });
});
