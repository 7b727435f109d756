import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAsGithub, lintAsGithub } from "../../../core/report/github.ts";
import { checkAsJunit, lintAsJunit } from "../../../core/report/junit.ts";
import { checkAsMarkdown, lintAsMarkdown } from "../../../core/report/markdown.ts";
import { checkAsTap, lintAsTap } from "../../../core/report/tap.ts";
import { checkAsUnix, lintAsUnix } from "../../../core/report/unix.ts";
import { checkReport, cleanReport, lintReport } from "./sample.ts";

describe("GitHub annotations", () => {
  it("escape what would end a message or a property", () => {
    assert.equal(
      lintAsGithub(lintReport),
      [
        "::notice file=policies/ö%2Cx%3A1.audit,line=2,endLine=3,title=unclosed-tag::Two lines, 100%25 of it.",
        '::error file=policies/ö%2Cx%3A1.audit,line=3,endLine=3,col=10,endColumn=32,title=unknown-item-type::There is no item type "AUDIT_DENIED_OPEN_PORT";%0Athe likely one is AUDIT_DENIED_OPEN_PORTS.%0ALine 1: The check type is set here.',
        "::warning file=policies/ö%2Cx%3A1.audit,line=5,endLine=5,col=12,endColumn=14,title=duplicate-port::Port 21 <b>twice</b>.",
        "",
      ].join("\n"),
    );
  });

  it("leave out verdicts that are no problem", () => {
    const commands = checkAsGithub(checkReport).match(/^::\w+/gm);
    assert.deepEqual(commands, ["::error", "::error", "::warning"]);
  });
});

describe("one line for each", () => {
  it("finding, where its message has several", () => {
    assert.equal(
      lintAsUnix(lintReport),
      [
        "policies/ö,x:1.audit:2:1: hint: Two lines, 100% of it. [unclosed-tag]",
        'policies/ö,x:1.audit:3:10: error: There is no item type "AUDIT_DENIED_OPEN_PORT"; the likely one is AUDIT_DENIED_OPEN_PORTS. Line 1: The check type is set here. [unknown-item-type]',
        "policies/ö,x:1.audit:5:12: warning: Port 21 <b>twice</b>. [duplicate-port]",
        "",
      ].join("\n"),
    );
    assert.equal(lintAsUnix(cleanReport), "");
  });

  it("verdict that is a problem, without control characters", () => {
    const lines = checkAsUnix(checkReport).trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => /^\S.*?:\d+:1: (\w+): [A-Z]+ on /.exec(line)?.[1]),
      ["error", "error", "warning"],
      lines.join("\n"),
    );
    assert.ok(!/[\u0000-\u0009\u000b-\u001f]/.test(lines.join("\n")));
  });
});

describe("JUnit", () => {
  it("of lint counts cases and failures, and escapes", () => {
    const xml = lintAsJunit(lintReport);
    assert.match(xml, /<testsuites name="nessus-audit" tests="4" failures="3" errors="0">/);
    assert.match(xml, /<testcase name="no findings" classname="policies\/clean file\.audit"\/>/);
    assert.match(xml, /message="Port 21 &lt;b&gt;twice&lt;\/b&gt;\." type="warning"/);
    assertWellFormed(xml);
  });

  it("of check tells failure, error and skipped apart", () => {
    const xml = checkAsJunit(checkReport);
    assert.match(xml, /tests="5" failures="2" errors="1">/);
    assert.match(xml, /<skipped message="Reason of NOT_EVALUATED\."\/>/);
    assert.match(xml, /name="Denied &lt;ports&gt; \| \ufffd\[2J\]\]&gt;"/);
    assertWellFormed(xml);
  });
});

describe("TAP", () => {
  it("of lint has a test point for each file", () => {
    assert.equal(
      lintAsTap(lintReport),
      `TAP version 14
1..2
ok 1 - policies/clean file.audit
not ok 2 - policies/ö,x:1.audit
  ---
  details:
    - "2:1 hint[unclosed-tag]: Two lines, 100% of it."
    - "3:10 error[unknown-item-type]: There is no item type \\"AUDIT_DENIED_OPEN_PORT\\";\\nthe likely one is AUDIT_DENIED_OPEN_PORTS. Line 1: The check type is set here."
    - "5:12 warning[duplicate-port]: Port 21 <b>twice</b>."
  ...
`,
    );
  });

  it("of check passes, fails and skips", () => {
    const points = checkAsTap(checkReport).match(/^(?:not )?ok.*$/gm)!;
    assert.deepEqual(
      points.map((point) => point.replace(/ -.*?(# SKIP.*)?$/, " $1").trim()),
      ["not ok 1", "ok 2", "not ok 3", "not ok 4", "ok 5 # SKIP Reason of NOT_EVALUATED."],
    );
  });

  it("of nothing is a skipped plan", () => {
    assert.equal(lintAsTap({ ...cleanReport, files: [] }), "TAP version 14\n1..0 # SKIP nothing to report\n");
  });
});

describe("Markdown", () => {
  it("keeps rows whole whatever the texts hold", () => {
    for (const markdown of [lintAsMarkdown(lintReport), checkAsMarkdown(checkReport)]) {
      const rows = markdown.split("\n").filter((line) => line.startsWith("|"));
      const width = (row: string) => row.replaceAll("\\|", "").split("|").length;
      assert.ok(rows.length >= 5);
      assert.ok(
        rows.every((row) => width(row) === width(rows[0]!)),
        markdown,
      );
      assert.ok(!/<(?!br>)/.test(markdown), markdown);
    }
  });

  it("links each rule to its page", () => {
    assert.match(lintAsMarkdown(lintReport), /\[duplicate-port\]\(https:\S+duplicate-port\.md\)/);
  });
});

/** Every tag opens and closes in turn, and no raw markup or control character is left. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml
    .replace(/<\?xml[^>]*\?>/, "")
    .replace(/<(\/?)(\w+)((?:\s[\w-]+="[^"<]*")*)(\/?)>/g, (_, closing, name, __, empty) => {
      if (closing) assert.equal(open.pop(), name);
      else if (!empty) open.push(name);
      return "";
    });
  assert.deepEqual(open, []);
  assert.ok(!/[<>\u0000-\u0008]/.test(rest) && !/&(?!\w+;|#\d+;)/.test(xml), rest);
}
