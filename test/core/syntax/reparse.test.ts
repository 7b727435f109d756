import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { parse } from "../../../core/syntax/parse.ts";
import { DocumentParser } from "../../../core/syntax/reparse.ts";
import type { PolicyTree } from "../../../core/syntax/tree.ts";
import { fragment, text } from "./policy-text.ts";

/** Replaces so many characters, from a place given as a share of the text. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(30),
  inserted: fc.oneof(fc.constant(""), fragment, fc.constantFrom("x", "\n", '"', "<if>", "debug\n")),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 20 });
const samples = readdirSync("samples/policies").map((file) =>
  readFileSync(`samples/policies/${file}`, "utf8"),
);

for (const [what, source, numRuns] of [
  ["pieces of policies", text.map((part) => part.replaceAll(" ", "\n")), 1500],
  ["the samples", fc.constantFrom(...samples), 150],
] as const) {
  test(`after any edit of ${what} the tree is that of a fresh parse`, () => {
    fc.assert(
      fc.property(source, edits, (start, changes) => {
        const parser = new DocumentParser();
        let now = start;
        parser.parse(now);
        for (const { at, removed, inserted } of changes) {
          const offset = Math.floor(at * now.length);
          now = now.slice(0, offset) + inserted + now.slice(offset + removed);
          assert.equal(plain(parser.parse(now)), plain(parse(now)));
        }
      }),
      { numRuns },
    );
  });
}

test("a keystroke leaves the nodes before and behind it in use", () => {
  const source = samples.reduce((left, right) => (left.length > right.length ? left : right));
  const parser = new DocumentParser();
  const { children } = parser.parse(source);
  const value = source.indexOf('"', source.lastIndexOf("description")) + 1;
  const after = parser.parse(`${source.slice(0, value)}x${source.slice(value)}`);
  const first = (nodes: PolicyTree["children"]) => nodes.find((node) => node.kind === "element")?.open;
  assert.ok(first(children) !== undefined);
  assert.equal(first(after.children), first(children));
});

/** A tree as text, parents as their offsets. */
function plain(tree: PolicyTree): string {
  return JSON.stringify(tree, (key, value) => {
    if (key === "parent") return value?.start;
    if (key === "text") return undefined;
    return value?.kind === "keyword"
      ? { ...value, parent: value.parent?.start, nameSpan: value.nameSpan }
      : value;
  });
}
