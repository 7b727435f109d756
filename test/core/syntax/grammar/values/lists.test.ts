import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  ListGrammar,
  readColumns,
  readNames,
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

test("there is one more reference than commas, without blanks at its ends", () => {
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

for (const [what, separator, read] of [
  ["names are what stands between bars", "|", readNames],
  ["columns are what stands between commas", ",", readColumns],
] as const) {
  test(what, () => {
    fc.assert(
      fc.property(text, (list) => {
        assert.deepEqual(
          read(list).map(({ start, end }) => list.slice(start, end)),
          list.split(separator).map((part) => part.trim()),
        );
      }),
      { numRuns: 2000 },
    );
  });
}
