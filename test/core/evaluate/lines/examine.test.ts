import assert from "node:assert/strict";
import { test } from "node:test";
import { examineLines, type TestPattern } from "../../../../core/evaluate/lines/examine.ts";
import { compilePattern } from "../../../../core/evaluate/lines/pattern.ts";
import type { Place, Source } from "../../../../core/observations/observation.ts";

function pattern(text: string): TestPattern {
  const compiled = compilePattern(text);
  assert.ok(compiled.ok);
  return { text, matcher: compiled.matcher };
}

function place(text: string, from: Source["from"] = "output"): Place {
  const source: Source = { text, firstLine: 1, from };
  return { source, start: 0, end: text.length };
}

test("the same test of the same text is made once", () => {
  let asked = 0;
  const { text, matcher } = pattern("b");
  const counting: TestPattern = {
    text,
    matcher: {
      ...matcher,
      matchesLine: (...range) => {
        asked++;
        return matcher.matchesLine(...range);
      },
    },
  };
  const output = place("a\nb\n");
  const first = examineLines(output, { look: counting });
  for (let again = 0; again < 200; again++) assert.equal(examineLines(output, { look: counting }), first);
  assert.equal(asked, 2);
});

test("the part of a line that matches is marked, or the whole line if the match is empty", () => {
  const output = place("one two\nthree\n");
  const parts = (look: string) =>
    examineLines(output, { look: pattern(look) }).matching.first.map(({ start, end }) =>
      output.source.text.slice(start, end),
    );
  assert.deepEqual(parts("t\\w+"), ["two", "three"]);
  assert.deepEqual(parts("x*$"), ["one two", "three"]);
});

const counts: [text: string, from: Source["from"], selected: number, lines: number][] = [
  ["", "output", 0, 0],
  ["ab", "output", 1, 1],
  ["ab\n", "output", 1, 1],
  ["\n", "output", 0, 1],
  ["ab\r\nxb\r\n", "output", 1, 2],
  ["ab\r\nxb\r\n", "capture", 0, 2],
  ["ab\nab", "capture", 2, 2],
];

for (const [text, from, selected, lines] of counts) {
  test(`lines of ${JSON.stringify(text)} from ${from}`, () => {
    const found = examineLines(place(text, from), { select: pattern("^ab$"), look: pattern("a") });
    assert.deepEqual([found.selected, found.lines], [selected, lines]);
  });
}

test("the first twenty of many lines are kept, and all of them counted", () => {
  const { matching } = examineLines(place("a\n".repeat(50)), { look: pattern("a") });
  assert.deepEqual([matching.count, matching.first.length], [50, 20]);
});
