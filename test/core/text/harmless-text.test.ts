import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SaxesParser } from "saxes";
import {
  firstHarmfulLine,
  harmlessText,
  isHarmless,
  printable,
  type TextForm,
} from "../../../core/text/harmless-text.ts";
import { commandsIn } from "../../cli/commands-in.ts";
import { pick, seeded } from "../../mutation/random.ts";

describe("harmlessText", () => {
  const cases: [text: string, plain: string, json: string, xml: string][] = [
    ["a ##vso[b]c", "a #\\#vso[b]c", "a #\\u0023vso[b]c", "a #&#35;vso[b]c"],
    ["###[x]", "##\\#[x]", "##\\u0023[x]", "##&#35;[x]"],
    ["#\u200b#v\u00adso[", "#\u200b\\#v\u00adso[", "#\u200b\\u0023v\u00adso[", "#\u200b&#35;v\u00adso["],
    ["a\n \u00a0::b::", "a\n \u00a0\\::b::", "a\n \u00a0\\u003a:b::", "a\n \u00a0&#58;:b::"],
    ["Section_End:1:a", "Section_End\\:1:a", "Section_End\\u003a1:a", "Section_End&#58;1:a"],
    ["\u001b[31m", "␛[31m", "\\u001b[31m", "␛[31m"],
    ["\u009b\u202e\u2028", "\ufffd\ufffd\ufffd", "\\u009b\\u202e\\u2028", "\ufffd\ufffd\ufffd"],
    ["a\rb", "a␍b", "a\\u000db", "a␍b"],
  ];
  for (const [text, ...expected] of cases) {
    it(`takes the command from ${JSON.stringify(text)}`, () => {
      const forms = ["plain", "json", "xml"] as const;
      assert.deepEqual(
        forms.map((form) => harmlessText(text, form)),
        expected,
      );
      assert.equal(isHarmless(text), false);
    });
  }

  for (const text of [
    "tcp [::]:22 ::1 fe80::1",
    "# note\r\n## heading [1]\r\n",
    "a # ## b",
    "\ttab",
    "ü → 漢 👩‍💻",
    "section_start",
    "--- a/x\n+++ b/x",
  ]) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      for (const form of ["plain", "json", "xml", "annotations", "issues"] as const)
        assert.equal(harmlessText(text, form), text);
    });
  }

  it("keeps annotations, and what else they say is text", () => {
    assert.equal(
      harmlessText("::error file=a::b ##vso[c]\u001b[1m\n::add-mask::x\n::notice ::y", "annotations"),
      "::error file=a::b #\\#vso[c]␛[1m\n\\::add-mask::x\n::notice ::y",
    );
  });

  it("keeps issues of Azure Pipelines, and what else they say is text", () => {
    const kept = "##vso[task.logissue type=error;code=a;]b";
    assert.equal(
      harmlessText(
        `${kept} ##vso[c]\u001b[1m\n##vso[task.setvariable variable=a;]b\n ${kept}\n::error ::x`,
        "issues",
      ),
      `${kept} #\\#vso[c]␛[1m\n#\\#vso[task.setvariable variable=a;]b\n #\\${kept.slice(1)}\n\\::error ::x`,
    );
    for (const other of [
      "##vso[task.logissue]a",
      "##vso[task.logissue type=x;]a",
      "##vso[task.logdetail id=1;]a",
    ])
      assert.equal(harmlessText(other, "issues"), `#\\${other.slice(1)}`);
  });

  it("keeps the colours of paint.ts where there are colours, and looks behind them", () => {
    const text = "\u001b[31m::error::\u001b[39m \u001b[2J\u001b[38;5;1m";
    assert.equal(
      harmlessText(text, "plain", { color: true }),
      "\u001b[31m\\::error::\u001b[39m ␛[2J␛[38;5;1m",
    );
  });

  it("leaves no command in texts made of pieces of commands, and no value changed in JSON", () => {
    const pieces = [
      "#",
      "##",
      ":",
      "::",
      "[",
      "]",
      "vso",
      "\n",
      "\r",
      " ",
      "\u00a0",
      "\u200b",
      "\ufeff",
      "a",
    ].concat([
      "section_start:",
      "section_end",
      "\u001b[31m",
      "\u009b",
      "\u202e",
      "\\",
      '"',
      "\t",
      "\u2028",
      "teamcity[",
    ]);
    const random = seeded(11);
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: 1 + Math.floor(random() * 12) }, () => pick(random, pieces)).join("");
      for (const form of ["plain", "json", "xml", "annotations", "issues"] satisfies TextForm[]) {
        const harmless = harmlessText(text, form);
        assert.deepEqual(commandsIn(harmless), [], JSON.stringify({ form, text }));
        if (form !== "json") assert.equal(harmlessText(harmless, form), harmless);
      }
      assert.equal(JSON.parse(harmlessText(JSON.stringify(text), "json")), text);
    }
  });

  it("leaves XML the text it has, but for characters that it may not show", () => {
    const parser = new SaxesParser();
    const texts: string[] = [];
    parser.on("text", (text) => texts.push(text));
    parser.on("attribute", ({ value }) => texts.push(value));
    parser.write(harmlessText('<a b="##vso[x]">::c ##[d]\u202e</a>', "xml")).close();
    assert.deepEqual(texts, ["##vso[x]", "::c ##[d]\ufffd"]);
  });
});

describe("firstHarmfulLine", () => {
  it("counts lines from 1, of any line ends", () => {
    assert.equal(firstHarmfulLine("a\r\nb\r\n ::x\r\n"), 3);
    assert.equal(firstHarmfulLine("a\rb"), 1);
  });
});

describe("printable", () => {
  for (const [text, shown] of [
    ["\u001b]0;title\u0007", "␛]0;title␇"],
    ["a\tb", "a\tb"],
    ["a\r\nb", "a␍␊b"],
    ["\u009b31m", "\ufffd31m"],
    ["\u202egnp.exe", "\ufffdgnp.exe"],
    ["a\u061cb\u200fc\u2028d", "a\ufffdb\ufffdc\ufffdd"],
    ["ü → 漢", "ü → 漢"],
  ] as const) {
    it(JSON.stringify(text), () => assert.equal(printable(text), shown));
  }
});
