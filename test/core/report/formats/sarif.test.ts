import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Log, Result, Run } from "sarif";
import { checkAsSarif } from "../../../../core/report/formats/sarif/sarif-check.ts";
import { lintAsSarif } from "../../../../core/report/formats/sarif/sarif-lint.ts";
import { maxResults } from "../../../../core/report/formats/sarif/sarif-log.ts";
import type { CheckReport, ReportedFinding, ReportedVerdict } from "../../../../core/report/report.ts";
import { checkReport, lintReport, refusedReport, undecidedReport } from "../sample.ts";
import { assertSarif } from "../validate.ts";

function runOf(sarif: string): Run {
  assertSarif(sarif);
  return (JSON.parse(sarif) as Log).runs[0]!;
}

describe("SARIF of verdicts", () => {
  const [failed, ...others] = [...checkReport.results];
  const of = (results: ReportedVerdict[]): CheckReport => ({ ...checkReport, results });
  const onHost = (host: string, verdict: Partial<ReportedVerdict> = {}): ReportedVerdict => ({
    ...failed!,
    snapshot: `hosts/${host}.txt`,
    ...verdict,
    host,
  });
  const resultsOf = (report: CheckReport): Result[] => runOf(checkAsSarif(report)).results!;

  it("has the problems only, with a level for each", () => {
    assert.deepEqual(
      resultsOf(checkReport).map(({ message, level }) => [/: ([A-Z]+) on/.exec(message.text!)?.[1], level]),
      [
        ["FAILED", "error"],
        ["ERROR", "error"],
        ["WARNING", "warning"],
      ],
    );
    assert.equal(others.length, 4);
  });

  it("keeps what is not decided: an alert that goes is taken for mended", () => {
    assert.deepEqual(
      resultsOf(undecidedReport).map(({ ruleId, level, locations }) => [
        ruleId,
        level,
        locations![0]!.physicalLocation!.region!.startLine,
      ]),
      [
        ["AUDIT_DENIED_OPEN_PORTS", "warning", 2],
        ["undecided", "note", 1],
      ],
    );
    const [refused, ...more] = resultsOf(refusedReport);
    assert.match(refused!.message.text!, /^UNDECIDED on db01: as a whole\. .* 2 checks wait for it\./);
    assert.deepEqual(more, []);
  });

  it("has one result for a check, with its hosts as places", () => {
    const verdicts = [
      onHost("web01"),
      onHost("web02", { evidence: [] }),
      onHost("web03", { status: "UNDECIDED", reason: "Not shown.", evidence: [] }),
      onHost("web04", { status: "PASSED" }),
    ];
    const [result, ...more] = resultsOf(of(verdicts));
    assert.deepEqual(more, []);
    const text = result!.message.text!.split("\n");
    assert.match(text[0]!, /: FAILED on web01 and web02, UNDECIDED on web03\.$/);
    assert.match(text.join("\n"), /\nweb02: 23\/tcp is open/);
    assert.deepEqual(
      result!.relatedLocations!.map(({ id, logicalLocations, physicalLocation }) => [
        id,
        logicalLocations![0]!.name,
        physicalLocation!.artifactLocation!.uri,
        physicalLocation!.region?.startLine,
      ]),
      [
        [1, "web01", "hosts/web01.txt", 14],
        [2, "web02", "hosts/web02.txt", undefined],
        [3, "web03", "hosts/web03.txt", undefined],
      ],
    );
    assert.deepEqual(result!.properties, { hosts: { FAILED: 2, UNDECIDED: 1, PASSED: 1 } });
  });

  it("names no more hosts than anybody reads, and counts all", () => {
    const hosts = Array.from({ length: 300 }, (_, index) => onHost(`h${index}`));
    const [result] = resultsOf(of(hosts));
    assert.match(result!.message.text!, /FAILED on h0, h1, h2, h3, h4 and 295 more hosts\.\n/);
    assert.equal(result!.relatedLocations!.length, 100);
  });

  it("is the same alert on whichever hosts, and another for a twin in the same line", () => {
    const print = (verdicts: ReportedVerdict[]) =>
      resultsOf(of(verdicts)).map(({ partialFingerprints }) => partialFingerprints!["nessusAudit/v2"]);
    assert.deepEqual(print([onHost("a"), onHost("b")]), print([onHost("c")]));
    assert.equal(print([onHost("a"), onHost("a")]).length, 2);
  });

  it("goes by the expectations of the snapshots", () => {
    const verdicts = [
      onHost("a", { expected: "FAILED" }),
      onHost("b", { expected: "FAILED", status: "PASSED" }),
    ];
    const [result] = resultsOf(of(verdicts));
    assert.match(result!.message.text!, /: PASSED on b\.\n.*\nExpected FAILED\./);
    assert.equal(result!.level, "error");
  });

  it("explains the item types that it names", () => {
    const [rule] = runOf(checkAsSarif(checkReport)).tool.driver.rules!;
    assert.match(rule!.fullDescription!.text, /^Unix: Deny list of open ports.*\nWindows: Deny/);
    assert.match(rule!.helpUri!, /\/docs\/reference\/check-type-unix\.md#audit_denied_open_ports$/);
    assert.ok(rule!.help!.markdown!.includes(rule!.helpUri!));
    const unknown = { ...failed!, check: { ...failed!.check, type: "NEW_CHECK" } };
    const [other] = runOf(checkAsSarif(of([unknown]))).tool.driver.rules!;
    assert.equal(other!.shortDescription!.text, "A check of the item type NEW_CHECK.");
  });
});

describe("SARIF of findings", () => {
  it("explains the rules: what is wrong, why, and how it is right", () => {
    const run = runOf(lintAsSarif(lintReport));
    const rule = run.tool.driver.rules!.find(({ id }) => id === "unknown-item-type")!;
    assert.equal(
      rule.fullDescription!.text,
      "Item type that does not exist. The scanner rejects the file.\n\nAlways.",
    );
    assert.match(rule.help!.markdown!, /Wrong:\n\n````\n<custom_item>\n````\n\nRight:/);
    assert.deepEqual(rule.properties, {
      tags: ["nessus", "compliance", "keywords"],
      "problem.severity": "error",
    });
    assert.equal(run.automationDetails!.id, "nessus-audit-lint/");
  });

  it("has as many results as code scanning takes, the gravest, and says how many it left out", () => {
    const [template] = lintReport.files[1]!.findings;
    const findings = Array.from(
      { length: maxResults + 2 },
      (_, index): ReportedFinding => ({
        ...template!,
        severity: index === maxResults + 1 ? "error" : index === 0 ? "hint" : "warning",
      }),
    );
    const run = runOf(lintAsSarif({ ...lintReport, files: [{ path: "a.audit", findings }] }));
    assert.equal(run.results!.length, maxResults);
    assert.deepEqual([run.results![0]!.level, run.results!.at(-1)!.level], ["warning", "error"]);
    const [note] = run.invocations![0]!.toolExecutionNotifications!;
    assert.match(note!.message.text!, /^25002 results .* the mildest 2 are left out/);
  });

  it("says of which files findings were left out before", () => {
    const files = [{ path: "a.audit", findings: [], leftOut: { error: 0, warning: 7, hint: 1 } }];
    const [invocation] = runOf(lintAsSarif({ ...lintReport, files })).invocations!;
    assert.match(
      invocation!.toolExecutionNotifications![0]!.message.text!,
      /^a\.audit: 8 more findings left out/,
    );
  });
});

describe("what policies hold, in a message of SARIF", () => {
  for (const [text, expected] of [
    ["no more than that", "no more than that"],
    ["[0-9] and {a} and \\d", "[0-9] and {a} and \\d"],
    ["{0} of {12}", "{{0}} of {{12}}"],
    ["[a-z]{4}", "[a-z]{{4}}"],
    ["see [the page](https://example.org)", "see \\[the page\\](https://example.org)"],
    ["[[0-9](a|b)[x](c)", "[\\[0-9\\](a|b)\\[x\\](c)"],
    ["[a](b", "[a](b"],
    ["[a] (b)", "[a] (b)"],
    ["\\[a\\](b)", "\\\\\\[a\\\\\\](b)"],
  ] as const) {
    it(`is no link and no place for an argument: ${text}`, () => {
      const [template] = lintReport.files[1]!.findings;
      const findings = [{ ...template!, message: text }];
      const [result] = runOf(lintAsSarif({ ...lintReport, files: [{ path: "a.audit", findings }] })).results!;
      assert.equal(result!.message.text, expected);
      assert.doesNotMatch(expected, link);
    });
  }

  it("is in the name of a rule neither Markdown nor without end", () => {
    const [failed] = [...checkReport.results];
    const type = `[x](javascript:alert)${"y".repeat(300)}`;
    const results = [{ ...failed!, check: { ...failed!.check, type } }];
    const [rule] = runOf(checkAsSarif({ ...checkReport, results })).tool.driver.rules!;
    assert.equal(rule!.id.length, 255);
    assert.match(rule!.help!.markdown!, /^A check of the item type `\[x\]\(javascript:alert\)y+`\./);
    assert.match(rule!.help!.text, /type \\\[x\\\]\(/);
  });
});

/** A link as the specification has it: brackets in its text are escaped, and its first one is not. */
const link = /(?<!\\)(?:\\\\)*\[(?:[^[\]\\]|\\[[\]\\])*\]\([^)]*\)/;
