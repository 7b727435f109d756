import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRegex } from "../../../../core/regex/compile.ts";
import { canMatchSameLine, linePatternOf } from "../../../../core/regex/questions/common-text.ts";
import { parseRegex } from "../../../../core/regex/syntax/parse.ts";

const apart: [string, string][] = [
  ["^a", "^b"],
  ["a$", "b$"],
  ["^ab?$", "^abb"],
  ["^[0-9]+$", "x"],
  ["^$", "."],
  ["^(a|b)c", "^[^ab]"],
  ["a^b", "c"],
  ["x$y", ""],
  ["^.{3}$", "^.{4}"],
  ["^\\s*key\\s*=$", "^\\s*key\\s*=\\s*yes"],
];

for (const [left, right] of apart) {
  test(`no line has both ${left} and ${right}`, () => assert.equal(common(left, right), false));
}

const together: [string, string][] = [
  ["a", "b"],
  ["^a", "b$"],
  ["^ab?", "^abb"],
  ["", ""],
  ["^$", "^"],
  ["\\ba", "^b"],
  ["(?!a)x", "x"],
  ["(a)\\1", "^b"],
];

for (const [left, right] of together) {
  test(`a line may have both ${left} and ${right}`, () => assert.equal(common(left, right), true));
}

test("agrees with every short line over three letters", () => {
  const patterns = ["^a", "b$", "^ab*c$", "a.b", "^[^a]*$", "(ab|c)+", "^(aa|b)*$", "c{2}", "^.$", "a?c?$"];
  const lines = [""];
  for (let at = 0; lines[at]!.length < 6; at++) lines.push(...["a", "b", "c"].map((c) => lines[at] + c));
  const matchers = patterns.map((pattern) => {
    const compiled = compileRegex(pattern);
    assert.ok(compiled.ok);
    return compiled.matcher;
  });
  for (const [i, left] of matchers.entries()) {
    for (const [j, right] of matchers.entries()) {
      const found = lines.some((line) => left.matchesSomewhere(line) && right.matchesSomewhere(line));
      assert.equal(common(patterns[i]!, patterns[j]!), found, `${patterns[i]} and ${patterns[j]}`);
    }
  }
});

function common(left: string, right: string): boolean {
  return canMatchSameLine(linePatternOf(parseRegex(left).node), linePatternOf(parseRegex(right).node));
}
