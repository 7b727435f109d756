import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { formatPolicy } from "../../../core/format/format.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { applyEdits } from "../../../core/text/text-edit.ts";
import { text as anyText } from "../syntax/policy-text.ts";
import { brokenPromises } from "./promises.ts";

const published = `<check_type:"Unix">
<if>
  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "The kernel"
      cmd         : "uname -r"
      expect      : "^6"
    </custom_item>
  </condition>

  <then>
    <report type:"PASSED">
      description : "A kernel that is supported"
    </report>
  </then>
</if>
</check_type>
`;

function format(text: string, indent = "  "): string {
  const edits = formatPolicy(parse(text), { indent });
  assert(edits !== undefined, "has syntax errors");
  return applyEdits(text, edits);
}

const cases: { name: string; text: string; formatted: string; indent?: string }[] = [
  { name: "a policy laid out like the published ones stays", text: published, formatted: published },
  {
    name: "structure without indentation",
    text: published.replace(/^ +/gm, ""),
    formatted: published,
  },
  {
    name: "colons at any place",
    text: published.replaceAll(" : ", "\t:").replace("type  ", "type"),
    formatted: published,
  },
  {
    name: "blanks at the ends of lines, and on blank lines",
    text: published.replace("</then>", "</then> \t").replace("\n\n", "\n   \n"),
    formatted: published,
  },
  {
    name: "lines that slipped to different places show no indentation",
    text: published
      .replace(/^ +/gm, "")
      .replace('description : "The', ' description : "The')
      .replace("cmd  ", "    cmd  "),
    formatted: published,
  },
  {
    name: "the indentation that a policy shows wins over the option",
    text: published.replaceAll("  ", "\t").replace("\t<then>", "<then>"),
    formatted: published.replace(/^ +/gm, (blanks) => "\t".repeat(blanks.length / 2)),
    indent: "    ",
  },
  {
    name: "without one of its own a policy gets the option",
    text: '<check_type:"Unix">\n<item>\nname : "x"\n</item>\n</check_type>\n',
    formatted: '<check_type:"Unix">\n<item>\n\tname : "x"\n</item>\n</check_type>\n',
    indent: "\t",
  },
  {
    name: "colons at the names stay there, where most checks have them so",
    text: '<check_type:"Unix">\n  <item>\n    name: "x"\n    description :"y"\n  </item>\n  <item>\n    name: "x"\n    info: "y"\n    description:  "z"\n  </item>\n  <item>\n    name: "x"\n    info: "y"\n    description: "z"\n  </item>\n</check_type>\n',
    formatted:
      '<check_type:"Unix">\n  <item>\n    name: "x"\n    description: "y"\n  </item>\n  <item>\n    name: "x"\n    info: "y"\n    description: "z"\n  </item>\n  <item>\n    name: "x"\n    info: "y"\n    description: "z"\n  </item>\n</check_type>\n',
  },
  {
    name: "strings of several lines, comments and values of several lines keep what is inside",
    text: '# head  \n<check_type:"Unix">\n<custom_item>\n   # why:  x \n type : CMD_EXEC # now  \n info : "a  \n   b\n" \n expect : "1" ||\n   # or\n       "2"\n# off : "x"\n</custom_item>\n   # tail\n</check_type>\n',
    formatted:
      '# head  \n<check_type:"Unix">\n<custom_item>\n # why:  x \n type   : CMD_EXEC # now  \n info   : "a  \n   b\n"\n expect : "1" ||\n   # or\n       "2"\n# off : "x"\n</custom_item>\n# tail\n</check_type>\n',
  },
  {
    name: "line ends of both kinds, a byte order mark, and no line end at the end",
    text: '\ufeff<check_type:"Unix">\r\n<item>\n  name: "x"\r\n description : "y"\r\n</item>\n\r\n</check_type>',
    formatted:
      '\ufeff<check_type:"Unix">\r\n<item>\n  name        : "x"\r\n  description : "y"\r\n</item>\n\r\n</check_type>',
  },
  {
    name: "what shares a line goes on sharing it",
    text: '<check_type:"Unix">\n<if> <condition type:"OR">\n<item> name:"x"   description:"y" </item>\n</condition> </if>\n</check_type>\n',
    formatted:
      '<check_type:"Unix">\n<if> <condition type:"OR">\n    <item> name:"x"   description:"y" </item>\n  </condition> </if>\n</check_type>\n',
  },
  {
    name: "a flag, and a value on the next line",
    text: '<check_type:"Unix">\n<custom_item>\ndebug\ninfo:\n"text"\ndescription : "x"\n</custom_item>\n</check_type>\n',
    formatted:
      '<check_type:"Unix">\n<custom_item>\n  debug\n  info        :\n"text"\n  description : "x"\n</custom_item>\n</check_type>\n',
  },
  {
    name: "blanks that nobody indents by are no style to repeat at every level",
    text: `<check_type:"Unix">\n<if>\n${" ".repeat(4000)}<then>\n${" ".repeat(8000)}<report type:"PASSED">\n</report>\n</then>\n</if>\n</check_type>\n`,
    formatted:
      '<check_type:"Unix">\n<if>\n  <then>\n    <report type:"PASSED">\n    </report>\n  </then>\n</if>\n</check_type>\n',
  },
  {
    name: "a name of thousands of letters pushes no colon away",
    text: `<check_type:"Unix">\n<item>\n  ${"a".repeat(5000)} : 1\n  name : "x"\n  info:"y"\n</item>\n</check_type>\n`,
    formatted: `<check_type:"Unix">\n<item>\n  ${"a".repeat(5000)}: 1\n  name : "x"\n  info : "y"\n</item>\n</check_type>\n`,
  },
];
for (const { name, text, formatted, indent } of cases) {
  test(name, () => {
    assert.equal(format(text, indent), formatted);
    assert.deepEqual(brokenPromises(text), []);
  });
}

