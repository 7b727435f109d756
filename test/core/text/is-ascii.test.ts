import assert from "node:assert/strict";
import { test } from "node:test";
import { isAscii } from "../../../core/text/is-ascii.ts";

const long = "\0 az~\x7f\r\n".repeat(5000);

for (const [name, text, expected] of [
  ["an empty text", "", true],
  ["every ASCII character, in many blocks", long, true],
  ["é at the end of a long text", `${long}é`, false],
  ["é at the start", `é${long}`, false],
  ["a character of two code units, cut by the edge of a block", `${"a".repeat(9_999)}😀`, false],
  ["a lone surrogate", "\ud83d", false],
  ["the first character beyond ASCII", "\x80", false],
] as const) {
  test(`isAscii: ${name}`, () => assert.equal(isAscii(text), expected));
}
