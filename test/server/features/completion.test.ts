import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import { hostText } from "../../../core/snapshot/transcript/host-file.ts";
import { completionsAt, resolveCompletion } from "../../../server/features/completion/complete.ts";
import type { ShownHost } from "../../../server/snapshots/shown-hosts.ts";
import { fixture, unix, windows } from "../fixture.ts";

interface Expected {
  /** The first labels, in order. */
  first?: string[];
  /** All labels, in order. */
  all?: string[];
  none?: string[];
  /** Take the item with this label: the line(s) with the cursor afterwards. */
  take?: string;
  gives?: string;
  trigger?: string;
  snippets?: boolean;
  shown?: ShownHost;
  /** The labels after which the editor is to ask for values at once. */
  asks?: string[];
}

/** Completes at `<|>` and filters by what is typed, as an editor does; `gives` is the whole text between the first and the last line that changed. */
function checkCompletion(name: string, policy: string, expected: Expected): void {
  test(name, () => {
    const { document, offset } = fixture(policy);
    const { snippets = true, trigger, shown } = expected;
    const items = completionsAt(document, offset, { snippets, trigger, shown, editorCommands: true });
    assert.deepEqual(
      [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)),
      items,
      "order",
    );
    const offered = items.filter(({ textEdit, label, filterText = label }) => {
      assert(textEdit && "range" in textEdit);
      const { start, end } = textEdit.range;
      assert(start.line === end.line, "an edit of completion stays in its line");
      return isSubsequence(document.text.slice(document.offsetAt(start), offset), filterText);
    });
    const labels = offered.map(({ label }) => label);
    if (expected.all) assert.deepEqual(labels, expected.all);
    if (expected.first) assert.deepEqual(labels.slice(0, expected.first.length), expected.first);
    for (const label of expected.none ?? []) assert(!labels.includes(label), `${label} is offered`);
    if (expected.asks) {
      const asking = offered.filter(({ command }) => command?.command === "editor.action.triggerSuggest");
      assert.deepEqual(
        asking.map(({ label }) => label),
        expected.asks,
      );
    }
    if (expected.take === undefined) return;
    const item = offered.find(({ label }) => label === expected.take);
    assert(item, `${expected.take} is not among ${labels.join(", ")}`);
    const source = TextDocument.create("", "", 1, document.text);
    const after = TextDocument.applyEdits(source, [item.textEdit as TextEdit]);
    assert.equal(changedLines(document.text, after), expected.gives);
  });
}

function isSubsequence(typed: string, text: string): boolean {
  let at = 0;
  for (const c of text.toLowerCase()) if (c === typed[at]?.toLowerCase()) at++;
  return at === typed.length;
}

function changedLines(before: string, after: string): string {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let first = 0;
  while (first < now.length && old[first] === now[first]) first++;
  let last = 0;
  while (last < now.length - first && old.at(-1 - last) === now.at(-1 - last)) last++;
  return now.slice(first, now.length - last).join("\n");
}

const openPorts = ["AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_DENIED_OPEN_PORTS", "AUDIT_PROCESS_ON_PORT"];
const check = (lines: string) => unix(`<custom_item>\n${lines}\n</custom_item>`);

