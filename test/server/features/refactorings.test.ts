import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { lint } from "../../../core/lint/lint.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import { hostText } from "../../../core/snapshot/transcript/host-file.ts";
import { parse } from "../../../core/syntax/parse.ts";
import type { PolicyDocument } from "../../../server/documents/policy-document.ts";
import { refactorings } from "../../../server/features/refactorings.ts";
import type { ShownHost } from "../../../server/snapshots/shown-hosts.ts";
import { fixture, unix, windows } from "../fixture.ts";

/** What is offered at `<|>`, and the text after the one with the given title. */
function checkRefactoring(
  name: string,
  policy: string,
  { titles, take, gives, shown }: { titles?: string[]; take?: string; gives?: string; shown?: ShownHost },
): void {
  test(name, () => {
    const { document, offset } = fixture(policy);
    const found = refactorings(document, { start: offset, end: offset }, undefined, shown);
    if (titles !== undefined)
      assert.deepEqual(
        found.map(({ title }) => title),
        titles,
      );
    if (take === undefined) return;
    const action = found.find(({ title }) => title === take);
    assert(action, `${take} is not among ${found.map(({ title }) => title).join("; ")}`);
    const source = TextDocument.create("", "", 1, document.text);
    const after = TextDocument.applyEdits(source, action.edit!.changes![document.uri]!);
    assert.equal(after, gives);
    const errors = lint(policyOf(parse(after))).filter(({ severity }) => severity === "error");
    assert.deepEqual(errors, [], "the scanner takes it");
  });
}

/** The text after a refactoring, by its title. */
function taken(document: PolicyDocument, offset: number, title: string): string {
  const found = refactorings(document, { start: offset, end: offset }, undefined, undefined);
  const action = found.find((one) => one.title === title);
  assert(action, `${title} is not among ${found.map((one) => one.title).join("; ")}`);
  const source = TextDocument.create("", "", 1, document.text);
  return TextDocument.applyEdits(source, action.edit!.changes![document.uri]!);
}

const portCheck = (type: string, list: string, description = "a") =>
  `<custom_item>\n  type        : ${type}\n  description : "${description}"\n  port_type   : TCP\n  ports       : "${list}"\n</custom_item>`;
const allowed = (list: string) => unix(portCheck("AUDIT_ALLOWED_OPEN_PORTS", list));
const denied = (list: string) => unix(portCheck("AUDIT_DENIED_OPEN_PORTS", list));

checkRefactoring("a list is sorted, and what is there twice goes", allowed("443,<|> 22, 80, 22"), {
  take: "Sort and merge the port list",
  gives: allowed("22, 80, 443"),
});
checkRefactoring(
  "a run of four becomes a pattern, one of three does not",
  allowed("8083,8082,<|>8081,8080,23,22,21"),
  {
    take: "Sort and merge the port list",
    gives: allowed("21,22,23,808[0-3]"),
  },
);
checkRefactoring("a pattern of ports that are apart is written out", allowed("2[13],<|> 80"), {
  take: "Sort and merge the port list",
  gives: allowed("21, 23, 80"),
});
checkRefactoring("only the order changes", allowed("443,<|> 22"), {
  titles: ["Sort the port list", "Convert to a Windows policy", "Extract to a variable @PORTS@"],
});
for (const [why, list] of [
  ["is sorted", "22, 4<|>43"],
  ["holds a variable", "443, @P<|>ORT@, 22"],
  ["has an element that is wrong", "443, <|>99999, 22"],
  ["has an element of an unknown meaning", "443, <|>(22, 1"],
] as const) {
  test(`a list that ${why} is not sorted`, () => {
    const { document, offset } = fixture(allowed(list));
    const found = refactorings(document, { start: offset, end: offset }, ["refactor.rewrite"], undefined);
    assert(!found.some(({ title }) => title.startsWith("Sort")));
  });
}

checkRefactoring("a check for each denied port", denied("23,<|> 808[0-9]"), {
  take: "Split the list into 2 checks",
  gives: unix(
    `${portCheck("AUDIT_DENIED_OPEN_PORTS", "23", "a (23)")}\n\n${portCheck("AUDIT_DENIED_OPEN_PORTS", "808[0-9]", "a (808[0-9])")}`,
  ),
});
checkRefactoring("allowed ports are not split: each check would deny the others", allowed("22,<|> 23"), {
  titles: ["Convert to a Windows policy", "Extract to a variable @PORTS@"],
});

