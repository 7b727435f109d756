import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRegex, type RegexMatcher } from "../../../../core/regex/compile.ts";
import { assertLinear } from "../../../fuzz/growth.ts";

function matcherOf(pattern: string): RegexMatcher {
  const compiled = compileRegex(pattern);
  assert.ok(compiled.ok);
  return compiled.matcher;
}

/** Pseudo-random letters a and b. */
function chanceText(size: number): string {
  let seed = size;
  return Array.from({ length: size }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return seed < 0x4000_0000 ? "a" : "b";
  }).join("");
}

/** None of them matches a text of a and b; `size` is large enough to notice quadratic time. */
const patterns: [pattern: string, size: number][] = [
  ["(a|a)*[cd]", 100_000],
  ["(.*)*[xy]", 100_000],
  [".{0,1000}[xy]", 20_000],
  ["a.{0,100}[xy]", 5_000],
  ["(a|b)*a(a|b){20}[xy]", 20_000],
  ["(?:a?){30}a{30}[xy]", 50_000],
  ["(?=.*[xy])a", 100_000],
  ["((?!.*[xy]).)+[xy]", 20_000],
  ["(?=.*(?<!a)[xy])a", 50_000],
  ["(?<=a[ab]{12})[xy]", 50_000],
  ["\\b\\w+\\b\\s+[xy]", 100_000],
];

for (const [pattern, size] of patterns) {
  for (const [name, textOf] of [
    ["one line", chanceText],
    ["many lines", (length: number) => chanceText(length).replaceAll("aab", "\r\n")],
  ] as const) {
    test(`${pattern} takes time that grows with a text of ${name}`, () => {
      // Compiled again each time, so that no states are known.
      const ask = (text: string) => {
        const matcher = matcherOf(pattern);
        matcher.matchingLines(text, 0, text.length, () => assert.fail());
        assert.equal(matcher.matchesSomewhere(text), false);
        assert.equal(matcher.matchesFully(text), false);
        assert.equal(matcher.find(text), undefined);
      };
      assertLinear(pattern, textOf, ask, size);
    });
  }
}

test("all matches of a long text are found in time that grows with it", () => {
  const matcher = matcherOf("a(?:b{2}|b{3}a)\\b|bb+");
  const findAll = (text: string) => {
    let count = 0;
    for (let from = 0; ; count++) {
      const match = matcher.find(text, 0, text.length, from);
      if (match === undefined) break;
      from = match.end;
    }
    assert.ok(count > text.length / 10);
  };
  assertLinear("find", chanceText, findAll, 20_000);
});

test("many parts of one text are searched in time that grows with the parts", () => {
  const matcher = matcherOf("[ab]needle");
  const askAll = (text: string) => {
    for (let start = 0; start < text.length; start += 100) {
      const end = Math.min(start + 100, text.length);
      matcher.matchingLines(text, start, end, () => assert.fail());
      assert.equal(matcher.matchesLine(text, start, end), false);
    }
  };
  assertLinear("matchingLines", chanceText, askAll, 300_000);
});

test("a line can be matched again while lines are visited", () => {
  const text = "ab cd\nab\nxb cd";
  const matcher = matcherOf("b(?= (?!x)c)");
  const seen: unknown[] = [];
  matcher.matchingLines(text, 0, text.length, (start, end) => {
    seen.push(matcher.matchesLine(text, start, end), matcher.find(text, start, end)?.start);
  });
  assert.deepEqual(seen, [true, 1, true, 10]);
});
