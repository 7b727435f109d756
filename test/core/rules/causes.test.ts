import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { lint } from "../../../core/lint/lint.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { checkSlip } from "./causes.ts";

const condition = `  <condition type:"AND">
    <custom_item>
      type        : CMD_EXEC
      description : "The kernel release"
      cmd         : "uname -r"
      expect      : "^6"
    </custom_item>
  </condition>`;
const reports = `<report type:"PASSED">
      description : "A kernel that is supported"
    </report>
    <item>
      name        : "passwd_zero_uid"
      description : "Only root has the uid 0"
    </item>`;

describe("tags", () => {
  checkSlip({
    name: "a closing tag with the value of the opening one",
    text: `<check_type:"Unix">\n${reports}\n</check_type:"Unix">\n`,
    finding: "9 error[malformed-tag] A closing tag takes no value: write </check_type>.",
    fixed: `<check_type:"Unix">\n${reports}\n</check_type>\n`,
  });
});

describe("values", () => {
  const owned = (group: string) =>
    `<check_type:"Unix">\n<custom_item>\n  type        : FILE_CHECK\n  description : "x"\n  file        : "/etc/shadow"\n  group       : ${group}\n</custom_item>\n</check_type>\n`;
  checkSlip({
    name: "several names in one string",
    text: owned('"root||shadow"'),
    finding:
      '6 warning[malformed-value] This is not a valid value of group, which takes one or several quoted texts, such as "one" || "two".',
    fixed: owned('"root" || "shadow"'),
  });
});

describe("names", () => {
  checkSlip({
    name: "a keyword that is written out",
    text: `<check_type:"Unix">\n<custom_item>\n  type        : CMD_EXEC\n  description : "x"\n  command     : "uname -r"\n  expect      : "^6"\n</custom_item>\n</check_type>\n`,
    finding: "5 error[unknown-keyword] Unknown keyword command: did you mean cmd? The keyword is shortened.",
    fixed: `<check_type:"Unix">\n<custom_item>\n  type        : CMD_EXEC\n  description : "x"\n  cmd     : "uname -r"\n  expect      : "^6"\n</custom_item>\n</check_type>\n`,
  });
  for (const [name, likely] of [
    ["file_path", "file"],
    ["registry_key", "reg_key"],
  ] as const) {
    const isFile = likely === "file";
    const open = isFile ? '<check_type:"Unix">' : '<check_type:"Windows" version:"2">\n<group_policy:"x">';
    const close = isFile ? "</check_type>\n" : "</group_policy>\n</check_type>\n";
    const value = isFile
      ? '"/etc/shadow"'
      : '"HKLM\\Software"\n  reg_item : "x"\n  value_type : POLICY_DWORD\n  value_data : 1';
    const type = isFile ? "FILE_CHECK" : "REGISTRY_SETTING";
    const policy = (keyword: string) =>
      `${open}\n<custom_item>\n  type : ${type}\n  description : "x"\n  ${keyword} : ${value}\n</custom_item>\n${close}`;
    checkSlip({
      name: `${name} where ${likely} is missing`,
      text: policy(name),
      finding: `${isFile ? 5 : 6} error[unknown-keyword] Unknown keyword ${name}: did you mean ${likely}?`,
      fixed: policy(likely),
    });
  }
  checkSlip({
    name: "a check type with the system in it",
    text: `<check_type:"Cisco_IOS">\n<item>\n  type        : CONFIG_CHECK\n  description : "x"\n  item        : "no ip http server"\n</item>\n</check_type>\n`,
    finding:
      "1 error[unknown-check-type] Unknown check type Cisco_IOS: did you mean Cisco? One check type serves IOS, ASA and NX-OS.",
    fixed: `<check_type:"Cisco">\n<item>\n  type        : CONFIG_CHECK\n  description : "x"\n  item        : "no ip http server"\n</item>\n</check_type>\n`,
  });
});

