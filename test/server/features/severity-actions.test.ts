import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextDocumentEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createsFiles, severityActions } from "../../../server/features/severity-actions.ts";
import { fixture, unix } from "../fixture.ts";

const misspelt = unix('<custom_item>\n  type : NO_SUCH<|>_TYPE\n  description : "a"\n</custom_item>');
const uri = "file:///w/.nessus-audit.json";

function changed(text: string | undefined, title: string): string {
  const { document, offset } = fixture(misspelt);
  const actions = severityActions(document, { start: offset, end: offset }, undefined, { uri, text });
  const action = actions.find((each) => each.title === title);
  assert(action, actions.map((each) => each.title).join("; "));
  const edit = action.edit!.documentChanges!.at(-1) as TextDocumentEdit;
  assert.equal(edit.textDocument.uri, uri);
  return TextDocument.applyEdits(TextDocument.create(uri, "jsonc", 0, text ?? ""), edit.edits as never);
}

test("a rule gets a severity in the configuration, whose comments stay", () => {
  const before = '{\n  // ours\n  "rules": {\n    "long-line": "off"\n  }\n}\n';
  assert.equal(
    changed(before, "Report unknown-item-type as a hint in .nessus-audit.json"),
    '{\n  // ours\n  "rules": {\n    "long-line": "off",\n    "unknown-item-type": "hint"\n  }\n}\n',
  );
});
test("a rule is turned off in a configuration without rules", () => {
  assert.deepEqual(
    JSON.parse(changed('{ "ignore": ["old/**"] }', "Turn unknown-item-type off in .nessus-audit.json")),
    {
      ignore: ["old/**"],
      rules: { "unknown-item-type": "off" },
    },
  );
});
test("a configuration is created if there is none", () => {
  const made = changed(undefined, "Turn unknown-item-type off in .nessus-audit.json");
  assert.deepEqual(JSON.parse(made), { rules: { "unknown-item-type": "off" } });
  const { document, offset } = fixture(misspelt);
  const [action] = severityActions(document, { start: offset, end: offset }, undefined, {
    uri,
    text: undefined,
  });
  assert.deepEqual(action?.edit?.documentChanges?.[0], {
    kind: "create",
    uri,
    options: { ignoreIfExists: true },
  });
});
test("a text that is not a configuration is not changed", () => {
  const { document, offset } = fixture(misspelt);
  const within = { start: offset, end: offset };
  assert.deepEqual(severityActions(document, within, undefined, { uri, text: "[1, 2]" }), []);
  assert.deepEqual(severityActions(document, within, undefined, undefined), []);
  assert.deepEqual(severityActions(document, within, ["refactor"], { uri, text: "{}" }), []);
});
test("only a client that can create files in its edits gets new ones", () => {
  assert(!createsFiles({}));
  assert(!createsFiles({ workspace: { workspaceEdit: { documentChanges: true } } }));
  assert(
    createsFiles({ workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } } }),
  );
});