checkCompletion("whole checks first, the open-port ones at the top", unix("<|>"), {
  first: [...openPorts, "CMD_EXEC"],
});
checkCompletion("a check with its required keywords", unix("  DEN<|>"), {
  take: "AUDIT_DENIED_OPEN_PORTS",
  gives: `  <custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "$1"
  port_type   : \${2|TCP,UDP|}
  ports       : "\${3:21, 23, 51[2-4]}"
</custom_item>$0`,
});
checkCompletion("a check in the Windows dialect", windows("<|>"), {
  take: "AUDIT_PROCESS_ON_PORT",
  gives: `<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "$1"
  port_type   : \${2|TCP,UDP|}
  port_no     : "\${3:3389}"
  value_type  : POLICY_TEXT
  value_data  : "\${4:svchost.exe}"
</custom_item>$0`,
});
checkCompletion("a check as plain text where the client has no snippets", unix("<|>"), {
  snippets: false,
  take: "AUDIT_PROCESS_ON_PORT",
  gives: `<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : ""
  port_type   : TCP
  ports       : "22"
  name        : "sshd|launchd"
</custom_item>`,
});
checkCompletion("a check after a tag is begun; the bracket that the editor closed goes", unix("<cus<|>>"), {
  take: "AUDIT_ALLOWED_OPEN_PORTS",
  gives: `<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "$1"
  port_type   : \${2|TCP,UDP|}
  ports       : "\${3:22, 80, 443}"
</custom_item>$0`,
});
for (const branch of ["condition", "then", "else"]) {
  checkCompletion(`checks in <${branch}>`, unix(`<if>\n<${branch}>\n<|>\n</${branch}>\n</if>`), {
    first: openPorts,
  });
}
checkCompletion("no checks right in <if>, only its parts", unix("<if>\n<|>\n</if>"), {
  all: ["<condition>", "<then>", "<else>"],
});
checkCompletion("parts of <if> that are missing", unix("<if>\n<condition>\n</condition>\n<|>\n</if>"), {
  all: ["<then>", "<else>"],
});
checkCompletion("tags after <", unix("<<|>"), {
  first: ["<group_policy>", "<if>", "<custom_item>", "<item>", "<report>"],
  none: ["<then>", "<check_type>", "<file_acl>"],
});
checkCompletion("a tag with its closing tag", unix("<i<|>"), {
  take: "<if>",
  gives: `<if>
  <condition type:"\${1|AND,OR|}">
    $2
  </condition>
  <then>
    $3
  </then>
  <else>
    $4
  </else>
</if>`,
});
checkCompletion(
  "the closing tag of the innermost element",
  check("  type : CMD_EXEC\n</<|>").replace("\n</custom_item>", ""),
  {
    all: ["</custom_item>"],
    take: "</custom_item>",
    gives: "</custom_item>",
  },
);
checkCompletion("a new file", "<|>", {
  first: ['<check_type:"Unix">', '<check_type:"Windows">'],
  take: '<check_type:"Windows">',
  gives: `<check_type:"Windows" version:"2">
<group_policy:"$1">

$0

</group_policy>
</check_type>`,
});
checkCompletion("check types", '<check_type:"W<|>"', {
  first: ["Windows", "VMware"],
  take: "Windows",
  gives: '<check_type:"Windows"',
});
checkCompletion("check types, unquoted yet", "<check_type:<|>", {
  take: "Unix",
  gives: '<check_type:"Unix"',
});
checkCompletion("attributes", unix("<if>\n<condition <|>>"), {
  all: ["type", "auto"],
  take: "type",
  gives: `<condition type:"\${1|AND,OR|}">`,
});
checkCompletion("values of attributes", unix('<if>\n<condition type:"<|>" auto:"FAILED">'), {
  all: ["AND", "OR"],
  take: "OR",
  gives: '<condition type:"OR" auto:"FAILED">',
});

checkCompletion("item types", check("  type : <|>"), {
  first: openPorts,
  take: "CMD_EXEC",
  gives: '  type : CMD_EXEC\ndescription : "$1"\ncmd : "$2"\nexpect : "$3"',
});
checkCompletion("item types in place of the whole word", check("  type : AUDIT_DE<|>NIED_PORTS"), {
  take: "AUDIT_DENIED_OPEN_PORTS",
  gives: `  type : AUDIT_DENIED_OPEN_PORTS
description : "$1"
port_type : \${2|TCP,UDP|}
ports : "$3"`,
});
checkCompletion("item types without the quotes that they must not have", check('  type : "AUD<|>"'), {
  take: "AUDIT_PROCESS_ON_PORT",
  gives: `  type : AUDIT_PROCESS_ON_PORT
description : "$1"
port_type : \${2|TCP,UDP|}
ports : "$3"
name : "$4"`,
});
checkCompletion("item types right behind the colon", check("  type:<|>"), {
  trigger: ":",
  take: "CMD_EXEC",
  gives: '  type: CMD_EXEC\ndescription : "$1"\ncmd : "$2"\nexpect : "$3"',
});
checkCompletion(
  "a type brings what is missing, in the column of the colons",
  check('  type        : <|>\n  description : "a"'),
  {
    take: "AUDIT_DENIED_OPEN_PORTS",
    gives: `  type        : AUDIT_DENIED_OPEN_PORTS
port_type   : \${1|TCP,UDP|}
ports       : "$2"`,
  },
);
checkCompletion(
  "a type alone where the check has what it needs",
  check('  type : <|>\n  description : "a"\n  port_type : TCP\n  ports : "1"'),
  {
    take: "AUDIT_DENIED_OPEN_PORTS",
    gives: "  type : AUDIT_DENIED_OPEN_PORTS",
  },
);
checkCompletion("a type alone where something follows it in its line", check("  type : CMD<|> # later"), {
  take: "CMD_EXEC",
  gives: "  type : CMD_EXEC # later",
});
checkCompletion("another type for a check that has one", check('  type : <|>CMD_EXEC\n  cmd : "a"'), {
  take: "FILE_CHECK",
  gives: "  type : FILE_CHECK",
});
checkCompletion("item types in a check without an end", '<check_type:"Unix">\n<custom_item>\n  type : <|>', {
  first: openPorts,
});
checkCompletion(
  "item types when the next value lost its quote",
  check('  type : <|>\n  description : "a\n  port_type : TCP'),
  { first: openPorts },
);

