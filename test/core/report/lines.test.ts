import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAsGithub, lintAsGithub } from "../../../core/report/formats/github.ts";
import { checkAsJunit, lintAsJunit } from "../../../core/report/formats/junit.ts";
import { checkAsMarkdown, lintAsMarkdown } from "../../../core/report/formats/markdown.ts";
import { checkAsTap, lintAsTap } from "../../../core/report/formats/tap.ts";
import { checkAsUnix, lintAsUnix } from "../../../core/report/formats/unix.ts";
import type { CheckReport } from "../../../core/report/report.ts";
import { checkReport, cleanReport, lintReport, refusedReport, undecidedReport } from "./sample.ts";

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

describe("what is not decided", () => {
  it("is a warning in GitHub, and a condition one notice", () => {
    const lines = checkAsGithub(undecidedReport).trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => /^::(\w+) file=web\.audit,line=(\d)/.exec(line)?.slice(1)),
      [
        ["warning", "2"],
        ["notice", "1"],
      ],
    );
    assert.match(lines[0]!, /help: Take it with `ss -tulpn`/);
    assert.match(lines[1]!, /2 checks wait for it\./);
  });

  it("is a warning in one line, and a condition one hint", () => {
    assert.deepEqual(checkAsUnix(undecidedReport).trimEnd().split("\n"), [
      "web.audit:2:1: warning: UNDECIDED on db01: Telnet is closed: A pipe selects rows (line 1). Not known: 23. Take it with `ss -tulpn`. [AUDIT_DENIED_OPEN_PORTS]",
      'web.audit:1:1: hint: UNDECIDED on db01: below the condition "Debian | <11>": The snapshot holds no file /etc/debian_version. 2 checks wait for it. Answer it: `# condition: PASSED "Debian | <11>"`. [undecided]',
    ]);
    assert.equal(checkAsUnix(refusedReport).trimEnd().split("\n").length, 1);
  });

  it("is an error in JUnit, skipped below a condition or where it may pass", () => {
    const xml = checkAsJunit(undecidedReport);
    assert.match(xml, /tests="4" failures="0" errors="1" skipped="3" hostname="db01"/);
    assert.match(xml, /<error message="UNDECIDED: A pipe .*type="UNDECIDED">help: Take it with/);
    assert.match(xml, /<skipped message="FAILED if reached: Reason of FAILED\."\/>/);
    assertWellFormed(xml);
    assert.match(
      checkAsJunit({ ...undecidedReport, undecidedPasses: true }),
      /errors="0" skipped="4" hostname/,
    );
  });

  it("is no test that passes in TAP, skipped below a condition or where it may pass", () => {
    const points = (text: string) => text.match(/^(?:not )?ok \d+|# SKIP.*$/gm);
    assert.deepEqual(points(checkAsTap(undecidedReport)), [
      "not ok 1",
      "ok 2",
      "# SKIP FAILED if reached: Reason of FAILED.",
      "ok 3",
      "# SKIP PASSED if reached: Reason of PASSED.",
      "ok 4",
      "# SKIP Not for this system.",
    ]);
    const lenient = checkAsTap({ ...undecidedReport, undecidedPasses: true });
    assert.match(lenient, /^ok 1 .*# SKIP UNDECIDED: A pipe/m);
  });

  it("is as expected where a snapshot says so, also by the word of an earlier version", () => {
    const expecting = (expected: string): CheckReport => ({
      ...undecidedReport,
      results: [...undecidedReport.results].slice(0, 1).map((verdict) => ({ ...verdict, expected })),
    });
    for (const [expected, errors] of [
      ["UNDECIDED", 0],
      ["ERROR", 0],
      ["PASSED", 1],
    ] as const) {
      assert.match(checkAsJunit(expecting(expected)), new RegExp(`failures="${errors}"`), expected);
    }
  });

  it("is a row in Markdown, with the checks below a condition under it", () => {
    const rows = checkAsMarkdown(undecidedReport)
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .map((line) => line.split("|")[1]!.trim());
    assert.deepEqual(rows.slice(2), [
      "UNDECIDED",
      "UNDECIDED",
      "FAILED if reached",
      "PASSED if reached",
      "SKIPPED",
    ]);
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
    for (const markdown of [
      lintAsMarkdown(lintReport),
      checkAsMarkdown(checkReport),
      checkAsMarkdown(undecidedReport),
    ]) {
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
