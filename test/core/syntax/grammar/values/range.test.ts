import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  isNumber,
  type NumberRange,
  RangeGrammar,
  readBareRange,
  readRange,
} from "../../../../../core/syntax/grammar/values/range.ts";

test("chevrotain finds no ambiguity in the grammar of ranges", () => {
  assert.doesNotThrow(() => new RangeGrammar(true));
});

const cases: [string, NumberRange | undefined][] = [
  ["[1..14]", { from: 1, to: 14 }],
  ["[ 1 .. 14 ]", { from: 1, to: 14 }],
  ["[-3..+4]", { from: -3, to: 4 }],
  ["[0x1F..0xff]", { from: 31, to: 255 }],
  ["[MIN..5]", { from: Number.NEGATIVE_INFINITY, to: 5 }],
  ["[8..Max]", { from: 8, to: Number.POSITIVE_INFINITY }],
  ["[min..max]", { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }],
  ["[@LOW@..@HIGH@]", { from: undefined, to: undefined }],
  ["[9..1]", { from: 9, to: 1 }],
  ["", undefined],
  ["[]", undefined],
  ["[..]", undefined],
  ["[..5]", undefined],
  ["[1..]", undefined],
  ["[1.5]", undefined],
  ["[1...5]", undefined],
  ["[1-5]", undefined],
  ["[MAX..5]", undefined],
  ["[5..MIN]", undefined],
  ["[1 2..3]", undefined],
  ["[1..3]]", undefined],
  ["[1..3] x", undefined],
  ["[[1..3]", undefined],
  ["[12abc..3]", undefined],
  ["[0x..3]", undefined],
  ["[MINIMUM..3]", undefined],
  ["[@low@..3]", undefined],
  ["[1..3@V@]", undefined],
];

for (const [text, range] of cases) {
  test(`${JSON.stringify(text)} is ${range === undefined ? "no range" : `${range.from} to ${range.to}`}`, () => {
    assert.deepEqual(readRange(text), range);
    if (text.startsWith("[") && text.endsWith("]")) assert.deepEqual(readBareRange(text.slice(1, -1)), range);
  });
}

test("any two numbers make a range, with or without blanks and brackets", () => {
  const blank = fc.constantFrom("", " ", "\t", " \n ");
  fc.assert(
    fc.property(fc.integer(), fc.integer(), blank, (from, to, gap) => {
      const text = `${gap}${from}${gap}..${gap}${to}${gap}`;
      assert.deepEqual(readBareRange(text), { from, to });
      assert.deepEqual(readRange(`[${text}]`), { from, to });
    }),
  );
});

test("whatever the text, reading it does not throw, and a number alone is not a range", () => {
  const piece = fc.constantFrom(
    "[",
    "]",
    "..",
    ".",
    "1",
    "-",
    "0x",
    "MIN",
    "max",
    "@A@",
    "@",
    " ",
    "é",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      if (readRange(text) !== undefined) assert.match(text, /^\[[^\]]*\.\.[^\]]*\]$/);
      if (isNumber(text)) assert.equal(readBareRange(text), undefined);
    }),
    { numRuns: 2000 },
  );
});
