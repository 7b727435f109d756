import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PortSet } from "../../../core/ports/port-set.ts";

/** Ports that lie close together, so that ranges touch and overlap. */
const somePorts = fc.uniqueArray(fc.oneof(fc.nat(40), fc.integer({ min: 65500, max: 65535 })), {
  maxLength: 60,
});

function sorted(ports: Iterable<number>): number[] {
  return [...ports].sort((a, b) => a - b);
}

test("the algebra is that of sets", () => {
  fc.assert(
    fc.property(somePorts, somePorts, (left, right) => {
      const [a, b] = [PortSet.of(left), PortSet.of(right)];
      const [plainA, plainB] = [new Set(left), new Set(right)];
      assert.deepEqual([...a], sorted(left));
      assert.deepEqual([...a.union(b)], sorted(new Set([...left, ...right])));
      assert.deepEqual([...a.intersect(b)], sorted(left.filter((port) => plainB.has(port))));
      assert.equal(
        a.meets(b),
        left.some((port) => plainB.has(port)),
      );
      assert.deepEqual([...a.minus(b)], sorted(left.filter((port) => !plainB.has(port))));
      assert.equal(
        a.isSubsetOf(b),
        left.every((port) => plainB.has(port)),
      );
      assert.equal(a.equals(b), plainA.size === plainB.size && left.every((port) => plainB.has(port)));
      assert.equal(a.size, plainA.size);
      assert.equal(a.isEmpty, plainA.size === 0);
      assert.equal(a.lowest, sorted(left)[0]);
      for (const port of [...left, ...right, 41, 65499]) {
        assert.equal(a.has(port), plainA.has(port));
      }
    }),
    { numRuns: 500 },
  );
});

test("ranges are maximal, disjoint and give the same set", () => {
  fc.assert(
    fc.property(somePorts, (ports) => {
      const set = PortSet.of(ports);
      const ranges = set.ranges();
      assert.ok(PortSet.union(ranges.map(([lo, hi]) => PortSet.range(lo, hi))).equals(set));
      for (const [i, [lo, hi]] of ranges.entries()) {
        assert.ok(lo <= hi && (i === 0 || lo > ranges[i - 1]![1] + 1));
      }
    }),
  );
});

test("the fixed sets", () => {
  assert.deepEqual(PortSet.all.ranges(), [[1, 65535]]);
  assert.equal(PortSet.all.has(0), false);
  assert.equal(PortSet.empty.size, 0);
  assert.ok(PortSet.range(5, 4).isEmpty);
  assert.equal(PortSet.range(0, 65535).size, 65536);
  assert.equal(PortSet.range(0, 65535).has(65536), false);
});

test("reads as a list of ranges", () => {
  assert.equal(PortSet.of([8080, 22, 8081, 8082, 80]).toString(), "22, 80, 8080–8082");
  assert.equal(PortSet.empty.toString(), "");
});

for (const wrong of [-1, 65536, 1.5, Number.NaN]) {
  test(`${wrong} is no port`, () => {
    assert.throws(() => PortSet.of([wrong]), RangeError);
    assert.throws(() => PortSet.range(0, wrong), RangeError);
  });
}