for (const [name, damaged] of [
  ["a closing tag in the middle", published.replace("</condition>", "")],
  ["a quote", published.replace('uname -r"', "uname -r")],
  ["an opening tag", published.replace("<then>", "")],
] as const) {
  test(`a policy without ${name} is left alone: its structure would be a guess`, () => {
    assert.equal(formatPolicy(parse(damaged)), undefined);
  });
}

for (const tags of ["</check_type>\n", "</if>\n", "  </then>\n</if>\n</check_type>\n"]) {
  test(`a policy is formatted without the ${tags.trim().split("\n").length} closing tags at its end: ${tags.trim()}`, () => {
    const cut = published.replace(tags, "");
    assert.notEqual(cut, published);
    assert.equal(format(cut.replace(/^ +/gm, "")), cut);
    assert.deepEqual(brokenPromises(cut.replace(/^ +/gm, "")), []);
  });
}

test("an HTML comment is formatted like any other", () => {
  const commented = published.replace("<then>", "<!-- then\n     what -->\n  <then>");
  assert.equal(format(commented.replace("  <!--", "     <!--")), commented);
});

const check = (keywords: string, indent = "") =>
  `${indent}<item>\n${indent}${keywords}name        : "x"\n${indent}${keywords}description : "y"\n${indent}</item>\n`;
const inFile = (...checks: string[]) => `<check_type:"Unix">\n${checks.join("")}</check_type>\n`;

test("two indentations that a file uses throughout are both kept, and what has neither gets the most frequent one", () => {
  const two = check("  ");
  const four = check("    ");
  const mixed = inFile(two, four, four, two, four, two, four);
  assert.equal(format(mixed), mixed);
  assert.equal(format(inFile(mixed, check(" "), check("   "))), inFile(mixed, four, four));
  assert.deepEqual(brokenPromises(inFile(mixed, check(" "))), []);
});

test("keywords may be indented differently than branches", () => {
  const branch = (unit: string, keywords: string) =>
    `<if>\n${unit}<condition type:"AND">\n${check(keywords, unit + unit)}${unit}</condition>\n${unit}<then>\n${check(keywords, unit + unit)}${unit}</then>\n</if>\n`;
  const file = inFile(branch("  ", "    "), branch("  ", "    "), branch("  ", "    "));
  assert.equal(format(file), file);
  assert.equal(format(file.replace("  <then>", "<then>")), file);
});

test("a file that only indents its checks keeps its branches in the first column", () => {
  const flat = `<if>\n<condition type:"AND">\n${check("  ")}</condition>\n<then>\n${check("  ")}</then>\n</if>\n`;
  assert.equal(format(inFile(flat, flat, flat)), inFile(flat, flat, flat));
});

const policies = readdirSync("samples/policies").map((file) =>
  readFileSync(`samples/policies/${file}`, "utf8"),
);

test("the samples are not changed", () => {
  for (const policy of policies) assert.equal(format(policy), policy);
});

const blanks = fc.constantFrom("", " ", "   ", "\t", "\t ", " \t");
const lineEnd = fc.constantFrom(
  "\n",
  "\r\n",
  "\n\n",
  " \n",
  "\n \t\r\n",
  "\n# comment  \n",
  "\n\t# comment\n",
);

test("the promises are kept for the samples, however their blanks are changed", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(published, ...policies),
      fc.array(blanks, { minLength: 1, maxLength: 7 }),
      fc.array(lineEnd, { minLength: 1, maxLength: 7 }),
      (policy, indentations, lineEnds) => {
        const tree = parse(policy);
        let line = 0;
        // Only line ends outside of strings are ours to change.
        const shaken = policy.replace(/\r?\n[ \t]*/g, (newline, offset) => {
          const inside = tree.comments.some(({ start, end }) => start < offset && offset < end);
          if (inside || isInString(policy, offset)) return newline;
          line++;
          return lineEnds[line % lineEnds.length]! + indentations[line % indentations.length]!;
        });
        assert.deepEqual(brokenPromises(shaken), []);
      },
    ),
    { numRuns: 300 },
  );
});

test("the promises are kept for any text", () => {
  fc.assert(
    fc.property(anyText, (text) => assert.deepEqual(brokenPromises(text), [])),
    { numRuns: 2000 },
  );
});

/** Good enough for the samples, which have no escaped quotes. */
function isInString(policy: string, offset: number): boolean {
  const before = policy.slice(0, offset).replace(/^[ \t]*#.*$/gm, "");
  return (before.match(/"/g) ?? []).length % 2 === 1;
}
