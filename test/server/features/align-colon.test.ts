import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { alignColon } from "../../../server/features/align-colon.ts";
import { fixture, unix } from "../fixture.ts";

/** The text after Enter was typed before `<|>`; undefined: as it was. */
function checkAligned(name: string, policy: string, aligned: string | undefined): void {
  test(name, () => {
    const { document, offset } = fixture(policy);
    const source = TextDocument.create("", "", 1, document.text);
    const after = TextDocument.applyEdits(source, alignColon(document, offset));
    assert.equal(after, aligned ?? document.text);
  });
}

const check = (lines: string) => unix(`<custom_item>\n${lines}\n</custom_item>`);

checkAligned(
  "a line takes the column of the others",
  check('  type        : CMD_EXEC\n  description : "a"\n  cmd : "id"\n  <|>'),
  check('  type        : CMD_EXEC\n  description : "a"\n  cmd         : "id"\n  '),
);
checkAligned(
  "one other line shows the column where its colon was moved",
  check("  type        : CMD_EXEC\n  description: a\n  <|>"),
  check("  type        : CMD_EXEC\n  description : a\n  "),
);
checkAligned(
  "a colon that is too far right comes back",
  check("  type  : CMD_EXEC\n  cmd      : id\n<|>\n  info  : a"),
  check("  type  : CMD_EXEC\n  cmd   : id\n\n  info  : a"),
);
checkAligned(
  "a name that is longer than the column stays",
  check("  type  : CMD_EXEC\n  description : a\n<|>"),
  undefined,
);
checkAligned("colons after one blank are no column", check("  type : CMD_EXEC\n  cmd: id\n<|>"), undefined);
checkAligned(
  "colons in several columns are none",
  check("  type   : A\n  info : b\n  cmd: id\n<|>"),
  undefined,
);
checkAligned("a line that is no keyword", check("  type   : A\n  # cmd: id\n<|>"), undefined);
checkAligned("a line inside a text", check('  type   : A\n  cmd    : "a\n  b: c\n<|>"'), undefined);
checkAligned("the first line", `\n<|>${unix("")}`, undefined);
checkAligned("the start of the text", `<|>${unix("")}`, undefined);
