import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { lint } from "../../../core/lint/lint.ts";
import { disableForFile, disableForLine } from "../../../core/lint/suppression/suppress-finding.ts";
import { policyOf } from "../../../core/semantics/policy.ts";
import { parse } from "../../../core/syntax/parse.ts";
import { applyFix } from "../rules/apply-fix.ts";
import { check } from "../rules/fixture.ts";

check(
  "comments silence the next line, however long, and nothing else",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  # nessus-audit-disable-next-line value-not-allowed -- as in the standard
  # it is stacked with the one above

  # nessus-audit-disable-next-line unknown-keyword
  port_type   : TPC
#                   hint
  # nessus-audit-disable-next-line duplicate-port, broken-value
  ports       : "23,
  23"
  # nessus-audit-disable-next-line duplicate-port
#                                  ^^^^^^^^^^^^^^ hint[unused-suppression]: There is no duplicate-port here for this to suppress.
  severity    : HIHG
#               ^^^^ error[value-not-allowed]
</custom_item>
</check_type>
`.replace(
    "  port_type   : TPC\n#                   hint\n",
    "#                                  ^^^^^^^^^^^^^^^ hint[unused-suppression]\n  port_type   : TPC\n",
  ),
);

check(
  "blocks, lines and files",
  `<check_type:"Unix">
# nessus-audit-disable-file missing-keyword
# nessus-audit-disable unknown-keyword, duplicate-port
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  descripton  : "No telnet"
  port_type   : TPC # nessus-audit-disable-line value-not-allowed, trailing-comment
  ports       : "23, 23"
# nessus-audit-enable unknown-keyword
  portz       : "23, 23"
# ^^^^^ error[unknown-keyword]
  ports       : "25, 25"
# ^^^^^ error[duplicate-keyword]
</custom_item>
# nessus-audit-enable
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No mail"
  ports       : "25, 25"
#                    ^^ warning[duplicate-port]
</custom_item>
</check_type>
`,
);

check(
  "days",
  `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  # nessus-audit-disable-next-line duplicate-port until 2027-01-31 -- no time
  ports       : "23, 23"
</custom_item>
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No mail"
  port_type   : TCP
  # nessus-audit-disable-next-line duplicate-port until 2027-01-30 -- no time
#                                                       ^^^^^^^^^^ warning[expired-suppression]: This expired on 2027-01-30…
  ports       : "25, 25"
#                    ^^ warning[duplicate-port]
</custom_item>
</check_type>
`,
  { today: "2027-01-31" },
);

check(
  "comments that silence nothing",
  `<check_type:"Unix">
# nessus-audit-disable-lines duplicate-port
# ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[malformed-suppression]: There is no nessus-audit-disable-lines…
# nessus-audit-disable -- everything
#< warning[malformed-suppression]: Name the rules…
# nessus-audit-disable-file duplicate-prot, spelling
#                           ^^^^^^^^^^^^^^ warning[malformed-suppression]: There is no rule duplicate-prot: did you mean duplicate-port?
#                                           ^^^^^^^^ warning[malformed-suppression]: There is no rule spelling.
# nessus-audit-disable-file duplicate-port until 2027-02-30
#                                                ^^^^^^^^^^ warning[malformed-suppression]: until needs a date…
# nessus-audit-disable-file duplicate-port until
#                                          ^^^^^ warning[malformed-suppression]
# nessus-audit is a tool
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
);

check(
  "what is said about suppressions can be silenced too",
  `# nessus-audit-disable-file unused-suppression
<check_type:"Unix">
# nessus-audit-disable malformed-suppression
# nessus-audit-disable-file duplicate-port, spelling
# nessus-audit-enable
# nessus-audit-disable-file spelling
#                           ^^^^^^^^ warning[malformed-suppression]
<custom_item>
  type        : CMD_EXEC
  description : "The kernel release"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
</check_type>
`,
);

check(
  "an enable that nothing was disabled for",
  `<check_type:"Unix">
# nessus-audit-enable
#< hint[unused-suppression]: No rule is disabled here, so this enables nothing.
# nessus-audit-disable duplicate-port
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No mail"
  port_type   : TCP
  ports       : "25, 25"
</custom_item>
# nessus-audit-enable duplicate-port, unknown-keyword
#                                     ^^^^^^^^^^^^^^^ hint[unused-suppression]: The rule unknown-keyword is not disabled here, so this enables nothing.
</check_type>
`,
);

test("a suppression of a rule that is off is not called unused", () => {
  const policy = policyOf(
    parse(`<check_type:"Unix">\n# nessus-audit-disable-file no-checks\n</check_type>\n`),
  );
  assert.deepEqual(
    lint(policy, { severities: { "no-checks": "off" } }).map(({ rule }) => rule),
    [],
  );
});

describe("repairs of suppressions", () => {
  const cases: [name: string, comment: string, fixed: string][] = [
    ["the only rule", "# nessus-audit-disable-file duplicate-port -- why\n", ""],
    [
      "the first of two",
      "# nessus-audit-disable-file duplicate-port, no-checks\n",
      "# nessus-audit-disable-file no-checks\n",
    ],
    [
      "the last of two",
      "# nessus-audit-disable-file no-checks, duplicate-port -- why\n",
      "# nessus-audit-disable-file no-checks -- why\n",
    ],
  ];
  for (const [name, comment, fixed] of cases) {
    test(name, () => {
      const text = `${comment}<check_type:"Unix">\n</check_type>\n`;
      const unused = lint(policyOf(parse(text))).find(({ rule }) => rule === "unused-suppression");
      assert.equal(applyFix(text, unused!.fixes![0]!), `${fixed}<check_type:"Unix">\n</check_type>\n`);
    });
  }
});

describe("quick fixes", () => {
  const policy = `#TRUSTED 0123\n<check_type:"Unix">\n<custom_item>\n\ttype : AUDIT_DENIED_OPEN_PORTS\n\tdescription : "x"\n\tport_type : TCP\n\tports : "1,\n  23, 23"\n</custom_item>\n</check_type>\n`;
  for (const [name, text] of [
    ["\\n", policy],
    ["\\r\\n", policy.replaceAll("\n", "\r\n")],
  ] as const) {
    const newline = text.includes("\r") ? "\r\n" : "\n";
    test(`suppress the line, with ${name}`, () => {
      const fixed = silenced(text, disableForLine);
      assert.equal(
        fixed,
        text.replace("\tports", `\t# nessus-audit-disable-next-line duplicate-port${newline}\tports`),
      );
    });
    test(`suppress the file, with ${name}`, () => {
      const fixed = silenced(text, (tree, finding) => disableForFile(tree, finding.rule));
      assert.equal(
        fixed,
        text.replace("<check", `# nessus-audit-disable-file duplicate-port${newline}<check`),
      );
    });
  }

  function silenced(text: string, fixOf: typeof disableForLine): string {
    const tree = parse(text);
    const found = lint(policyOf(tree));
    const finding = found.find(({ rule }) => rule === "duplicate-port")!;
    const fixed = applyFix(text, fixOf(tree, finding));
    assert.deepEqual(
      lint(policyOf(parse(fixed))).map(({ rule }) => rule),
      found.map(({ rule }) => rule).filter((rule) => rule !== "duplicate-port"),
    );
    return fixed;
  }
});