describe("branches", () => {
  checkSlip({
    name: "what follows a condition is not in <then>",
    text: `<check_type:"Unix">\n<if>\n${condition}\n    ${reports}\n</if>\n</check_type>\n`,
    finding: "11 error[incomplete-if] What follows the condition belongs in <then> … </then>.",
    fixed: `<check_type:"Unix">\n<if>\n${condition}\n    <then>\n    ${reports}\n    </then>\n</if>\n</check_type>\n`,
  });
  checkSlip({
    name: "the same on one line",
    text: `<check_type:"Unix">\n<if>\n${condition} <report type:"PASSED"> description:"x" </report> </if>\n</check_type>\n`,
    finding: "10 error[incomplete-if] What follows the condition belongs in <then> … </then>.",
    fixed: `<check_type:"Unix">\n<if>\n${condition} <then><report type:"PASSED"> description:"x" </report></then> </if>\n</check_type>\n`,
  });
  checkSlip({
    name: "checks beside <then> are one slip",
    text: `<check_type:"Unix">\n<if>\n${condition}\n<then>\n<report type:"PASSED">\n  description : "x"\n</report>\n</then>\n    ${reports}\n</if>\n</check_type>\n`,
    finding: "16 error[misplaced-tag] <report> can't be inside <if>: it must be in <then> or <else>.",
  });
});

describe("patterns", () => {
  const unix = (expect: string) =>
    `<check_type:"Unix">\n<custom_item>\n  type        : CMD_EXEC\n  description : "x"\n  cmd         : "cat /etc/x"\n  expect      : ${expect}\n</custom_item>\n</check_type>\n`;
  const windows = (expect: string) =>
    `<check_type:"Windows" version:"2">\n<group_policy:"x">\n<custom_item>\n  type        : FILE_CONTENT_CHECK\n  description : "x"\n  value_type  : POLICY_TEXT\n  value_data  : "C:\\x.ini"\n  regex       : "."\n  expect      : ${expect}\n</custom_item>\n</group_policy>\n</check_type>\n`;

  const variable = `$${"{HOME}"}`;
  checkSlip({
    name: "a $ before a name, in the spelling of the file",
    text: unix(`"^DIR=${variable}/x"`),
    finding: `6 warning[unescaped-dollar] $ matches the end of the line, so {HOME} can't follow it. Write \\\\${variable} for the text ${variable}.`,
    fixed: unix(`"^DIR=\\\\${variable}/x"`),
  });
  checkSlip({
    name: "the same in a raw string",
    text: windows('"^dir=$home"'),
    finding:
      "9 warning[unescaped-dollar] $ matches the end of the line, so home can't follow it. Write \\$home for the text $home.",
    fixed: windows('"^dir=\\$home"'),
  });
  checkSlip({
    name: "a range outside of brackets, its bracket lost",
    text: unix('"^timeout=([1-9][0-9]|1-8][0-9][0-9]|900)$"'),
    finding:
      "6 hint[range-outside-brackets] Outside brackets, 1-8] is literal text, not a range. Write [1-8].",
    fixed: unix('"^timeout=([1-9][0-9]|[1-8][0-9][0-9]|900)$"'),
  });
  checkSlip({
    name: "several ranges of one pattern",
    text: unix('"^(5-9|1-5[0-9]|60)$"'),
    finding:
      "6 hint[range-outside-brackets] Outside brackets, 5-9 is literal text, not a range. Write [5-9].",
    fixed: unix('"^([5-9]|[1-5][0-9]|60)$"'),
  });
  checkSlip({
    name: "a range of numbers with several digits",
    text: unix('"^(10-15|2[0-9])$"'),
    finding: "6 hint[range-outside-brackets] Outside brackets, 10-15 is literal text, not a range.",
  });
  checkSlip({
    name: "doubled backslashes before parentheses that don't balance",
    text: windows('"\\\\(NAME=\\\\([0-9]+"'),
    finding: "9 warning[wrong-backslashes] \\\\( is a backslash and the start of a group. Write \\(.",
    fixed: windows('"\\(NAME=\\([0-9]+"'),
  });
  checkSlip({
    name: "doubled backslashes do not excuse another mistake",
    text: windows('"\\\\(NAME=[0-9+"'),
    finding:
      "9 error[invalid-regex] This ( is never closed. Add the missing ), or write \\( for the parenthesis itself.",
  });
  checkSlip({
    name: "advice about a pattern in a string with escapes",
    text: unix('"a(b"'),
    finding:
      "6 error[invalid-regex] This ( is never closed. Add the missing ), or write \\\\( for the parenthesis itself.",
  });
  checkSlip({
    name: "what is wrong in a pattern, as the file has it",
    text: unix('"a\\\\l"'),
    finding:
      "6 error[invalid-regex] \\\\l is not supported in regular expressions of the scanner. Write the characters themselves, or \\\\x with the code.",
  });
});

