import assert from "node:assert/strict";
import { test } from "node:test";
import { comparePorts } from "../../../core/ports/compare-ports.ts";
import { describePorts } from "../../../core/ports/describe-ports.ts";
import { PortSet } from "../../../core/ports/port-set.ts";
import { parseSinglePort } from "../../../core/ports/single-port.ts";

const descriptions: [set: PortSet, words: string][] = [
  [PortSet.empty, "no port"],
  [PortSet.of([22]), "1 port: 22"],
  [PortSet.of([80]).union(PortSet.range(8080, 8089)), "11 ports: 80, 8080–8089"],
  [PortSet.all, "all 65,535 ports: 1–65535"],
  [PortSet.of([1, 3, 5, 7, 9, 11, 13, 15]), "8 ports: 1, 3, 5, 7, 9, 11, 13, 15"],
  [PortSet.of([1, 3, 5, 7, 9, 11, 13, 15, 17, 18]), "10 ports: 1, 3, 5, 7, 9, 11, 13, …, 17–18"],
];

for (const [set, words] of descriptions) {
  test(`described as "${words}"`, () => {
    assert.equal(describePorts(set), words);
  });
}

const singlePorts: [text: string, result: number | string, covers?: string][] = [
  ["22", 22],
  [" 22\n", 22],
  ["022", "leading-zeros", "022"],
  ["65535", 65535],
  ["", "empty-port", ""],
  ["  ", "empty-port", "  "],
  [" 0", "port-out-of-range", "0"],
  ["65536", "port-out-of-range", "65536"],
  ["22, 80 ", "port-list", "22, 80"],
  ["2[1-9]", "port-pattern", "2[1-9]"],
  ["+22", "port-pattern", "+22"],
];

for (const [text, result, covers] of singlePorts) {
  test(`the single port ${JSON.stringify(text)}`, () => {
    const single = parseSinglePort(text);
    if (single.ok) {
      assert.equal(single.port, result);
    } else {
      assert.equal(single.problem.kind, result);
      assert.equal(text.slice(single.problem.start, single.problem.end), covers);
    }
  });
}

test("what two versions differ in", () => {
  const { added, removed } = comparePorts(PortSet.of([22, 80, 443]), PortSet.of([22, 443, 8080]));
  assert.equal(added.toString(), "8080");
  assert.equal(removed.toString(), "80");
});