checkCompletion(
  "keywords of the item type that are missing, required ones first",
  check("  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : TCP\n  <|>"),
  {
    first: ["description", "ports"],
    none: ["type", "port_type", "value_data"],
  },
);
checkCompletion(
  "a keyword with its colon in the column of the others",
  check('  type        : AUDIT_DENIED_OPEN_PORTS\n  description : "x"\n  po<|>'),
  {
    take: "ports",
    gives: '  ports       : "$1"',
  },
);
checkCompletion("a keyword with its values to choose from", check("  type : AUDIT_DENIED_OPEN_PORTS\n<|>"), {
  take: "port_type",
  gives: `port_type : \${1|TCP,UDP|}`,
});
checkCompletion(
  "the name alone when a value follows",
  check("  type : AUDIT_DENIED_OPEN_PORTS\n  por<|>t : TCP"),
  {
    take: "port_type",
    gives: "  port_type : TCP",
  },
);
checkCompletion(
  "keywords that repeat",
  check('  type : CMD_EXEC\n  info : "a"\n  description : "b"\n  <|>'),
  {
    none: ["description"],
    take: "info",
    gives: '  info : "$1"',
  },
);
checkCompletion("the keyword under the cursor is no other one", check("  type : CMD_EXEC\n  cmd<|>"), {
  first: ["cmd"],
});
checkCompletion("type first in an empty check", check("  <|>"), { first: ["type"] });
checkCompletion(
  "keywords of a built-in check",
  unix('<item>\n  name : "min_password_length"\n  <|>\n</item>'),
  { first: ["description", "value"] },
);
checkCompletion(
  "keywords of a report",
  unix('<if>\n<then>\n<report type:"PASSED">\n  <|>\n</report>\n</then>\n</if>'),
  { first: ["description"], none: ["type"] },
);
checkCompletion(
  "keywords of an ACL entry",
  windows('<file_acl:"a">\n<user:"Everyone">\n  <|>\n</user>\n</acl>'),
  {
    first: ["acl_inheritance", "acl_apply", "acl_allow"],
  },
);
checkCompletion(
  "another keyword in the same line",
  check("  type : AUDIT_DENIED_OPEN_PORTS port_type : TCP po<|>"),
  { take: "ports", gives: '  type : AUDIT_DENIED_OPEN_PORTS port_type : TCP ports : "$1"' },
);

checkCompletion("values", check("  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : <|>"), {
  all: ["TCP", "UDP"],
  take: "UDP",
  gives: "  port_type : UDP",
});
checkCompletion("values after a blank", check("  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : <|>"), {
  trigger: " ",
  all: ["TCP", "UDP"],
});
checkCompletion(
  "values by the value type",
  windows(
    "<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : <|>\n</custom_item>",
  ),
  {
    all: ["Enabled", "Disabled"],
    take: "Enabled",
    gives: '  value_data : "Enabled"',
  },
);
checkCompletion(
  "values between quotes",
  windows(
    '<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : "<|>Enabled"\n</custom_item>',
  ),
  {
    take: "Disabled",
    gives: '  value_data : "Disabled"',
  },
);
checkCompletion(
  "values after an operator",
  windows(
    '<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : "Enabled" || <|>\n</custom_item>',
  ),
  {
    take: "Disabled",
    gives: '  value_data : "Enabled" || "Disabled"',
  },
);
checkCompletion(
  "values in place of the string that the cursor is in front of",
  windows(
    '<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : <|>"Enabled"\n</custom_item>',
  ),
  { take: "Disabled", gives: '  value_data : "Disabled"' },
);
checkCompletion(
  "values in a string that goes on in the next line",
  windows(
    '<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : "En<|>\n"\n</custom_item>',
  ),
  { take: "Enabled", gives: '  value_data : "Enabled' },
);
checkCompletion("predefined policies", windows('<item>\n  name : "Min<|>"\n</item>'), {
  take: "Minimum password length",
  gives: '  name : "Minimum password length"',
});
checkCompletion("reference frameworks", check('  type : CMD_EXEC\n  reference : "CSF|PR.PT-3,800<|>"'), {
  take: "800-53",
  gives: '  reference : "CSF|PR.PT-3,800-53|"',
});
checkCompletion(
  "nothing for the part behind the framework",
  check('  type : CMD_EXEC\n  reference : "CSF|<|>"'),
  { all: [] },
);

