import assert from "node:assert/strict";
import { test } from "node:test";
import { type MarkupContent, type Range, ResponseError } from "vscode-languageserver";
import type { PolicyDocument } from "../../../server/documents/policy-document.ts";
import { documentHighlights } from "../../../server/features/document-highlight.ts";
import { documentLinks } from "../../../server/features/document-links.ts";
import { hoverAt } from "../../../server/features/hover.ts";
import { linkedEditingRanges } from "../../../server/features/linked-editing.ts";
import { definitionAt, prepareRename, referencesAt, renameAt } from "../../../server/features/names.ts";
import { fixture, unix, windows } from "../fixture.ts";

/** The lines of ranges, from 1, with their texts. */
function places(document: PolicyDocument, ranges: readonly { range: Range }[] | null | undefined): string[] {
  return (ranges ?? []).map(
    ({ range }) => `${range.start.line + 1}: ${document.textOf(document.spanOf(range))}`,
  );
}

const pair = unix("<cust<|>om_item>\n  type : CMD_EXEC\n</custom_item>");
const acl = windows('<file_acl:"a">\n</ac<|>l>');

test("highlights both tags of a pair", () => {
  const { document, offset } = fixture(pair);
  assert.deepEqual(places(document, documentHighlights(document, offset)), [
    "2: custom_item",
    "4: custom_item",
  ]);
});

test("tags of a pair are edited together", () => {
  const { document, offset } = fixture(pair);
  const ranges = linkedEditingRanges(document, offset)?.ranges.map((range) => ({ range }));
  assert.deepEqual(places(document, ranges), ["2: custom_item", "4: custom_item"]);
});

test("tags with different names are highlighted, not edited together", () => {
  const { document, offset } = fixture(acl);
  assert.deepEqual(places(document, documentHighlights(document, offset)), ["3: file_acl", "4: acl"]);
  assert.equal(linkedEditingRanges(document, offset), null);
});

const variables = (use: string, declaration = "PORT") =>
  `#<ui_metadata>\n#<variables>\n#<variable>\n#<name>${declaration}</name>\n#</variable>\n#</variables>\n#</ui_metadata>\n# @PORT@ in a comment\n` +
  unix(`<item>\n  cmd : "${use} @PORT@"\n  expect : @PORT@\n</item>`);
const declared = ["4: PORT"];
const used = ["11: PORT", "11: PORT", "12: PORT"];

for (const [where, policy] of [
  ["a use", variables("@PO<|>RT@")],
  ["its declaration", variables("@PORT@", "PO<|>RT")],
] as const) {
  test(`a variable from ${where}`, () => {
    const { document, offset } = fixture(policy);
    const definition = definitionAt(document, offset);
    assert.deepEqual(places(document, definition && [definition]), declared);
    assert.deepEqual(places(document, referencesAt(document, offset, { includeDeclaration: false })), used);
    assert.deepEqual(places(document, documentHighlights(document, offset)), [...declared, ...used]);
    assert.equal(document.textOf(document.spanOf(prepareRename(document, offset)!)), "PORT");
    const edits = renameAt(document, offset, "@SSH_PORT@")?.changes?.[document.uri] ?? [];
    assert.deepEqual(places(document, edits), [...declared, ...used]);
    assert(edits.every(({ newText }) => newText === "SSH_PORT"));
  });
}

test("an invalid name is refused", () => {
  const { document, offset } = fixture(variables("@PO<|>RT@"));
  assert.throws(() => renameAt(document, offset, "ssh port"), /capital letters.*SSH_PORT/);
});

test("a name that is taken is refused", () => {
  const { document, offset } = fixture(variables("@USER@ @PO<|>RT@"));
  assert.throws(() => renameAt(document, offset, "USER"), /has a variable USER already/);
});

test("nothing to rename elsewhere", () => {
  const { document, offset } = fixture(unix("<|>"));
  assert.equal(prepareRename(document, offset), null);
});

test("links of see_also", () => {
  const { document } = fixture(
    unix(
      '<item>\n  see_also : "https://a.example/b?c=1, http://d.example"\n  info : "https://e.example"\n</item>',
    ),
  );
  assert.deepEqual(
    documentLinks(document).map(({ target }) => target),
    ["https://a.example/b?c=1", "http://d.example"],
  );
});

const aclPolicy = (block: string, use: string) =>
  windows(
    `<file_acl:"${block}">\n<user:"Administrators">\n  acl_inheritance : "not used"\n  acl_apply : "this folder only"\n  acl_allow : "full control"\n</user>\n</acl>\n` +
      `<custom_item>\n  type : FILE_PERMISSIONS\n  description : "attic"\n  value_type : FILE_ACL\n  value_data : "${use}"\n  file : "attic"\n</custom_item>`,
  );
for (const [where, policy] of [
  ["a use", aclPolicy("Attic", "at<|>tic")],
  ["its tag", aclPolicy("At<|>tic", "attic")],
] as const) {
  test(`an ACL block from ${where}, in any case`, () => {
    const { document, offset } = fixture(policy);
    const definition = definitionAt(document, offset);
    assert.deepEqual(places(document, definition && [definition]), ["3: Attic"]);
    const use = ["14: attic"];
    assert.deepEqual(places(document, referencesAt(document, offset, { includeDeclaration: false })), use);
    assert.deepEqual(places(document, documentHighlights(document, offset)), ["3: Attic", ...use]);
    const edits = renameAt(document, offset, "cellar")?.changes?.[document.uri] ?? [];
    assert.deepEqual(places(document, edits), ["3: Attic", ...use]);
  });
}
test("an ACL block can't be given a name that breaks its tag, or that another one has", () => {
  const { document, offset } = fixture(
    aclPolicy("At<|>tic", "attic").replace("<custom_item>", '<service_acl:"door">\n</acl>\n<custom_item>'),
  );
  for (const name of ['a"b', "a>b", "", " a", "DOOR"])
    assert.throws(() => renameAt(document, offset, name), ResponseError, name);
  assert(renameAt(document, offset, "ATTIC"), "another case is no other name");
});
test("texts that are not names have neither definition nor highlights", () => {
  const { document, offset } = fixture(
    aclPolicy("Attic", "attic").replace('description : "attic"', 'description : "at<|>tic"'),
  );
  assert.equal(definitionAt(document, offset), null);
  assert.deepEqual(documentHighlights(document, offset), []);
});
test("hover of a use shows its ACL block", () => {
  const { document, offset } = fixture(aclPolicy("Attic", "at<|>tic"));
  const hover = hoverAt(document, offset);
  assert.match((hover!.contents as MarkupContent).value, /`<file_acl>` of 1 entry[\s\S]*full control/);
});
