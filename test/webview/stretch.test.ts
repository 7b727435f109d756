import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scrolledTo, stretchOf } from "../../webview/stretch.ts";

test("the stretch contains what is visible, and not much more", () => {
  const list = fc.record({
    scrolled: fc.nat(100_000),
    room: fc.nat(2000),
    size: fc.integer({ min: 10, max: 60 }),
    count: fc.nat(5000),
  });
  fc.assert(
    fc.property(list, ({ scrolled, room, size, count }) => {
      const { from, to } = stretchOf(scrolled, room, size, count);
      assert.ok(0 <= from && from <= to && to <= count);
      assert.ok(to - from <= room / size + 11);
      for (const seen of [scrolled, scrolled + room].map((place) => Math.floor(place / size)))
        if (seen < count && room > 0 && seen * size < scrolled + room) assert.ok(from <= seen && seen < to);
    }),
  );
});

const cases: [index: number, scrolled: number, expected: number, why: string][] = [
  [3, 0, 0, "it is seen already"],
  [0, 50, 0, "it is above"],
  [12, 0, 160, "it is below"],
];
for (const [index, scrolled, expected, why] of cases) {
  test(`line ${index} is brought into view: ${why}`, () =>
    assert.equal(scrolledTo(index, scrolled, 100, 20), expected));
}
