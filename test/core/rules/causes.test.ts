import { describe } from "node:test";
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
    finding: "11 error[incomplete-if] What follows the condition has to stand in <then> … </then>.",
    fixed: `<check_type:"Unix">\n<if>\n${condition}\n    <then>\n    ${reports}\n    </then>\n</if>\n</check_type>\n`,
  });
  checkSlip({
    name: "the same on one line",
    text: `<check_type:"Unix">\n<if>\n${condition} <report type:"PASSED"> description:"x" </report> </if>\n</check_type>\n`,
    finding: "10 error[incomplete-if] What follows the condition has to stand in <then> … </then>.",
    fixed: `<check_type:"Unix">\n<if>\n${condition} <then><report type:"PASSED"> description:"x" </report></then> </if>\n</check_type>\n`,
  });
  checkSlip({
    name: "checks beside <then> are one slip",
    text: `<check_type:"Unix">\n<if>\n${condition}\n<then>\n<report type:"PASSED">\n  description : "x"\n</report>\n</then>\n    ${reports}\n</if>\n</check_type>\n`,
    finding: "16 error[misplaced-tag] <report> can't stand inside <if>: it has to be in <then> or <else>.",
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
    finding: `6 warning[unescaped-dollar] $ is the end of the line, and {HOME} can't follow it. For the text ${variable} write \\\\${variable}.`,
    fixed: unix(`"^DIR=\\\\${variable}/x"`),
  });
  checkSlip({
    name: "the same in a raw string",
    text: windows('"^dir=$home"'),
    finding:
      "9 warning[unescaped-dollar] $ is the end of the line, and home can't follow it. For the text $home write \\$home.",
    fixed: windows('"^dir=\\$home"'),
  });
  checkSlip({
    name: "a range outside of brackets, its bracket lost",
    text: unix('"^timeout=([1-9][0-9]|1-8][0-9][0-9]|900)$"'),
    finding:
      "6 hint[range-outside-brackets] Outside of brackets 1-8] is this text, not a range. Write [1-8].",
    fixed: unix('"^timeout=([1-9][0-9]|[1-8][0-9][0-9]|900)$"'),
  });
  checkSlip({
    name: "several ranges of one pattern",
    text: unix('"^(5-9|1-5[0-9]|60)$"'),
    finding: "6 hint[range-outside-brackets] Outside of brackets 5-9 is this text, not a range. Write [5-9].",
    fixed: unix('"^([5-9]|[1-5][0-9]|60)$"'),
  });
  checkSlip({
    name: "a range of numbers with several digits",
    text: unix('"^(10-15|2[0-9])$"'),
    finding: "6 hint[range-outside-brackets] Outside of brackets 10-15 is this text, not a range.",
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
    text: unix('"a\\\\"'),
    finding:
      "6 error[invalid-regex] The pattern ends with a backslash. Remove it, or write [\\\\\\\\] for a backslash.",
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
    finding: "6 error[broken-value] The port list is broken across lines, inside of 800[1-9]: join them.",
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
