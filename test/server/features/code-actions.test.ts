import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { codeActions } from "../../../server/features/code-actions.ts";
import { fixture, unix } from "../fixture.ts";

const ports = (list: string) =>
  unix(
    `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "${list}"\n  port_type : TCP\n  ports : "${list.replace("<|>", "")}"\n</custom_item>`,
  );

/** The actions at `<|>`, and the text after the one with the given title. */
function checkActions(
  name: string,
  policy: string,
  expected: { only?: string[]; titles: string[]; take?: string; gives?: RegExp },
): void {
  test(name, () => {
    const { document, offset } = fixture(policy);
    const actions = codeActions(document, { start: offset, end: offset }, expected.only);
    assert.deepEqual(
      actions.map(({ title }) => title),
      expected.titles,
    );
    if (expected.take === undefined) return;
    const action = actions.find(({ title }) => title === expected.take)!;
    const source = TextDocument.create("", "", 1, document.text);
    assert.match(TextDocument.applyEdits(source, action.edit!.changes![document.uri]!), expected.gives!);
  });
}

const two = ports("21,23").replace('"21,23"\n</', '"21,23,21,80,2<|>3"\n</');
checkActions("the fixes of the finding under the cursor, and of all like it", two, {
  titles: ["Remove 23", "Fix all 2 duplicate-port in this file"],
  take: "Remove 23",
  gives: /ports : "21,23,21,80"/,
});
checkActions("all of one rule", two, {
  titles: ["Remove 23", "Fix all 2 duplicate-port in this file"],
  take: "Fix all 2 duplicate-port in this file",
  gives: /ports : "21,23,80"/,
});
checkActions("all safe ones, for whoever asks for source actions", two, {
  only: ["source"],
  titles: ["Fix all 2 that are safe to fix"],
  take: "Fix all 2 that are safe to fix",
  gives: /ports : "21,23,80"/,
});
checkActions("all safe ones on saving", two, {
  only: ["source.fixAll"],
  titles: ["Fix all 2 that are safe to fix"],
});
checkActions("other kinds get nothing", two, { only: ["refactor", "source.organizeImports"], titles: [] });
checkActions("nothing where nothing is found", unix("<|>"), { titles: [] });
