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
    const actions = codeActions(
      document,
      { start: offset, end: offset },
      expected.only,
      new Date(2031, 10, 30),
    );
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

const disable = (rule: string) => [
  `Disable ${rule} for this line`,
  `Disable ${rule} for this line until 2032-03-01, with a reason`,
  `Disable ${rule} for this file`,
];

const two = ports("21,23").replace('"21,23"\n</', '"21,23,21,80,2<|>3"\n</');
checkActions("the fixes of the finding under the cursor, and of all like it", two, {
  titles: ["Remove 23", "Fix all 2 duplicate-port in this file", ...disable("duplicate-port")],
  take: "Remove 23",
  gives: /ports : "21,23,21,80"/,
});
checkActions("all of one rule", two, {
  titles: ["Remove 23", "Fix all 2 duplicate-port in this file", ...disable("duplicate-port")],
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

const misspelt = unix('<custom_item>\n  type : NO_SUCH<|>_TYPE\n  description : "a"\n</custom_item>');
checkActions("a finding without a fix can be silenced", misspelt, {
  titles: disable("unknown-item-type"),
  take: "Disable unknown-item-type for this line",
  gives: /\n {2}# nessus-audit-disable-next-line unknown-item-type\n {2}type : NO_SUCH_TYPE\n/,
});
checkActions("a finding can be silenced until a day, with a reason", misspelt, {
  titles: disable("unknown-item-type"),
  take: "Disable unknown-item-type for this line until 2032-03-01, with a reason",
  gives: /\n {2}# nessus-audit-disable-next-line unknown-item-type until 2032-03-01 -- reason\n {2}type/,
});
checkActions(
  "a mistake in such a comment is put right, not silenced",
  unix("# nessus-audit-disable-file no-<|>such-rule"),
  {
    titles: ["Remove the comment"],
  },
);