describe("port lists", () => {
  const list = (ports: string) =>
    `<check_type:"Unix">\n<custom_item>\n  type        : AUDIT_DENIED_OPEN_PORTS\n  description : "x"\n  port_type   : TCP\n  ports       : ${ports}\n</custom_item>\n</check_type>\n`;
  checkSlip({
    name: "advice about an element in a string with escapes",
    text: list('"23, 8(0"'),
    finding:
      "6 error[malformed-port-element] This ( is never closed. Add the missing ), or write \\\\( for the parenthesis itself.",
  });
  checkSlip({
    name: "a list that was wrapped in several places",
    text: list('"21, 23, 80\r\n     0[1-\n9], 90\n00,\n  9001"'),
    finding: "6 error[broken-value] The port list is broken across lines, inside 800[1-9]: join them.",
    fixed: list('"21, 23, 800[1-9], 9000, 9001"'),
  });
  checkSlip({
    name: "a list with an element on each line",
    text: list('"22\n  80\n  443"'),
    finding:
      "6 error[broken-value] The port list is broken across lines, and no comma separates them: write 22, 80, 443.",
    fixed: list('"22, 80, 443"'),
  });
  const wrapped = (expect: string) =>
    `${list('"22"')}`.replace(
      "</check_type>",
      `<custom_item>\n  type        : CMD_EXEC\n  description : "y"\n  cmd         : "uname -r"\n  expect      : ${expect}\n</custom_item>\n</check_type>`,
    );
  checkSlip({
    name: "a pattern that was wrapped",
    text: wrapped('"^[5-\n    9]"'),
    finding: "12 error[broken-value] The regular expression is broken across lines: join them.",
    fixed: wrapped('"^[5-9]"'),
  });
});

