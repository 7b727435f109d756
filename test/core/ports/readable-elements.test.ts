import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parsePortList, portsOf } from "../../../core/ports/port-list.ts";
import { PortSet } from "../../../core/ports/port-set.ts";
import { readableElementsFor } from "../../../core/ports/readable-elements.ts";

const cases: [ports: (number | [number, number])[], elements: string][] = [
  [[], ""],
  [[2, 22, 23], "2, 22, 23"],
  [[[22, 23], 80, 808, 8080], "22, 23, 80, 808, 8080"],
  [[[21, 23]], "21, 22, 23"],
  [[[20, 23]], "2[0-3]"],
  [[[8080, 8089]], "808[0-9]"],
  [[[8079, 8090]], "8079, 808[0-9], 8090"],
  [[[998, 1001]], "998, 999, 1000, 1001"],
  [[[8, 14]], "8, 9, 1[0-4]"],
  [[[6000, 6063]], "60[0-5][0-9], 606[0-3]"],
  [[[49152, 65535]], "4915[2-9], 491[6-9][0-9], 49[2-9][0-9][0-9], [56][0-9][0-9][0-9][0-9]"],
  [[[65533, 65535]], "65533, 65534, 65535"],
  [[[1, 65535]], "[1-9], [1-9][0-9], [1-9][0-9][0-9], [1-9][0-9][0-9][0-9], [1-6][0-9][0-9][0-9][0-9]"],
];
for (const [ports, elements] of cases) {
  test(`${JSON.stringify(ports)} is ${elements}`, () => {
    const set = PortSet.union(
      ports.map((part) => (typeof part === "number" ? PortSet.of([part]) : PortSet.range(...part))),
    );
    assert.equal(readableElementsFor(set).join(", "), elements);
  });
}

test("the elements mean exactly the set, in ascending order, and none joins ports that are not adjacent", () => {
  const port = fc.integer({ min: 1, max: 65535 });
  const run = fc.tuple(port, fc.integer({ min: 0, max: 3000 }));
  fc.assert(
    fc.property(fc.array(run, { maxLength: 8 }), (runs) => {
      const set = PortSet.union(runs.map(([lo, more]) => PortSet.range(lo, Math.min(65535, lo + more))));
      const list = parsePortList(readableElementsFor(set).join(","));
      assert(portsOf(list).equals(set));
      for (const element of list.elements) {
        assert.equal(element.problem, undefined);
        assert.equal(element.ports.ranges().length, 1, element.text);
        assert(element.ports.size === 1 || element.ports.size >= 4, element.text);
      }
    }),
  );
});
