import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../core/syntax/parse.ts";
import { describeTree } from "./describe-tree.ts";

/** Each case: a text, the tree that it gives, and the rules of its syntax errors with their lines. */
function checkTree(name: string, text: string, tree: string, errors: string[] = []): void {
  test(name, () => {
    const parsed = parse(text);
    assert.equal(describeTree(parsed), tree.replace(/^\n|\n$/g, ""));
    const found = parsed.errors.map(
      ({ rule, start }) => `${text.slice(0, start).split("\n").length} ${rule}`,
    );
    assert.deepEqual(found, errors);
  });
}

checkTree("an empty file", "", "");
checkTree("comments only", "# nothing\n  # here\n", "");

checkTree(
  "a whole check on one line, as the announcement of the open-port checks prints it",
  `<check_type:"Unix">
<custom_item> type : AUDIT_DENIED_OPEN_PORTS description : "No telnet" port_type : TCP ports : "21,23" </custom_item>
</check_type>`,
  `
<check_type "Unix">
  <custom_item>
    type = AUDIT_DENIED_OPEN_PORTS
    description = "No telnet"
    port_type = TCP
    ports = "21,23"`,
);

checkTree(
  "blanks around names and colons, attributes in any order, words as attribute values",
  `<check_type : "MDM"  mdm_type:AIRWATCH>
<if><condition auto:"FAILED" type:"and"></condition></if>
<debug/>
</check_type>`,
  `
<check_type "MDM" mdm_type=AIRWATCH>
  <if>
    <condition auto="FAILED" type="and">
  <debug>`,
);

checkTree(
  "comments between keywords, hashes and tags inside strings",
  `<custom_item>
  # type : NOT_THIS
  info : "first
# still the text </custom_item>
ports : 22"
  regex : '#a' # after the value
</custom_item>`,
  `
<custom_item>
  info = "first\\n# still the text </custom_item>\\nports : 22"
  regex = "#a"`,
);

checkTree(
  "Unix strings: a backslash takes the next character along, and double quotes drop it",
  `<check_type:"Unix">
<custom_item>
  cmd : "echo \\"a\\" \\\\"
  regex : "\\\\s+\\.x\\[\\n"
  expect : 'it\\'s \\s'
</custom_item>
</check_type>`,
  `
<check_type "Unix">
  <custom_item>
    cmd = "echo \\"a\\" \\\\"
    regex = "\\\\s+.x[\\n"
    expect = "it's \\\\s"`,
);

checkTree(
  "strings of networks and clouds keep other backslashes",
  `<check_type:"Juniper">
<custom_item>
  regex : "\\\\s+\\.x\\s\\""
</custom_item>
</check_type>`,
  `
<check_type "Juniper">
  <custom_item>
    regex = "\\\\s+\\\\.x\\\\s\\""`,
);

for (const checkType of ["amazon_aws", "F5", "A_New_Device"]) {
  checkTree(
    `a quote after two backslashes, ${checkType}: the reading by which the line is a value`,
    `<check_type:"${checkType}">
<custom_item>
  regex : "a\\\\": \\\\"b"
  file : "C:\\\\" || "D:\\\\"
  cmd : "x\\\\"
  info : "a\\\\" stray
  expect : "b"
</custom_item>
</check_type>`,
    `
<check_type "${checkType}">
  <custom_item>
    regex = "a\\\\\\": \\\\\\"b"
    file = ["C:\\\\" || "D:\\\\"]
    cmd = "x\\\\"
    info = "a\\\\"
    stray "stray"
    expect = "b"`,
    ["6 stray-text"],
  );
}

checkTree(
  "a quote after two backslashes closes in Unix policies",
  `<check_type:"Unix">
<custom_item>
  regex : "a\\\\": \\\\"b"
</custom_item>
</check_type>`,
  `
<check_type "Unix">
  <custom_item>
    regex = "a\\\\"
    stray ": \\\\\\\\\\"b\\""`,
  ["3 stray-text"],
);

checkTree(
  "a string whose last line looks like a keyword closes where a keyword or a tag comes next",
  `<check_type:"Unix">
<custom_item>
  solution : "Write
  keys:
      secret:"
  # a comment

  file : "/etc/keys.yaml"
  info : "And
  then:"
</custom_item>
</check_type>`,
  `
<check_type "Unix">
  <custom_item>
    solution = "Write\\n  keys:\\n      secret:"
    file = "/etc/keys.yaml"
    info = "And\\n  then:"`,
);

checkTree(
  "a check type in another case is read as what it is",
  `<check_type:"windows">
<custom_item>
  reg_key : "HKLM\\Software\\"
</custom_item>
</check_type>`,
  `
<check_type "windows">
  <custom_item>
    reg_key = "HKLM\\\\Software\\\\"`,
);

checkTree(
  "Windows strings: no escapes in double quotes, escapes in single quotes",
  `<check_type:"Windows" version:"2">
<custom_item>
  reg_key : "HKLM\\Software\\"
  reg_item : "a\\nb"
  value_data : 'line\\r\\nwith \\'quotes\\''
</custom_item>
</check_type>`,
  `
<check_type "Windows" version="2">
  <custom_item>
    reg_key = "HKLM\\\\Software\\\\"
    reg_item = "a\\\\nb"
    value_data = "line\\r\\nwith 'quotes'"`,
);

checkTree(
  "without a check type, a quote after a backslash closes at the end of a line before structure",
  `<custom_item>
  reg_key : "HKLM\\Software\\"
  cmd : "say \\"hello\\""
</custom_item>`,
  `
<custom_item>
  reg_key = "HKLM\\\\Software\\\\"
  cmd = "say \\"hello\\""`,
);

