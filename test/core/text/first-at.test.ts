import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { firstAt, firstIndex } from "../../../core/text/first-at.ts";

describe("firstIndex", () => {
  it("is what looking at all of them finds", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: -1, max: 21 }), (numbers, limit) => {
        const sorted = numbers.toSorted((left, right) => left - right);
        const expected = sorted.filter((number) => number < limit).length;
        assert.equal(
          firstIndex(sorted.length, (index) => sorted[index]! >= limit),
          expected,
        );
      }),
    );
  });

  it("asks for no index that there is not, and for few of many", () => {
    const asked: number[] = [];
    firstIndex(1000, (index) => {
      asked.push(index);
      return false;
    });
    assert.ok(asked.length <= 10, String(asked.length));
    assert.ok(asked.every((index) => index >= 0 && index < 1000));
    assert.equal(
      firstIndex(0, () => assert.fail("there is nothing to ask for")),
      0,
    );
  });
});

describe("firstAt", () => {
  const nodes = [{ start: 2 }, { start: 5 }, { start: 5 }, { start: 9 }];
  for (const [offset, index] of [
    [0, 0],
    [2, 0],
    [3, 1],
    [5, 1],
    [6, 3],
    [9, 3],
    [10, 4],
  ] as const) {
    it(`offset ${offset}`, () => assert.equal(firstAt(nodes, offset), index));
  }
});
