import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { closeTag } from "../../../server/features/close-tag.ts";
import { completionsAt } from "../../../server/features/completion/complete.ts";
import { fixture, unix } from "../fixture.ts";

/** What the text is after `>` was typed before `<|>`; undefined: as it was. */
function checkClosing(name: string, policy: string, closed: string | undefined): void {
  test(name, () => {
    const { document, offset } = fixture(policy);
    const edits = closeTag(document, offset);
    const source = TextDocument.create("", "", 1, document.text);
    assert.equal(TextDocument.applyEdits(source, edits), closed ?? document.text);
    for (const { range } of edits)
      assert(document.offsetAt(range.start) > offset, "an edit at the cursor moves it");
  });
}

checkClosing(
  "a check is closed on the next line",
  unix("  <custom_item><|>"),
  unix("  <custom_item>\n  </custom_item>"),
);
checkClosing(
  "a tag with attributes",
  unix('<report type:"PASSED"><|>'),
  unix('<report type:"PASSED">\n</report>'),
);
checkClosing(
  "an <if> inside one",
  unix("<if>\n<then>\n  <if><|>\n</then>\n</if>"),
  unix("<if>\n<then>\n  <if>\n  </if>\n</then>\n</if>"),
);
checkClosing(
  "an ACL block",
  '<check_type:"Windows" version:"2">\n<file_acl:"a"><|>\n</check_type>\n',
  '<check_type:"Windows" version:"2">\n<file_acl:"a">\n</acl>\n</check_type>\n',
);
checkClosing("Windows line ends", '<check_type:"Unix"><|>\r\n', '<check_type:"Unix">\r\n</check_type>\r\n');
checkClosing("one that is closed", unix("<custom_item><|>\n</custom_item>"), undefined);
checkClosing("a closing tag", unix("<custom_item>\n</custom_item><|>"), undefined);
checkClosing("an opening tag before text in its line", unix("<custom_item><|> type : CMD_EXEC"), undefined);
checkClosing("a tag that closes itself", unix("<debug/><|>"), undefined);
checkClosing("a > in a string", unix('<custom_item>\n  cmd : "a ><|>\n"\n</custom_item>'), undefined);
checkClosing("a > in a comment", unix("# <custom_item><|>"), undefined);
checkClosing("the last line", '<check_type:"Unix"><|>', undefined);

test("completion closes the tag in the last line", () => {
  const { document, offset } = fixture('<check_type:"Unix"><|>');
  const items = completionsAt(document, offset, { snippets: true, trigger: ">" });
  assert.deepEqual(
    items.map(({ label, textEdit }) => [label, textEdit?.newText]),
    [["</check_type>", "\n  $0\n</check_type>"]],
  );
});
test("completion offers no closing tag if formatting closes it", () => {
  const { document, offset } = fixture(unix("<custom_item><|>"));
  assert.deepEqual(completionsAt(document, offset, { snippets: true, trigger: ">" }), []);
});
