import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type FillValue, fillVariables } from "../../../core/fill/fill-variables.ts";
import { type Policy, policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { textOf } from "../../../core/syntax/string-value.ts";

const header = `#<ui_metadata>
#<variables>
#  <variable>
#    <name>NTP</name>
#    <default>192\\.168\\.2\\.1</default>
#    <description>Time server</description>
#    <info>The server that gives the time.</info>
#  </variable>
#  <variable>
#    <name>AGE</name>
#    <default>30</default>
#    <value_type>INTEGER</value_type>
#  </variable>
#</variables>
#</ui_metadata>
`;
const unix = (...lines: string[]) => policyText("Unix", "CMD_EXEC", lines);
const windows = (...lines: string[]) => policyText("Windows", "REGISTRY_SETTING", lines);

function policyText(checkType: string, type: string, lines: readonly string[]): string {
  const keywords = lines.map((line) => `  ${line}\n`).join("");
  return `${header}<check_type:"${checkType}">\n<custom_item>\n  type : ${type}\n${keywords}</custom_item>\n</check_type>\n`;
}

function fill(text: string, values: Record<string, string | { text: string }>, withDefaults = false) {
  const given = new Map(
    Object.entries(values).map(([name, value]): [string, FillValue] => [
      name,
      typeof value === "string"
        ? { value, isText: false, from: "the test" }
        : { value: value.text, isText: true, from: "the test" },
    ]),
  );
  return fillVariables(policyOf(parse(text)), given, { withDefaults });
}

const cases: {
  name: string;
  text: string;
  values: Parameters<typeof fill>[1];
  has: string[];
  notes?: RegExp;
}[] = [
  {
    name: "a pattern as headers have it, in double quotes of Unix",
    text: unix('cmd : "ntpq"', 'expect : "server @NTP@$"'),
    values: { NTP: "10\\.0\\.0\\.5" },
    has: ['expect : "server 10\\\\.0\\\\.0\\\\.5$"'],
  },
  {
    name: "a plain text in a pattern, and beside it in a command",
    text: unix('cmd : "ntpq -p @NTP@"', 'expect : "server @NTP@$"'),
    values: { NTP: { text: "10.0.0.5" } },
    has: ['cmd : "ntpq -p 10.0.0.5"', 'expect : "server 10\\\\.0\\\\.0\\\\.5$"'],
  },
  {
    name: "a dot in a pattern is told",
    text: unix('cmd : "x"', 'expect : "server @NTP@$"'),
    values: { NTP: "10.0.0.5" },
    has: ['expect : "server 10.0.0.5$"'],
    notes: /In the pattern of expect on line 20 a dot of @NTP@ matches any character/,
  },
  {
    name: "quotes in double quotes of Unix",
    text: unix('cmd : "echo @NTP@"'),
    values: { NTP: 'a "b" \\ c' },
    has: ['cmd : "echo a \\"b\\" \\\\ c"'],
  },
  {
    name: "backslashes in double quotes of Windows are as they are",
    text: windows('reg_key : "HKLM\\Software\\@NTP@"'),
    values: { NTP: "A\\B" },
    has: ['reg_key : "HKLM\\Software\\A\\B"'],
  },
  {
    name: "a quote in double quotes of Windows makes the string one of single quotes",
    text: windows('reg_item : "it\'s \\ @NTP@"'),
    values: { NTP: 'a"b' },
    has: [`reg_item : 'it\\'s \\\\ a"b'`],
  },
  {
    name: "single quotes of Windows",
    text: windows("reg_item : '@NTP@'"),
    values: { NTP: "C:\\x'y" },
    has: ["reg_item : 'C:\\\\x\\'y'"],
  },
  {
    name: "values without quotes: numbers, ranges, texts and expressions",
    text: windows("value_data : @AGE@", "value_type : @NTP@"),
    values: { AGE: "14", NTP: "POLICY_DWORD" },
    has: ["value_data : 14", "value_type : POLICY_DWORD"],
  },
  {
    name: "a text in the place of a value gets quotes",
    text: windows("value_data : @NTP@"),
    values: { NTP: "Authorised users only" },
    has: ['value_data : "Authorised users only"'],
  },
  {
    name: "several strings in the place of a value",
    text: windows("value_data : @NTP@"),
    values: { NTP: '"a" || "b"' },
    has: ['value_data : "a" || "b"'],
  },
  {
    name: "ends of ranges",
    text: windows("value_data : [1..@AGE@]"),
    values: { AGE: "90" },
    has: ["value_data : [1..90]"],
  },
  {
    name: "in lists and in tags",
    text: windows('value_data : "x" || "@NTP@"').replace(
      "<custom_item>",
      '<report type:"@AGE@"></report>\n<custom_item>',
    ),
    values: { AGE: "3", NTP: "y" },
    has: ['value_data : "x" || "y"', '<report type:"3">'],
  },
  {
    name: "what was filled in is told above the check, as the vendor's own policies have it",
    text: unix('cmd : "@NTP@ @NTP@"', 'expect : "@NTP@"'),
    values: { NTP: "a\nb" },
    has: [
      '# Note: Variable @NTP@ replaced with "a\\nb" in field "cmd".\n# Note: Variable @NTP@ replaced with "a\\nb" in field "expect".\n<custom_item>',
    ],
  },
];

describe("filling in variables", () => {
  for (const { name, text, values, has, notes } of cases) {
    it(name, () => {
      const answer = fill(text, values);
      assert.ok(answer.ok, answer.ok ? "" : answer.problems.join("\n"));
      for (const part of has) assert.ok(answer.text.includes(part), `${part}\nis not in\n${answer.text}`);
      assert.equal(parse(answer.text).errors.length, 0);
      if (notes !== undefined) assert.match(answer.notes.join("\n"), notes);
    });
  }

  for (const { what, text, values, problems } of [
    {
      what: "a variable without a value",
      text: unix('cmd : "@NTP@ @OTHER@"'),
      values: {},
      problems: [
        '@NTP@ (Time server) has no value. The header has the default "192\\.168\\.2\\.1".',
        "@OTHER@ has no value.",
      ],
    },
    {
      what: "a value without a variable",
      text: unix('cmd : "@NTP@"'),
      values: { NTP: "x", NPT: "y" },
      problems: ["The policy has no variable NPT: did you mean NTP?"],
    },
    {
      what: "a text for a number",
      text: windows("value_data : @AGE@"),
      values: { AGE: "x" },
      problems: ['@AGE@ is an INTEGER, and "x" is not a number.'],
    },
    {
      what: "a pattern that is none",
      text: unix('cmd : "x"', 'expect : "^@NTP@$"'),
      values: { NTP: "a(b" },
      problems: [
        /^With @NTP@ the pattern of expect on line 20 is not a regular expression: .* If a value is plain text, give it as plain text\.$/,
      ],
    },
    {
      what: "a backslash before the name that would take a part of the value",
      text: unix('cmd : "x\\@NTP@"'),
      values: { NTP: "n" },
      problems: ["The values can't be written on line 19 in a way that the scanner reads."],
    },
    {
      what: "a text at the end of a range",
      text: windows("value_data : [1..@NTP@]"),
      values: { NTP: "]a" },
      problems: ['[1..@NTP@] on line 19 can\'t be "[1..]a]": only a number is allowed there.'],
    },
    {
      what: "a policy with a syntax error",
      text: unix('cmd : "@NTP@'),
      values: { NTP: "x" },
      problems: ["It has a syntax error on line 19. Correct it first."],
    },
  ] as const) {
    it(`refuses ${what}`, () => {
      const answer = fill(text, values);
      assert.ok(!answer.ok);
      assert.equal(answer.problems.length, problems.length, answer.problems.join("\n"));
      for (const [at, problem] of problems.entries()) {
        if (typeof problem === "string") assert.equal(answer.problems[at], problem);
        else assert.match(answer.problems[at]!, problem);
      }
    });
  }

  it("takes the defaults of the header where that is wanted", () => {
    const answer = fill(unix('cmd : "x"', 'expect : "@NTP@"'), {}, true);
    assert.ok(answer.ok);
    assert.deepEqual(answer.filled, [
      {
        name: "NTP",
        value: "192\\.168\\.2\\.1",
        from: "the default in the header",
        field: "expect",
        start: unix('cmd : "x"', 'expect : "@NTP@"').indexOf("@NTP@"),
        isPattern: true,
        written: "192\\\\.168\\\\.2\\\\.1",
      },
    ]);
  });

  it("says of a value that no check needs it", () => {
    const answer = fill(unix('cmd : "x @NTP@"'), { NTP: "x", AGE: "3" });
    assert.ok(answer.ok);
    assert.deepEqual(answer.notes, ["@AGE@ is declared, but no check uses it."]);
  });
});

const value = fc.string({
  unit: fc.constantFrom("a", "1", '"', "'", "\\", "n", "@", "#", "<", ">", ":", "|", " ", ".", "\n"),
});
const around = fc.string({ unit: fc.constantFrom("a", " ", ".", "\\\\", "#", "'") });
const places = fc.constantFrom(
  (inner: string) => unix(`cmd : "${inner}"`),
  (inner: string) => unix(`cmd : '${inner.replaceAll("'", "")}'`),
  (inner: string) => windows(`reg_item : "${inner}"`),
  (inner: string) => windows(`reg_item : '${inner.replaceAll("'", "")}'`),
  (inner: string) => policyText("Cisco", "CONFIG_CHECK", [`item : "${inner}"`]),
);

it("what the scanner reads is what was there with the value in the place of the name", () => {
  fc.assert(
    fc.property(value, around, around, places, (NTP, before, after, place) => {
      const text = place(`${before}@NTP@${after}`);
      const answer = fill(text, { NTP });
      if (!answer.ok) {
        // what can't be written is refused, and that is seldom
        assert.match(answer.problems.join(), /can't be written|syntax error|is not a regular expression/);
        return;
      }
      const said = lastValue(policyOf(parse(text)));
      assert.equal(
        lastValue(policyOf(parse(answer.text))),
        said.replace("@NTP@", () => NTP),
      );
    }),
    { numRuns: 500 },
  );
});

function lastValue({ checks }: Policy): string {
  const { tree, keywords } = checks.at(-1)!;
  return textOf(tree, keywords.at(-1)!.value!);
}
