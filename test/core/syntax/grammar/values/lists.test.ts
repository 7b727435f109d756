import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  ListGrammar,
  readAlternatives,
  readColumns,
  readReferences,
} from "../../../../../core/syntax/grammar/values/lists.ts";

const text = fc
  .array(fc.constantFrom(",", "|", " ", "\t", "\n", "a", "CSF", "800-53", "\u00a0", "é"), { maxLength: 20 })
  .map((pieces) => pieces.join(""));

test("chevrotain finds no ambiguity in the grammar of lists", () => {
  assert.doesNotThrow(() => new ListGrammar(true));
});

test("references have the offsets of the text around them", () => {
  const policy = 'reference : "800-53|CM-7, CSF |PR|x,, none,|y,z|"';
  const start = policy.indexOf('"') + 1;
  const found = readReferences(policy, { start, end: policy.length - 1 });
  assert.deepEqual(
    found.map(({ framework, id, start, end }) => [framework, id, policy.slice(start, end)]),
    [
      ["800-53", "CM-7", "800-53|CM-7"],
      ["CSF ", "PR|x", "CSF |PR|x"],
      ["", "", ""],
      ["", "", "none"],
      ["", "y", "|y"],
      ["z", "", "z|"],
    ],
  );
});

test("there is one reference more than commas, without blanks at its ends", () => {
  fc.assert(
    fc.property(text, (list) => {
      const found = readReferences(`"${list}"`, { start: 1, end: list.length + 1 });
      const parts = list.split(",").map((part) => part.replace(/^[ \t\n]+|[ \t\n]+$/g, ""));
      assert.deepEqual(
        found.map(({ start, end }) => `"${list}"`.slice(start, end)),
        parts,
      );
      for (const { start, end, framework, id } of found) {
        const whole = `"${list}"`.slice(start, end);
        assert.equal(
          whole.includes("|") ? `${framework}|${id}` : `${framework}${id}`,
          whole.includes("|") ? whole : "",
        );
      }
    }),
    { numRuns: 2000 },
  );
});

test("names are what stands between bars, and an empty one is none", () => {
  fc.assert(
    fc.property(text, (list) => {
      const expected = list
        .split("|")
        .map((name) => name.trim())
        .filter((name) => name !== "");
      assert.deepEqual(
        readAlternatives(list).map(({ start, end }) => list.slice(start, end)),
        expected,
      );
    }),
    { numRuns: 2000 },
  );
});

test("columns are what stands between commas", () => {
  fc.assert(
    fc.property(text, (list) => {
      assert.deepEqual(
        readColumns(list),
        list.split(",").map((column) => column.trim()),
      );
    }),
    { numRuns: 2000 },
  );
});
