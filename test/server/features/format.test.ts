import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { formatDocument } from "../../../server/features/format.ts";
import { fixture, unix } from "../fixture.ts";

const options = { insertSpaces: true, tabSize: 4 };
const lines = '<item>\nname: "x"\ndescription : "y"\n</item>';

test("a policy without indentation gets that of the editor", () => {
  const { document } = fixture(unix(lines));
  const edits = formatDocument(document, options)!;
  const formatted = TextDocument.applyEdits(TextDocument.create("a:b", "", 1, document.text), edits);
  assert.equal(formatted, unix('<item>\n    name        : "x"\n    description : "y"\n</item>'));
});

test("only the selected lines are formatted", () => {
  const { document } = fixture(unix(lines));
  const within = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
  const edited = formatDocument(document, options, within)!.map(({ range }) => range.start.line);
  assert.deepEqual([...new Set(edited)], [3]);
});

test("a policy with a syntax error is left alone", () => {
  assert.equal(formatDocument(fixture(unix("<item\n<item>")).document, options), undefined);
});
