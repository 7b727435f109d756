import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRegex, type RegexMatcher } from "../../../../core/regex/compile.ts";

function matcherOf(pattern: string): RegexMatcher {
  const compiled = compileRegex(pattern);
  assert.ok(compiled.ok);
  return compiled.matcher;
}

/** The text with its leftmost match in brackets; without any if nothing matches. */
const found: [pattern: string, marked: string][] = [
  ["b+", "a[bbb]c"],
  ["b*", "[]abb"],
  ["a|ab|abc", "x[abc]"],
  ["bc|abcd", "[abcd]"],
  ["", "[]"],
  ["^", "[]a"],
  ["$", "a[]"],
  ["a$", "a[a]\n"],
  ["\\d+(?=px)", "12 em [34]px"],
  ["(?<=\\$)\\d+", "12 $[34]"],
  ["\\bcat\\b", "concat [cat]"],
  ["(?<!x)y", "xy[y]"],
  ["😀", "a[😀]b"],
  ["[^a]+", "a[😀b]a"],
  ["(?m)^b$", "a\n[b]\nc"],
  ["x", "abc"],
  ["\\Aa", "ba"],
];

for (const [pattern, marked] of found) {
  test(`${pattern} in ${JSON.stringify(marked)}`, () => {
    const text = marked.replace(/[[\]]/g, "");
    const match = matcherOf(pattern).find(text);
    const shown = match
      ? `${text.slice(0, match.start)}[${text.slice(match.start, match.end)}]${text.slice(match.end)}`
      : text;
    assert.equal(shown, marked);
  });
}

test("the range is matched as a separate text", () => {
  const text = "aab\naab\naab";
  assert.deepEqual(matcherOf("^a+").find(text, 4, 7), { start: 4, end: 6 });
  assert.deepEqual(matcherOf("b$").find(text, 4, 7), { start: 6, end: 7 });
  assert.equal(matcherOf("(?<=\\n)a").find(text, 4, 7), undefined);
  assert.deepEqual(matcherOf("$").find(text, 4, 4), { start: 4, end: 4 });
});

test("the next match still sees the text before it", () => {
  const text = "- aa ab a";
  const starts: number[] = [];
  const matcher = matcherOf("\\ba");
  for (let from = 2; ; ) {
    const match = matcher.find(text, 2, text.length, from);
    if (match === undefined) break;
    starts.push(match.start);
    from = match.end;
  }
  assert.deepEqual(starts, [2, 5, 8]);
});
