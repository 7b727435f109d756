import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRegex, type RegexMatcher } from "../../../../core/regex/compile.ts";

function matcherOf(pattern: string): RegexMatcher {
  const compiled = compileRegex(pattern);
  assert.ok(compiled.ok);
  return compiled.matcher;
}

function linesOf(pattern: string, text: string, start = 0, end = text.length): string[] {
  const lines: string[] = [];
  matcherOf(pattern).matchingLines(text, start, end, (from, to) => lines.push(text.slice(from, to)));
  return lines;
}

const cases: [pattern: string, text: string, ...lines: string[]][] = [
  ["a", "a\nb\nca", "a", "ca"],
  ["^$", "a\n\nb\n\n", "", ""],
  ["^$", "\n", ""],
  ["^$", ""],
  ["", ""],
  ["", "a\n\n", "a", ""],
  ["^b$", "a\r\nb\r\nb", "b", "b"],
  ["b\\z", "b\r", "b"],
  ["\\r", "a\r\rb\r\r\n", "a\r\rb\r"],
  ["^$", "\r\n\r", "", ""],
  ["\\Aa.*b\\z", "ab\nba\na\nb\nacb", "ab", "acb"],
  ["a\\nb|c\\sd|[^x]$", "a\nb\nx", "a", "b"],
  ["\\bport\\b", "ports\nport\nan import\nthe port 1", "port", "the port 1"],
  ["^(?!#).*key", "# key\nkey\nother\n a key", "key", " a key"],
  ["(?<!no)thing", "nothing\nthing", "thing"],
  ["(?<=\\n)a|(?=\\n)", "b\na\n"],
  ["(?i)permitrootlogin\\s+no$", "PermitRootLogin no\n#PermitRootLogin yes\n", "PermitRootLogin no"],
  ["é|😀", "a\né\n😀\nb", "é", "😀"],
];

for (const [pattern, text, ...lines] of cases) {
  test(`lines of ${JSON.stringify(text)} with ${pattern}`, () =>
    assert.deepEqual(linesOf(pattern, text), lines));
}

test("only lines of the range are visited", () => {
  const text = "key=1\nkey=2\nkey=3\nkey=4";
  assert.deepEqual(linesOf("key=", text, 6, 17), ["key=2", "key=3"]);
  assert.deepEqual(linesOf("key=", text, 6, 18), ["key=2", "key=3"]);
  assert.deepEqual(linesOf("=[0-9]$", text, 8, 16), ["y=2"]);
  assert.deepEqual(linesOf("^$", text, 6, 6), []);
});

test("the visitor stops it", () => {
  const seen: number[] = [];
  matcherOf("a").matchingLines("a\na\na", 0, 5, (start) => seen.push(start) < 2);
  assert.deepEqual(seen, [0, 2]);
});

test("a part of a text is matched as a separate text", () => {
  const text = "xx\nab\nyy";
  assert.ok(matcherOf("^ab$").matchesLine(text, 3, 5));
  assert.ok(matcherOf("\\Ab\\z").matchesLine(text, 4, 5));
  assert.ok(matcherOf("^$").matchesLine(text, 4, 4));
  assert.ok(matcherOf("(?<!a)b").matchesLine(text, 4, 5));
  assert.ok(matcherOf("b\\n$").matchesLine(text, 3, 6));
  assert.ok(matcherOf("b$").matchesLine(text, 3, 6));
  assert.ok(!matcherOf("b\\z").matchesLine(text, 3, 6));
  assert.ok(!matcherOf("y").matchesLine(text, 0, 5));
});
