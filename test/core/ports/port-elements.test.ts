import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { portElementsFor } from "../../../core/ports/port-elements.ts";
import { parsePortList, portsOf } from "../../../core/ports/port-list.ts";
import { PortSet } from "../../../core/ports/port-set.ts";

const lists: [set: PortSet, elements: string][] = [
  [PortSet.empty, ""],
  [PortSet.of([0]), ""],
  [PortSet.of([22]), "22"],
  [PortSet.of([22, 80, 443]), "22, 80, 443"],
  [PortSet.range(8080, 8089), "808[0-9]"],
  [PortSet.of([8080, 8081, 8085, 8086, 8087]), "808[015-7]"],
  [PortSet.range(1, 1023), "[1-9], [1-9][0-9], [1-9][0-9][0-9], 10[01][0-9], 102[0-3]"],
  [PortSet.range(60000, 65535), "6[0-5][0-9][0-9][0-9]"],
  [PortSet.range(65000, 65534), "65[0-4][0-9][0-9], 655[0-2][0-9], 6553[0-4]"],
  [PortSet.all, "[1-9], [1-9][0-9], [1-9][0-9][0-9], [1-9][0-9][0-9][0-9], [1-6][0-9][0-9][0-9][0-9]"],
];

for (const [set, expected] of lists) {
  test(`elements for ${set.toString() || "no port"}`, () => {
    assert.equal(portElementsFor(set).join(", "), expected);
  });
}

const sets = fc
  .array(
    fc.oneof(
      fc.tuple(fc.nat(65535), fc.nat(65535)).map(([a, b]) => PortSet.range(Math.min(a, b), Math.max(a, b))),
      fc.tuple(fc.nat(65000), fc.nat(300)).map(([lo, more]) => PortSet.range(lo, lo + more)),
      fc.array(fc.nat(65535), { maxLength: 5 }).map((ports) => PortSet.of(ports)),
      fc.array(fc.nat(120), { maxLength: 40 }).map((ports) => PortSet.of(ports)),
    ),
    { maxLength: 4 },
  )
  .map((parts) => PortSet.union(parts));

test("the elements mean exactly the set, without problems or overlaps", () => {
  fc.assert(
    fc.property(sets, (set) => {
      const elements = portElementsFor(set);
      const list = parsePortList(elements.join(", "));
      assert.equal(portsOf(list).toString(), set.minus(PortSet.of([0])).toString());
      assert.deepEqual(
        list.elements.filter(({ problem }) => problem),
        [],
      );
      assert.ok(elements.every((element) => !element.includes(",")));
    }),
    { numRuns: 60 },
  );
});