checkRefactoring(
  "a check becomes a condition, strings keep their lines",
  unix(
    '  <custom_item<|>>\n    type : CMD_EXEC\n    description : "a"\n    info : "first\nsecond"\n    cmd : "b"\n    expect : "c"\n  </custom_item>',
  ),
  {
    take: "Wrap in <if> with a report for each result",
    gives: unix(`  <if>
    <condition type:"AND">
      <custom_item>
        type : CMD_EXEC
        description : "a"
        info : "first
second"
        cmd : "b"
        expect : "c"
      </custom_item>
    </condition>
    <then>
      <report type:"PASSED">
        description : "a"
      </report>
    </then>
    <else>
      <report type:"FAILED">
        description : "a"
      </report>
    </else>
  </if>`),
  },
);
checkRefactoring(
  "a check in a condition stays",
  unix(
    '<if>\n<condition type:"AND">\n<custom_item<|>>\n  type : CMD_EXEC\n</custom_item>\n</condition>\n</if>',
  ),
  { titles: [] },
);

const header = (variable: string) =>
  `#<ui_metadata>\n#<variables>\n${variable}#</variables>\n#</ui_metadata>\n`;
const variable = (name: string, value: string, type = "STRING") =>
  `#  <variable>\n#    <name>${name}</name>\n#    <default>${value}</default>\n#    <description></description>\n#    <value_type>${type}</value_type>\n#  </variable>\n`;
const file = (path: string) =>
  unix(
    `<custom_item>\n  type        : FILE_CHECK\n  description : "a"\n  file        : "${path}"\n  owner       : "root"\n</custom_item>`,
  );

checkRefactoring("a value becomes a variable, in a new header", file("/etc/<|>motd"), {
  take: "Extract to a variable @FILE@",
  gives: header(variable("FILE", "/etc/motd")) + file("@FILE@"),
});
checkRefactoring(
  "a second one is called differently",
  header(variable("FILE", "/etc/issue")) + file("/etc/<|>motd"),
  {
    take: "Extract to a variable @FILE_2@",
    gives: header(variable("FILE", "/etc/issue") + variable("FILE_2", "/etc/motd")) + file("@FILE_2@"),
  },
);
checkRefactoring("a value that a line of the header can't hold stays", file("/etc/<a><|>"), { titles: [] });
checkRefactoring(
  "a default takes the place of its variable",
  header(variable("FILE", "/etc/motd")) + file("@FI<|>LE@"),
  {
    take: "Replace @FILE@ with its default everywhere",
    gives: header("") + file("/etc/motd"),
  },
);
checkRefactoring("a variable without a default stays", header(variable("FILE", "")) + file("@FI<|>LE@"), {
  titles: [],
});

const processes = (dialect: "unix" | "windows") =>
  dialect === "unix"
    ? '<custom_item>\n  type        : AUDIT_PROCESS_ON_PORT\n  description : "b"\n  port_type   : TCP\n  ports       : "25"\n  name        : "exim|master"\n</custom_item>'
    : '<custom_item>\n  type        : AUDIT_PROCESS_ON_PORT\n  description : "b"\n  port_type   : TCP\n  port_no     : "25"\n  value_type  : POLICY_TEXT\n  value_data  : "exim" || "master"\n</custom_item>';
const windowsList = (list: string) =>
  `<custom_item>\n  type        : AUDIT_DENIED_OPEN_PORTS\n  description : "a"\n  port_type   : TCP\n  value_type  : POLICY_PORTS\n  value_data  : "${list}"\n</custom_item>`;
const unixPolicy = unix(`${portCheck("AUDIT_DENIED_OPEN_PORTS", "23, 51[2-4]")}\n\n${processes("unix")}`);
const windowsPolicy = windows(`${windowsList("23, 51[2-4]")}\n\n${processes("windows")}`).replace(
  '"g"',
  '"Open ports"',
);

