import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { excerptText } from "../../../core/observations/excerpt-text.ts";

const cases: { name: string; text: string; start: number; most?: number; shown: string }[] = [
  {
    name: "a short line is shown as it is",
    text: "PermitRootLogin yes",
    start: 16,
    shown: "PermitRootLogin yes",
  },
  { name: "blanks are folded", text: "  umask\t\t 022  ", start: 2, shown: "umask 022" },
  { name: "a line of blanks is named", text: " \t", start: 0, shown: "(blank)" },
  { name: "an empty line is named", text: "", start: 0, shown: "(blank)" },
  { name: "a long line is cut", text: "abcdefghij", start: 0, most: 6, shown: "abcde…" },
  {
    name: "what matters is in what is shown",
    text: `${"x".repeat(50)}KEY=1`,
    start: 50,
    most: 20,
    shown: "…xxxxxxxxxxKEY=1",
  },
  {
    name: "both ends are cut",
    text: `${"x".repeat(50)}KEY${"y".repeat(50)}`,
    start: 50,
    most: 20,
    shown: "…xxxxxxxxxxKEYyyyyy…",
  },
];

describe("a line of the snapshot in a sentence", () => {
  for (const { name, text, start, most, shown } of cases) {
    it(name, () => assert.equal(excerptText({ text, start }, most), shown));
  }

  it("is one line of at most the length asked for, whatever it is made of", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 80 }),
        fc.nat(80),
        fc.integer({ min: 8, max: 40 }),
        (text, at, most) => {
          const shown = excerptText({ text, start: Math.min(at, text.length) }, most);
          assert.ok(shown.length <= Math.max(most, "(blank)".length), shown);
          assert.ok(!/[\n\t]/.test(shown));
        },
      ),
    );
  });
});