describe("pages and other formats", () => {
  const good = `<check_type:"Unix">
# the kernel of this host
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  info        : "It is < 7 & > 5"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`;
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const curly = (text: string) => text.replace(/"([^"\n]*)"/g, "\u201c$1\u201d");
  const pasted = good.split("\n").slice(2, 9).join("\n").replace("The kernel", "Another");
  const entity = "HTML writes &lt; for <";

  checkSlip({
    name: "the source of a page",
    text: escaped(good),
    finding: `1 error[page-copy] This was copied from a web page: ${entity}.`,
    fixed: good,
  });
  checkSlip({
    name: "the source of a page, with the tags that break its lines",
    text: `<pre>${escaped(good).replace(/\n/g, "<br />\n")}</pre>`,
    finding: `1 error[page-copy] This was copied from a web page: ${entity}.`,
    fixed: good,
  });
  checkSlip({
    name: "everything that a page does to a policy",
    text: curly(good).replace(/[<>]/g, escaped).replaceAll("  ", "\u00a0\u00a0"),
    finding: `1 error[page-copy] This was copied from a web page: ${entity}, typographic quotes are not quotes, non-breaking blanks are not blanks.`,
    fixed: good,
  });
  checkSlip({
    name: "typographic quotes throughout",
    text: curly(good),
    finding: "1 error[page-copy] This was copied from a web page: typographic quotes are not quotes.",
    fixed: good,
  });
  checkSlip({
    name: "a non-breaking blank before a colon",
    text: good.replace("type        :", "type       \u00a0:"),
    finding: "4 error[page-copy] This was copied from a web page: non-breaking blanks are not blanks.",
    fixed: good,
  });
  checkSlip({
    name: "one value out of the source of a page",
    text: good.replace('"uname -r"', "&quot;uname -r&quot;"),
    finding: '7 error[page-copy] This was copied from a web page: HTML writes &quot; for ".',
    fixed: good,
  });
  checkSlip({
    name: "a check out of the source of a page, in a policy that is right",
    text: good.replace("</check_type>", `${escaped(pasted)}\n</check_type>`),
    finding: `10 error[page-copy] This was copied from a web page: ${entity}.`,
    fixed: good.replace("</check_type>", `${pasted}\n</check_type>`),
  });
  test("tags in between that are not checks are looked at", () => {
    const own = pasted.replace("cmd  ", "cdm  ").replace("Another", "The &lt; third");
    const text = good.replace(
      "</check_type>",
      [escaped(pasted), own, escaped(pasted), "</check_type>"].join("\n"),
    );
    const rules = lint(policyOf(parse(text))).map(({ rule }) => rule);
    assert.deepEqual(rules, ["page-copy", "unknown-keyword", "page-copy"]);
  });
  checkSlip({
    name: "a comment of HTML behind a tag, with text after it",
    text: good.replace("# the kernel of this host\n", "<!--the kernel of this host--> "),
    finding: "2 error[html-comment] Comments start with #, not with <!--.",
    fixed: good.replace("<custom_item>", " <custom_item>"),
  });
  checkSlip({
    name: "a comment of HTML that never ends",
    text: good.replace("# the kernel", "<!-- the kernel"),
    finding: "2 error[html-comment] Comments start with #, not with <!--, and this one is never closed.",
  });

  for (const [name, text, format] of [
    ["JSON", '[\n  { "check": "ssh", "port": 22 }\n]\n', "JSON"],
    ["JSON with a byte order mark", '\ufeff{ "type": "CMD_EXEC" }', "JSON"],
    [
      "a benchmark",
      '<?xml version="1.0"?>\n<!-- by us -->\n<Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2" id="x">\n<Profile id="y"/>\n</Benchmark>\n',
      "a benchmark in XCCDF",
    ],
    [
      "a benchmark with a prefix",
      '<xccdf:Benchmark xmlns:xccdf="x">\n</xccdf:Benchmark>\n',
      "a benchmark in XCCDF",
    ],
    ["a web page", "<!DOCTYPE html>\n<html><body>Not found</body></html>\n", "a web page"],
    [
      "a report",
      '<?xml version="1.0" ?>\n<NessusClientData_v2>\n</NessusClientData_v2>\n',
      "a report of the scanner",
    ],
  ] as const) {
    checkSlip({
      name: `${name} with the name of a policy`,
      text,
      finding: `1 error[foreign-format] This is ${format}, not an audit policy.`,
    });
  }
});

describe("quotes inside of strings", () => {
  const powershell = (args: string) =>
    `<check_type:"Windows" version:"2">\n<group_policy:"x">\n<custom_item>\n  type            : AUDIT_POWERSHELL\n  description     : "x"\n  value_type      : POLICY_TEXT\n  value_data      : "Running"\n  powershell_args : ${args}\n</custom_item>\n</group_policy>\n</check_type>\n`;
  const command = (cmd: string) =>
    `<check_type:"Unix">\n<custom_item>\n  type        : CMD_EXEC\n  description : "x"\n  cmd         : ${cmd}\n  expect      : "^6"\n</custom_item>\n</check_type>\n`;
  const told = (keyword: string, remedy: string, word: string) =>
    `error[stray-text] Text after the closing quote of ${keyword}: if a quote belongs to the string, ${remedy}. The scanner stops here: "unknown token '${word}'".`;

  checkSlip({
    name: "single ones in single ones",
    text: powershell("'(Get-Service -Name 'dnscache').Status -eq 'Running' '"),
    finding: `8 ${told("powershell_args", "write it as \\'", "dnscache').Status")}`,
    fixed: powershell("'(Get-Service -Name \\'dnscache\\').Status -eq \\'Running\\' '"),
  });
  checkSlip({
    name: "double ones in a raw string",
    text: powershell('"Get-Item "C:\\it\'s here""'),
    finding: `8 ${told("powershell_args", "enclose the string in single quotes", "C:\\it's")}`,
    fixed: powershell("'Get-Item \"C:\\\\it\\'s here\"'"),
  });
  checkSlip({
    name: "double ones in a string with escapes",
    text: command('"grep "a b" \\"c\\" /etc/x"'),
    finding: `5 ${told("cmd", 'write it as \\"', "a")}`,
    fixed: command('"grep \\"a b\\" \\"c\\" /etc/x"'),
  });
  checkSlip({
    name: "two backslashes before each",
    text: command('"grep \\\\"a b\\\\" /etc/x"'),
    finding: `5 ${told("cmd", 'write it as \\\\\\", since two backslashes mean one', "a")}`,
    fixed: command('"grep \\\\\\"a b\\\\\\" /etc/x"'),
  });
});

