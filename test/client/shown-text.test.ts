import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shownText } from "../../client/shown-text.ts";

describe("shownText", () => {
  const cases: [name: string, text: string, shown: string][] = [
    ["an escape sequence is none", "\u001b[31mred\u001b[0m", "\ufffd[31mred\ufffd[0m"],
    ["one of a single character neither", "\u009b2J", "\ufffd2J"],
    ["the cursor stays", "ab\b\rc", "ab\ufffd\ufffdc"],
    ["text runs forwards", "cod\u202e.exe\u2066", "cod\ufffd.exe\ufffd"],
    ["lines and tabs stay", "a\tb\nc", "a\tb\nc"],
    ["other text is left alone", "für ssh → 漢 ::", "für ssh → 漢 ::"],
  ];
  for (const [name, text, shown] of cases) it(name, () => assert.equal(shownText(text), shown));
});
