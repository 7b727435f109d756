import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boundedFindings } from "../../../core/findings/bounded.ts";
import type { Finding, Severity } from "../../../core/findings/finding.ts";

describe("too many findings", () => {
  it("are the gravest of each rule, in their order", () => {
    const all = ["a hint", "b error", "a warning", "a error", "a error", "b hint"].map(finding);
    const { findings, more, leftOut } = boundedFindings(all, { ofRule: 2, inAll: 10 });
    assert.deepEqual(findings, [all[1], all[3], all[4], all[5]]);
    assert.deepEqual([...more], [["a", 2]]);
    assert.deepEqual(leftOut, { error: 0, warning: 1, hint: 1 });
  });

  it("are the gravest in all", () => {
    const all = ["a hint", "b error", "c warning", "d error"].map(finding);
    const { findings, more, leftOut } = boundedFindings(all, { ofRule: 2, inAll: 3 });
    assert.deepEqual(findings, all.slice(1));
    assert.deepEqual([...more], [["a", 1]]);
    assert.deepEqual(leftOut, { error: 0, warning: 0, hint: 1 });
  });

  it("are all of them where they are few", () => {
    const all = ["a hint", "a hint", "b error"].map(finding);
    assert.deepEqual(boundedFindings(all, { ofRule: 2, inAll: 3 }), {
      findings: all,
      more: new Map(),
      leftOut: undefined,
    });
  });
});

function finding(text: string, index: number): Finding {
  const [rule, severity] = text.split(" ") as [string, Severity];
  return { rule, severity, message: "x", start: index, end: index + 1 };
}