const header =
  "#<ui_metadata>\n#<variables>\n#<variable>\n#<name>PORT</name>\n#<default>22</default>\n#</variable>\n#</variables>\n#</ui_metadata>\n";
checkCompletion("variables", `${header}${check('  type : AUDIT_DENIED_OPEN_PORTS\n  ports : "21,@P<|>"')}`, {
  all: ["@PORT@"],
  take: "@PORT@",
  gives: '  ports : "21,@PORT@"',
});
checkCompletion(
  "variables in a string over several lines",
  `${header}${check('  type : CMD_EXEC\n  info : "a\n@<|>PORT@\nb"')}`,
  { take: "@PORT@", gives: "" },
);

checkCompletion(
  "values in parentheses that are still open",
  windows(
    '<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : ("Enabled" || <|>\n</custom_item>',
  ),
  { take: "Disabled", gives: '  value_data : ("Enabled" || "Disabled"' },
);
checkCompletion(
  "values in a line that goes on with those of the line before",
  windows(
    '<custom_item>\n  type : PASSWORD_POLICY\n  value_type : POLICY_SET\n  value_data : "a\nb" || <|>\n</custom_item>',
  ),
  { take: "Enabled", gives: 'b" || "Enabled"' },
);
checkCompletion("keywords after a value that is complete", check("  type : CMD_EXEC <|>"), {
  first: ["description"],
  none: ["CMD_EXEC"],
});
checkCompletion(
  "a value before the keyword that follows it in the line",
  check("  type : <|> port_type : TCP"),
  {
    first: openPorts,
  },
);
checkCompletion("the second attribute of a tag", unix('<if>\n<condition type:"AND" <|>>'), {
  all: ["auto"],
});
checkCompletion("values of an attribute whose name is new", unix("<if>\n<condition auto:<|>"), {
  first: ["FAILED", "PASSED"],
});
checkCompletion(
  "values of a keyword after text that fits nowhere",
  check("  type : AUDIT_DENIED_OPEN_PORTS\n  what ever port_type : <|>"),
  { all: ["TCP", "UDP"] },
);
for (const [what, line] of [
  ["in text that fits nowhere", "Set the type to <|>"],
  ["in a link", "https://example.org/ty<|>"],
  ["in an operator", '  expect : "a" |<|>| "b"'],
  ["between a closing tag and its bracket", "</custom_item <|>"],
  ["in typographic quotes", "  type : CMD_EXEC “ty<|>”"],
] as const) {
  checkCompletion(`nothing ${what}`, check(`  type : CMD_EXEC\n${line}`), { all: [] });
}

/** A host with an SSH and a web server, files and commands. */
const shown: ShownHost = {
  name: "attic",
  snapshot: readSnapshots([
    hostText(
      "attic.txt",
      `root@attic:~# ss -tulpnH
tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=7,fd=3))
tcp LISTEN 0 128 0.0.0.0:8017 0.0.0.0:* users:(("gopherd",pid=8,fd=3))
udp UNCONN 0 0 0.0.0.0:123 0.0.0.0:* users:(("chronyd",pid=9,fd=3))
root@attic:~# cat /etc/motd
hello "you"
root@attic:~# md5sum /usr/sbin/gopherd
0123456789abcdef0123456789abcdef  /usr/sbin/gopherd
root@attic:~# lsmod | grep "usb"
usb_storage 1 0
root@attic:~#
`,
    ),
  ])[0]!,
};
const ports = (list: string) =>
  check(`  type : AUDIT_ALLOWED_OPEN_PORTS\n  port_type : TCP\n  ports : ${list}`);

