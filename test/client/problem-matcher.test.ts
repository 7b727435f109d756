import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lintAsUnix } from "../../core/report/formats/unix.ts";
import { messageWithPlace } from "../../core/report/related-place.ts";
import packageJson from "../../package.json" with { type: "json" };
import { lintReport } from "../core/report/sample.ts";

const [pattern] = packageJson.contributes.problemPatterns;
const [matcher] = packageJson.contributes.problemMatchers;

describe("problem matcher", () => {
  it("reads every line that lint prints for it", () => {
    assert(pattern);
    const printed = lintAsUnix(lintReport).trimEnd().split("\n");
    const read = printed.map((line) => new RegExp(pattern.regexp).exec(line));
    const { file, line, column, severity, message, code } = pattern;
    const expected = lintReport.files.flatMap(({ path, findings }) =>
      findings.map(({ range: { start }, ...finding }) => ({
        file: path,
        line: String(start.line),
        column: String(start.column),
        severity: finding.severity,
        message: messageWithPlace(finding).replaceAll("\n", " "),
        code: finding.rule,
      })),
    );
    assert.ok(expected.length > 0);
    assert.deepEqual(
      read.map((match) => ({
        file: match?.[file],
        line: match?.[line],
        column: match?.[column],
        severity: match?.[severity],
        message: match?.[message],
        code: match?.[code],
      })),
      expected,
    );
  });

  it("is the one that the pattern belongs to", () => assert.equal(matcher?.pattern, `$${pattern?.name}`));
});