checkRefactoring("a Unix policy as a Windows one", unixPolicy.replace("23,", "23,<|>"), {
  take: "Convert to a Windows policy",
  gives: windowsPolicy,
});
checkRefactoring("a Windows policy as a Unix one", windowsPolicy.replace("23,", "23,<|>"), {
  take: "Convert to a Unix policy",
  gives: unixPolicy,
});
for (const [why, from, to] of [
  ["a pattern of names", '"exim|master"', '"^exim"'],
  ["another check", "</check_type>", "<custom_item>\n  type : CMD_EXEC\n</custom_item>\n</check_type>"],
  ["a variable for its ports", '"25"', "25 25"],
] as const) {
  test(`a policy with ${why} is not converted`, () => {
    const { document, offset } = fixture(unixPolicy.replace("23,", "23,<|>").replace(from, to));
    const found = refactorings(document, { start: offset, end: offset }, undefined, undefined);
    assert(!found.some(({ title }) => title.startsWith("Convert to a")));
  });
}

const unixItem = '<custom_item>\n  type : CMD_EXEC\n  cmd : "id"\n  expect : "root"\n</custom_item>';
const unixList = portCheck("AUDIT_DENIED_OPEN_PORTS", "23, 51[2-4]");
test("one check for a policy of the other kind, among others", () => {
  const { document, offset } = fixture(unix(`${unixItem}\n${unixList.replace("23,", "23,<|>")}`));
  const after = taken(document, offset, "Convert this check for a Windows policy");
  assert.equal(after, unix(`${unixItem}\n${windowsList("23, 51[2-4]")}`));
});
checkRefactoring(
  "a check that was pasted from a Windows policy",
  unix(`${unixItem}\n${windowsList("23,<|> 51[2-4]")}`),
  { take: "Convert this check to Unix", gives: unix(`${unixItem}\n${unixList}`) },
);
checkRefactoring(
  "a check that was pasted from a Unix policy",
  windows(`${windowsList("9")}\n${processes("unix").replace("exim|", "exim<|>|")}`),
  {
    take: "Convert this check to Windows",
    gives: windows(`${windowsList("9")}\n${processes("windows")}`),
  },
);
for (const [why, text] of [
  ["keywords of both", unixList.replace("</", '  value_data : "9"\n</')],
  ["a pattern of names", processes("unix").replace("exim|master", "^exim")],
  ["no end", unixList.replace("</custom_item>", "")],
] as const) {
  test(`a check with ${why} is not converted`, () => {
    const policy = unix(`${unixItem}\n${text.replace("_type   :", "_type   <|>:")}`);
    const { document, offset } = fixture(policy);
    const found = refactorings(document, { start: offset, end: offset }, undefined, undefined);
    assert(!found.some(({ title }) => title.startsWith("Convert")));
  });
}

const shown: ShownHost = {
  name: "attic",
  snapshot: readSnapshots([
    hostText(
      "attic.txt",
      `root@attic:~# ss -tulpnH
tcp LISTEN 0 128 0.0.0.0:8017 0.0.0.0:* users:(("gopherd",pid=8,fd=3))
root@attic:~# md5sum /opt/bin/gopherd /opt/bin/other
0123456789abcdef0123456789abcdef  /opt/bin/gopherd
11111111111111111111111111111111  /opt/bin/other
root@attic:~#
`,
    ),
  ])[0]!,
};
checkRefactoring("the MD5 of the program on the port under the cursor", denied("23, 80<|>17"), {
  shown,
  take: "Add a check of the MD5 that /opt/bin/gopherd has on attic",
  gives: unix(`${portCheck("AUDIT_DENIED_OPEN_PORTS", "23, 8017")}

<custom_item>
  type        : FILE_CHECK
  description : "/opt/bin/gopherd is the known file"
  file        : "/opt/bin/gopherd"
  md5         : "0123456789abcdef0123456789abcdef"
</custom_item>`),
});
test("no MD5 for a port that nobody listens on", () => {
  const { document, offset } = fixture(denied("2<|>3, 8017"));
  const found = refactorings(document, { start: offset, end: offset }, undefined, shown);
  assert(!found.some(({ title }) => title.includes("MD5")));
});

test("only the kinds that are asked for", () => {
  const { document, offset } = fixture(allowed("443,<|> 22"));
  const kinds = (only: string[]) =>
    refactorings(document, { start: offset, end: offset }, only, undefined).map(({ kind }) => kind);
  assert.deepEqual(kinds(["refactor.extract"]), ["refactor.extract"]);
  assert.deepEqual(kinds(["refactor"]), ["refactor.rewrite", "refactor.rewrite", "refactor.extract"]);
  assert.deepEqual(kinds(["quickfix"]), []);
});
