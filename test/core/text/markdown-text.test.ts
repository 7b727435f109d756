import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  codeBlock,
  escapeAroundCode,
  escapeMarkdown,
  inlineCode,
  proseAsMarkdown,
} from "../../../core/text/markdown-text.ts";

type Cases = [name: string, text: string, markdown: string][];

describe("escapeMarkdown", () => {
  const cases: Cases = [
    ["a link stays text", "[x](command:y)", "\\[x\\](command:y)"],
    [
      "an address is not linked",
      "http://a.b ftp://c www.d.e f@g.h",
      "http\\://a.b ftp\\://c www\\.d.e f\\@g.h",
    ],
    ["HTML and entities stay text", "<b>&lt;<!-- -->", "&lt;b&gt;&amp;lt;&lt;\\!-- --&gt;"],
    [
      "no icon, emphasis or code",
      "$(bug) *a* _b_ ~~c~~ `d`",
      "\\$(bug) \\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\`",
    ],
    ["no mention, reference or symbol", "@all #1 !2 &3 :tada:", "\\@all \\#1 \\!2 &amp;3 \\:tada:"],
    ["it ends no cell of a table", "a | b \\| c", "a \\| b \\\\\\| c"],
    ["line breaks start no new block", "a\n\n# b\r\n\t- c", "a \\# b - c"],
    ["no list", "- a", "\\- a"],
    ["no list of numbers", "12. a", "12\\. a"],
    ["no list after blanks", "  2) a", " 2\\) a"],
    ["no heading of the line before", "=====", "\\====="],
    ["no heading", "# a", "\\# a"],
    ["letters, digits and blanks are left alone", "port 8080 für ssh", "port 8080 für ssh"],
    [
      "what does nothing is left alone",
      "80 (pid 8): 0.0.0.0, ::1, 2001:db8::1.",
      "80 (pid 8): 0.0.0.0, ::1, 2001:db8::1.",
    ],
  ];
  for (const [name, text, markdown] of cases) it(name, () => assert.equal(escapeMarkdown(text), markdown));
});

describe("escapeAroundCode", () => {
  const cases: Cases = [
    ["a command is code", "Take it with `ss -tulpn`, please.", "Take it with `ss -tulpn`, please."],
    ["what stands around it stays text", "[x](y) `a*b` *c*", "\\[x\\](y) `a*b` \\*c\\*"],
    ["a backtick without a partner is text", "a ` b", "a \\` b"],
    ["two in a row open nothing", "a `` b", "a \\`\\` b"],
  ];
  for (const [name, text, markdown] of cases) it(name, () => assert.equal(escapeAroundCode(text), markdown));
});

describe("proseAsMarkdown", () => {
  const cases: Cases = [
    ["tags are code", 'In <if> or </then>, <a type:"b">.', 'In `<if>` or `</then>`, `<a type:"b">`.'],
    ["code stays as it is", "`<if>` and `a & b`", "`<if>` and `a & b`"],
    [
      "what else could be HTML is escaped",
      "a < b <c &lt; d && e <!--",
      "a < b &lt;c &amp;lt; d && e &lt;!--",
    ],
  ];
  for (const [name, text, markdown] of cases) it(name, () => assert.equal(proseAsMarkdown(text), markdown));
});

describe("inlineCode", () => {
  const cases: Cases = [
    ["between backticks", "a*b", "`a*b`"],
    ["more of them than there are", "a ``b` c", "```a ``b` c```"],
    ["with a gap where one is at an end", "`a", "`` `a ``"],
    ["on one line", " a\n b ", "`a b`"],
  ];
  for (const [name, text, markdown] of cases) it(name, () => assert.equal(inlineCode(text), markdown));
});

describe("codeBlock", () => {
  const cases: Cases = [
    ["between lines of backticks", "a\nb", "```x\na\nb\n```"],
    ["more of them than there are", "````", "`````x\n````\n`````"],
  ];
  for (const [name, text, markdown] of cases) it(name, () => assert.equal(codeBlock(text, "x"), markdown));
});