describe("fixes", () => {
  const unix = (keywords: string, header = "") =>
    `${header}<check_type:"Unix">\n<custom_item>\n  type        : AUDIT_DENIED_OPEN_PORTS\n  description : "x"\n  port_type   : TCP\n  ports       : "23"\n${keywords}</custom_item>\n</check_type>\n`;
  const variable = (name: string) =>
    `#  <variable>\n#    <name>${name}</name>\n#    <default></default>\n#    <description></description>\n#    <value_type>STRING</value_type>\n#  </variable>\n`;

  checkSlip({
    name: "a keyword of the other platform is removed with its line",
    text: unix("  value_type  : POLICY_PORTS\n"),
    finding:
      "7 error[wrong-dialect] value_type belongs to the Windows form of this check; a Unix policy has no such keyword here.",
    fixed: unix(""),
  });
  checkSlip({
    name: "one whose counterpart is there, too",
    text: unix('  value_data  : "23"\n'),
    finding:
      "7 error[wrong-dialect] value_data belongs to the Windows form of this check: in a Unix policy it is ports.",
    fixed: unix(""),
  });
  const allowed = (ports: string) => unix("").replace('"23"', `"${ports}"`);
  checkSlip({
    name: "a number that is not a port is removed from its list",
    text: allowed("22, 70443, 80"),
    finding:
      "6 error[port-out-of-range] 70443 is not a valid port number: ports go from 1 to 65535. Correct or remove it.",
    fixed: allowed("22, 80"),
  });
  checkSlip({
    name: "a pattern that no port matches is removed from its list",
    text: allowed("7[0-9]{4}, 80"),
    finding:
      "6 error[port-without-match] No port from 1 to 65535 matches 7[0-9]{4} in full. Correct or remove it.",
    fixed: allowed("80"),
  });
  checkSlip({
    name: "an empty list would say something else than one with a number that is not a port",
    text: allowed("70443"),
    finding:
      "6 error[port-out-of-range] 70443 is not a valid port number: ports go from 1 to 65535. Correct or remove it.",
  });
  for (const [name, header, declared] of [
    [
      "a header that has others",
      `#<ui_metadata>\n#<variables>\n${variable("HOST")}#</variables>\n#</ui_metadata>\n`,
      `#<ui_metadata>\n#<variables>\n${variable("HOST")}${variable("TEXT")}#</variables>\n#</ui_metadata>\n`,
    ],
    [
      "a header without variables",
      "# head\n#<ui_metadata>\n#</ui_metadata>\n\n",
      `# head\n#<ui_metadata>\n#<variables>\n${variable("TEXT")}#</variables>\n#</ui_metadata>\n\n`,
    ],
    [
      "a file without a header",
      "# head\n",
      `# head\n#<ui_metadata>\n#<variables>\n${variable("TEXT")}#</variables>\n#</ui_metadata>\n`,
    ],
  ] as const) {
    const text = unix('  info        : "@TEXT@"\n', header);
    const line = text.slice(0, text.indexOf("@TEXT@")).split("\n").length;
    checkSlip({
      name: `a variable is declared in ${name}`,
      text,
      finding: `${line} warning[undefined-variable] The variable @TEXT@ is not declared in the header: the scanner takes the text literally.`,
      fixed: unix('  info        : "@TEXT@"\n', declared),
    });
  }
});
