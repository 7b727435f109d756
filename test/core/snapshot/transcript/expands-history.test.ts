import assert from "node:assert/strict";
import { test } from "node:test";
import { expandsHistory } from "../../../../core/snapshot/transcript/read-typed.ts";

const expanded = ["!!", "sudo !!", "!grep", "ls !$", 'echo "stop!now"', "cat /etc/motd; !42"];
const asTyped = [
  "awk '{if (NR != 0) print}'",
  "find . ! -name x",
  "test ! -f /etc/motd && echo no",
  "grep '^!root' /etc/shadow",
  'echo "it is so!"',
  "ls [!a-z]*",
  "echo $!",
  "echo \\!here",
  "echo it\\'s '!here'",
];

for (const typed of expanded) {
  test(`another command may have run: ${typed}`, () => assert.equal(expandsHistory(typed), true));
}
for (const typed of asTyped) {
  test(`what was typed has run: ${typed}`, () => assert.equal(expandsHistory(typed), false));
}