checkCompletion("the open ports of the host first, then services", ports('"<|>"'), {
  shown,
  first: ["22", "8017", "1"],
  none: ["123 ", "usb_storage"],
});
checkCompletion("ports by the name of their service", ports('"telne<|>"'), {
  first: ["23"],
  take: "23",
  gives: '  ports : "23"',
});
checkCompletion("ports by the process that owns them", ports('"443, goph<|>"'), {
  shown,
  first: ["8017"],
  take: "8017",
  gives: '  ports : "443, 8017"',
});
checkCompletion("only the element under the cursor is replaced", ports('"443, 8<|>0, 21"'), {
  shown,
  none: ["443", "21"],
  take: "8017",
  gives: '  ports : "443, 8017, 21"',
});
checkCompletion("ports in a list that is not closed", ports('"443, <|>'), {
  shown,
  first: ["22", "8017"],
  none: ["name"],
});
checkCompletion("ports after a comma", ports('"22,<|>"'), { shown, trigger: ",", first: ["8017"] });
checkCompletion("ports in quotes where there are none yet", ports("<|>"), {
  shown,
  take: "8017",
  gives: '  ports : "8017"',
});
checkCompletion(
  "ports of the protocol of the check",
  check('  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : UDP\n  ports : "<|>"'),
  { shown, first: ["123"], none: ["8017"] },
);
checkCompletion(
  "ports in the Windows dialect",
  windows(
    '<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  port_type : TCP\n  value_type : POLICY_PORTS\n  value_data : "<|>"\n</custom_item>',
  ),
  { shown, first: ["22", "8017"] },
);
checkCompletion("services without a host", ports('"<|>"'), { first: ["1", "5", "7"] });
checkCompletion(
  "the process on the port of the check first",
  check('  type : AUDIT_PROCESS_ON_PORT\n  port_type : TCP\n  ports : "8017"\n  name : "<|>"'),
  { shown, first: ["gopherd", "chronyd", "sshd"] },
);
checkCompletion(
  "another process behind a bar",
  check('  type : AUDIT_PROCESS_ON_PORT\n  port_type : TCP\n  ports : "8017"\n  name : "gopherd|ss<|>"'),
  { shown, none: ["gopherd"], take: "sshd", gives: '  name : "gopherd|sshd"' },
);
checkCompletion("files of the host", check('  type : FILE_CHECK\n  file : "/<|>"'), {
  shown,
  all: ["/etc/motd", "/usr/sbin/gopherd"],
  take: "/etc/motd",
  gives: '  file : "/etc/motd"',
});
checkCompletion(
  "commands of the host, as a string holds them",
  check('  type : CMD_EXEC\n  cmd : "lsm<|>"'),
  {
    shown,
    take: 'lsmod | grep "usb"',
    gives: '  cmd : "lsmod | grep \\"usb\\""',
  },
);
checkCompletion("no paths without a host", check('  type : FILE_CHECK\n  file : "/<|>"'), { all: [] });

checkCompletion("controls after a framework", check('  type : CMD_EXEC\n  reference : "800-53|CM-<|>"'), {
  first: ["CM-1", "CM-2"],
  take: "CM-7",
  gives: '  reference : "800-53|CM-7"',
});
checkCompletion(
  "controls by their title",
  check('  type : CMD_EXEC\n  reference : "CCI|x,800-53r5|least fun<|>"'),
  {
    first: ["CM-7"],
  },
);
checkCompletion(
  "controls that the policy names already, most used first",
  unix(
    ["B-2", "A-1", "B-2"].map((id) => `<item>\n  reference : "HOUSE|${id}"\n</item>`).join("\n") +
      '\n<custom_item>\n  type : CMD_EXEC\n  reference : "LEVEL|1A,HOUSE|<|>"\n</custom_item>',
  ),
  { trigger: "|", all: ["B-2", "A-1"] },
);
checkCompletion(
  "ACL blocks of the file",
  windows(
    '<file_acl: "attic doors">\n</acl>\n<custom_item>\n  type : FILE_PERMISSIONS\n  value_type : FILE_ACL\n  value_data : "<|>"\n</custom_item>',
  ),
  { all: ["attic doors"], take: "attic doors", gives: '  value_data : "attic doors"' },
);

checkCompletion("nothing that is there already, so that Enter ends the line", check("  port_type : TCP<|>"), {
  all: [],
});
checkCompletion("an item type that is there already", check('  type : CMD_EXEC<|>\n  cmd : "a"'), {
  none: ["CMD_EXEC"],
});

checkCompletion("what is accepted asks for its value", check("  type : AUDIT_DENIED_OPEN_PORTS\n  <|>"), {
  asks: ["ports", "reference", "system"],
});
checkCompletion("the type is asked for at once", check("  ty<|>"), { asks: ["type"] });

