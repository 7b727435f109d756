import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { markdownText, markdownWithCode } from "../../client/views/markdown-text.ts";

describe("markdownText", () => {
  const cases: [name: string, text: string, markdown: string][] = [
    ["a link stays text", "[x](command:y)", "\\[x\\]\\(command\\:y\\)"],
    ["an address is not linked", "http://a.b", "http\\:\\/\\/a\\.b"],
    ["HTML and entities stay text", "<b>&lt;", "\\<b\\>\\&lt\\;"],
    ["no icon, emphasis or code", "$(bug) *a* _b_ `c`", "\\$\\(bug\\) \\*a\\* \\_b\\_ \\`c\\`"],
    ["line breaks start no new block", "a\n\n# b\r\n\t- c", "a \\# b \\- c"],
    ["letters, digits and blanks are left alone", "port 8080 für ssh", "port 8080 für ssh"],
  ];
  for (const [name, text, markdown] of cases) it(name, () => assert.equal(markdownText(text), markdown));
});

describe("markdownWithCode", () => {
  const cases: [name: string, text: string, markdown: string][] = [
    ["a command is code", "Take it with `ss -tulpn`, please.", "Take it with `ss -tulpn`\\, please\\."],
    ["what stands around it stays text", "[x](y) `a*b` *c*", "\\[x\\]\\(y\\) `a*b` \\*c\\*"],
    ["a backtick without a partner is text", "a ` b", "a \\` b"],
    ["two in a row open nothing", "a `` b", "a \\`\\` b"],
  ];
  for (const [name, text, markdown] of cases) it(name, () => assert.equal(markdownWithCode(text), markdown));
});
