import assert from "node:assert/strict";
import { test } from "node:test";
import { sourceWords } from "./source-words.ts";

const code = `
/** A comment. */
const quoted = "// not a comment", divided = 6 / 2 / 1;
const pattern = /"[/]* not a string/;
// one
// two
const greeting = \`hello \${ { name: "inner" }.name } again\`;
test("a title", () => {});
test.skip("another title");
`;

test("comments, literals and names of tests are found in a module", () => {
  const { comments, literals, titles } = sourceWords(code);
  assert.deepEqual(comments, [
    { line: 2, text: "/** A comment. */" },
    { line: 5, text: "// one\n// two" },
  ]);
  assert.deepEqual(
    literals.map(({ text }) => text),
    ['"// not a comment"', "`hello ${", '"inner"', "} again`", '"a title"', '"another title"'],
  );
  assert.deepEqual(titles, [
    { line: 8, text: '"a title"' },
    { line: 9, text: '"another title"' },
  ]);
});
