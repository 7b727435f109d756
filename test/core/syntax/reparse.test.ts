import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { elementsOf } from "../../../core/syntax/elements.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { DocumentParser } from "../../../core/syntax/reparse.ts";
import type { Element, PolicyTree } from "../../../core/syntax/tree.ts";
import { fragment, text } from "./policy-text.ts";

/** Replaces so many characters, from a place given as a share of the text. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(30),
  inserted: fc.oneof(fc.constant(""), fragment, fc.constantFrom("x", "é", "\n", '"', "<if>", "debug\n")),
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
          const [tree, fresh] = [parser.parse(now), parse(now)];
          assert.equal(plain(tree), plain(fresh));
          assert.deepEqual(elementsOf(tree).map(placeOf), elementsOf(fresh).map(placeOf));
          assert.ok(elementsOf(tree).every(isInParent(tree)));
        }
      }),
      { numRuns },
    );
  });
}

const samePlaces: readonly [what: string, from: string, to: string, keeps: boolean][] = [
  ["a value", '"Telnet', '"No telnet', true],
  ["the name of a keyword", "solution", "see_also", true],
  ["a comment", "# a note", "# another", true],
  ["stray text", "surplus", "too much", true],
  ["the value of a tag", '"FAILED"', '"PASSED"', true],
  ["the name of a tag", "<report", "<rapport", false],
  ["a closing tag", "</report>", "</if>", false],
  ["a line", "solution : 1\n", "", false],
];

for (const [what, from, to, keeps] of samePlaces) {
  test(`a change of ${what} ${keeps ? "keeps the elements" : "makes the elements again"}`, () => {
    const source = `<check_type:"Unix">\n# a note\n<report type:"FAILED">\ndescription : "Telnet is on"\nsolution : 1\nsurplus text here\n</report>\n</check_type>\n`;
    const parser = new DocumentParser();
    const before = elementsOf(parser.parse(source));
    const changed = source.replace(from, to);
    const tree = parser.parse(changed);
    assert.equal(plain(tree), plain(parse(changed)));
    assert.equal(elementsOf(tree)[0] === before[0], keeps);
  });
}

test("a keystroke keeps the nodes before and after it", () => {
  const source = samples.reduce((left, right) => (left.length > right.length ? left : right));
  const parser = new DocumentParser();
  const { children } = parser.parse(source);
  const value = source.indexOf('"', source.lastIndexOf("description")) + 1;
  const after = parser.parse(`${source.slice(0, value)}x${source.slice(value)}`);
  const first = (nodes: PolicyTree["children"]) => nodes.find((node) => node.kind === "element")?.open;
  assert.ok(first(children) !== undefined);
  assert.equal(first(after.children), first(children));
});

function placeOf({ tag, start, end }: Element): unknown[] {
  return [tag, start, end];
}

function isInParent(tree: PolicyTree): (element: Element) => boolean {
  return (element) => (element.parent ?? tree).children.includes(element);
}

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
