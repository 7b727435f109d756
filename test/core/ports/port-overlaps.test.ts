import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parsePortList, portsOf } from "../../../core/ports/port-list.ts";
import { portListOverlaps } from "../../../core/ports/port-overlaps.ts";

const overlaps: [text: string, found: string[]][] = [
  ["22, 80, 808[0-9]", []],
  ["22, 80, 22, 22", ["22 duplicate of 22", "22 duplicate of 22"]],
  ["808[0-9], 808[0123456789]", ["808[0123456789] duplicate of 808[0-9]"]],
  ["8080, 808[0-9]", ["8080 covered by 808[0-9]"]],
  ["808[0-9], 8080", ["8080 covered by 808[0-9]"]],
  ["80[0-4]0, 80[0-9]0, 80.0", ["80[0-4]0 covered by 80[0-9]0", "80.0 duplicate of 80[0-9]0"]],
  ["[1-4]0, [5-9]0, [3-6]0", ["[3-6]0 covered by [1-4]0 + [5-9]0"]],
  ["http, http, 0, 0", []],
  ["(80|81), 81, (81|80)", ["81 covered by (80|81)", "(81|80) duplicate of (80|81)"]],
];

for (const [text, expected] of overlaps) {
  test(`overlaps in "${text}"`, () => {
    const found = portListOverlaps(parsePortList(text)).map(
      ({ element, coveredBy, kind }) =>
        `${element.text} ${kind} ${kind === "duplicate" ? "of" : "by"} ${coveredBy.map((other) => other.text).join(" + ")}`,
    );
    assert.deepEqual(found, expected);
  });
}

test("without all overlaps, the list means the same", () => {
  const element = fc.constantFrom(
    "8",
    "80",
    "8[0-9]",
    "8[0-5]",
    "8[4-9]",
    "(80|90)",
    "9.",
    "[89]0",
    ".5",
    "x",
  );
  fc.assert(
    fc.property(fc.array(element, { maxLength: 8 }), (elements) => {
      const list = parsePortList(elements.join(","));
      const found = portListOverlaps(list);
      const removed = new Set(found.map((overlap) => overlap.element));
      const rest = { elements: list.elements.filter((each) => !removed.has(each)) };
      assert.ok(portsOf(rest).equals(portsOf(list)));
      for (const { element, coveredBy } of found) {
        assert.ok(element.ports.isSubsetOf(portsOf({ elements: coveredBy })));
      }
    }),
    { numRuns: 500 },
  );
});