checkTree(
  "value forms",
  `<custom_item>
  value_data : [1..MAX]
  value_data : (45 || 10) && ([9..12] || -0x1F)
  value_data : @MINIMUM_AGE@
  sql_expect : "a", regex:"b" || "c", NULL
  file_extension : "pdf" | "doc"
  value_data : "x" ||
    "y"
  avoid_floppy_access
  see_also : https://example.com/a
</custom_item>`,
  `
<custom_item>
  value_data = [1..MAX]
  value_data = [([45 || 10]) && ([[9..12] || -0x1F])]
  value_data = @MINIMUM_AGE@
  sql_expect = ["a" , [regex:"b" || "c"] , NULL]
  file_extension = ["pdf" | "doc"]
  value_data = ["x" || "y"]
  avoid_floppy_access
  see_also = https://example.com/a`,
);

checkTree(
  "a missing closing quote ends at its line",
  `<custom_item>
  description : "no end
  info : "fine"
</custom_item>`,
  `
<custom_item>
  description = "no end"…
  info = "fine"`,
  ["2 unterminated-string"],
);

checkTree(
  "a missing closing quote before a value that begins on the next line",
  `<custom_item>
  description : "no end
  info : "
    text" 
  type : CMD_EXEC
</custom_item>`,
  `
<custom_item>
  description = "no end"…
  info = "\\n    text"
  type = CMD_EXEC`,
  ["2 unterminated-string"],
);

checkTree(
  "a missing opening quote, with an apostrophe in the text behind it",
  `<custom_item>
  info : Don't do this,
it isn't good"
  type : CMD_EXEC
</custom_item>`,
  `
<custom_item>
  info = Don
  stray "'t do this,\\nit isn't good\\""
  type = CMD_EXEC`,
  ["2 stray-text"],
);

checkTree(
  "an unescaped quote inside a string",
  `<custom_item>
  regex : ".*PrivacyOptions=".*"
  type : CMD_EXEC
</custom_item>`,
  `
<custom_item>
  regex = ".*PrivacyOptions="
  stray ".*\\""
  type = CMD_EXEC`,
  ["2 stray-text"],
);

checkTree(
  "typographic quotes",
  "<custom_item>\n  description : “curly”\n</custom_item>",
  `
<custom_item>
  description = "curly"`,
  ["2 smart-quotes"],
);

checkTree(
  "missing colons, values and ends of tags",
  `<check_type "Unix">
<custom_item
  type CMD_EXEC
  description "text"
  cmd :
</custom_item
</check_type>`,
  `
<check_type "Unix">
  <custom_item>
    type = CMD_EXEC
    description = "text"
    cmd`,
  [
    "1 malformed-tag",
    "2 malformed-tag",
    "3 missing-colon",
    "4 missing-colon",
    "5 missing-value",
    "6 malformed-tag",
  ],
);

checkTree(
  "a missing </if> is told at its <if>",
  `<check_type:"Unix">
<if>
  <condition type:"AND"><item> name : "a" </item></condition>
  <then><report type:"PASSED"></report></then>
<custom_item> type : CMD_EXEC </custom_item>
</check_type>`,
  `
<check_type "Unix">
  <if> unclosed
    <condition type="AND">
      <item>
        name = "a"
    <then>
      <report type="PASSED">
  <custom_item>
    type = CMD_EXEC`,
  ["2 unclosed-tag"],
);

checkTree(
  "a missing <then> is told where its content begins",
  `<if>
  <condition type:"AND"><item> name : "a" </item></condition>
    <report type:"PASSED"></report>
  </then>
  <else><report type:"FAILED"></report></else>
</if>`,
  `
<if>
  <condition type="AND">
    <item>
      name = "a"
  <then>
    <report type="PASSED">
  <else>
    <report type="FAILED">`,
  ["3 unopened-tag"],
);

checkTree(
  "an opening tag where the closing one belongs, as the guide prints it",
  `<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
<item>
<custom_item>
  type : CMD_EXEC
</custom_item>`,
  `
<custom_item>
  type = AUDIT_DENIED_OPEN_PORTS
<custom_item>
  type = CMD_EXEC`,
  ["3 mismatched-tag"],
);

checkTree(
  "misspelt tags pair up with what was meant",
  "<custom_itm>\n  type : CMD_EXEC\n</custom_item>\n<report>\n</reprot>",
  `
<custom_itm>
  type = CMD_EXEC
<report>`,
);

checkTree(
  "a tag that resembles none is what its partner says",
  "<fi>\n<cond>\n<report>\n</rp>\n</condition>\n</if>",
  `
<fi>
  <cond>
    <report>`,
);

checkTree(
  "a tag that resembles none stays what it is where no partner would make all pair up",
  "<if>\n<fi>\n</if>",
  `
<if>
  <fi> unclosed`,
  ["2 unclosed-tag"],
);

checkTree(
  "text that is no policy is one stray node",
  "This is a letter.\nIt has two lines: \"one\" and 'two'.\n",
  'stray "This is a letter.\\nIt has two lines: \\"one\\" and \'two\'."',
  ["1 stray-text"],
);

checkTree(
  "an operator without an operand before one with",
  `<custom_item>
  value_data : "a",||"b"
</custom_item>`,
  `
<custom_item>
  value_data = [["a" || "b"]]`,
  ["2 missing-value"],
);
