import assert from "node:assert/strict";
import { test } from "node:test";
import { meaningOf } from "../../../core/ports/port-element.ts";
import { pick, seeded } from "../../mutation/random.ts";

const atoms = [
  "\\d",
  "[0-5]",
  "6",
  "53",
  "[1-6]",
  "0",
  "[^3]",
  ".",
  "(?:12|3)",
  "65535",
  "65536",
  "\\b",
  "^",
  "$",
];
const counts = ["", "", "", "?", "*", "+", "{2}", "{1,3}"];

test("the ports of a pattern are those that JavaScript finds, one by one", () => {
  const random = seeded(11);
  for (let round = 0; round < 300; round++) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
      const atom = pick(random, atoms)!;
      const count = /[\db^$]$/.test(atom) && /^(?:\\b|\^|\$)$/.test(atom) ? "" : pick(random, counts)!;
      return atom + count + (random() < 0.15 ? "|" : "");
    });
    const pattern = parts.join("");
    const expected = new RegExp(`^(?:${pattern})$`);
    const { ports } = meaningOf(pattern);
    if (/^\d+$/.test(pattern)) continue;
    for (let port = 1; port <= 65535; port += 1 + Math.floor(random() * 40)) {
      assert.equal(ports.has(port), expected.test(String(port)), `${pattern} and ${port}`);
    }
    for (const port of [1, 9, 10, 65529, 65530, 65535]) {
      assert.equal(ports.has(port), expected.test(String(port)), `${pattern} and ${port}`);
    }
  }
});