checkCompletion("skeletons in an empty file", "<|>", {
  first: [],
  take: "windows-policy",
  gives: `<check_type:"Windows" version:"2">
<group_policy:"Open ports">

<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "$1"
  port_type   : \${2|TCP,UDP|}
  value_type  : POLICY_PORTS
  value_data  : "\${3:135, 445, 3389}"
</custom_item>$0

</group_policy>
</check_type>`,
});
for (const [where, policy] of [
  ["a port list", ports('"22, <|>"')],
  ["a check", check("  type : CMD_EXEC\n  <|>")],
  ["a value", check("  port_type : <|>")],
  ["a policy", unix("<|>")],
] as const) {
  checkCompletion(`no skeleton of a policy in ${where}`, policy, { none: ["unix-policy", "windows-policy"] });
}

checkCompletion(
  "a framework where the quotes are still missing",
  check("  type : CMD_EXEC\n  reference : <|>"),
  {
    take: "CSF",
    gives: '  reference : "CSF|$1"',
  },
);
checkCompletion("what is accepted asks for its value on a host", check("  type : CHKCONFIG\n  serv<|>"), {
  shown,
  asks: ["service"],
});
checkCompletion("nothing to ask for without a host", check("  type : CHKCONFIG\n  serv<|>"), { asks: [] });
checkCompletion("what a comment can say to the linter", unix("# dis<|>"), {
  first: ["nessus-audit-disable-next-line"],
  asks: [
    "nessus-audit-disable-next-line",
    "nessus-audit-disable-line",
    "nessus-audit-disable-file",
    "nessus-audit-disable",
  ],
  take: "nessus-audit-disable-file",
  gives: "# nessus-audit-disable-file ",
});
checkCompletion("the hosts of a policy", "# hos<|>\n", { take: "hosts:", gives: "# hosts: " });
checkCompletion(
  "the rules that report something are silenced first",
  check(
    '  # nessus-audit-disable-next-line duplicate-port, <|>\n  type : AUDIT_DENIED_OPEN_PORTS\n  ports : "23,70443,23"',
  ),
  { first: ["missing-keyword", "port-out-of-range"], none: ["duplicate-port"] },
);
checkCompletion("a rule in place of the word", unix("# nessus-audit-disable dup<|>li"), {
  take: "duplicate-port",
  gives: "# nessus-audit-disable duplicate-port",
});
checkCompletion("no rule in the day or the reason", unix("# nessus-audit-disable-file syntax until <|>"), {
  all: [],
});
checkCompletion("nothing in a reason", unix("# nessus-audit-disable-file syntax -- be<|>"), { all: [] });
const aligned = '<custom_item>\n  type        : CMD_EXEC\n  description : "a"\n</custom_item>\n';
for (const [where, policy] of [
  ["before", unix(`${aligned}<custom_item>\n  ty<|>\n</custom_item>`)],
  ["after", unix(`<custom_item>\n  ty<|>\n</custom_item>\n${aligned}`)],
] as const) {
  checkCompletion(`the first line of a check has the column of the one ${where} it`, policy, {
    take: "type",
    gives: "  type        : $1",
  });
}
checkCompletion(
  "one blank where the check before it has no column",
  unix(`${aligned.replace("type        ", "type ")}<custom_item>\n  ty<|>\n</custom_item>`),
  { take: "type", gives: "  type : $1" },
);
checkCompletion("nothing in a comment", unix("# typ<|>"), { all: [] });
checkCompletion("nothing in a text", check('  type : CMD_EXEC\n  description : "type : <|>"'), { all: [] });
checkCompletion(
  "nothing in a text over several lines",
  check('  type : CMD_EXEC\n  info : "first\n  type : <|>\nlast"'),
  { all: [] },
);
checkCompletion("nothing at a blank between statements", check("  type : CMD_EXEC <|>"), {
  trigger: " ",
  all: [],
});
checkCompletion("nothing behind the file", unix("").concat("<|>"), { none: openPorts });

test("documentation is created when an item is looked at", () => {
  const { document, offset } = fixture(unix("<|>"));
  const [item] = completionsAt(document, offset, { snippets: true, trigger: undefined });
  assert.equal(item!.documentation, undefined);
  const { documentation } = resolveCompletion(JSON.parse(JSON.stringify(item)), document.schema);
  assert.match(JSON.stringify(documentation), /AUDIT_ALLOWED_OPEN_PORTS.*Reference Guide, p\. /);
});
