import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyFixes } from "../../../cli/lint/fix/apply-fixes.ts";
import { fixPolicy } from "../../../cli/lint/fix/fix-policy.ts";
import { unifiedDiff } from "../../../cli/output/unified-diff.ts";
import type { BoundedFindings } from "../../../core/findings/bounded.ts";
import type { Finding } from "../../../core/findings/finding.ts";
import type { TextEdit } from "../../../core/text/text-edit.ts";

/** A finding with one fix; an edit is written `[start, end, newText]`. */
function finding(edits: [number, number, string][], safe = true): Finding {
  const textEdits: TextEdit[] = edits.map(([start, end, newText]) => ({ start, end, newText }));
  return {
    rule: "r",
    severity: "error",
    message: "m",
    start: edits[0]![0],
    end: edits[0]![1],
    fixes: [{ title: "t", safe, edits: textEdits }],
  };
}

describe("applyFixes", () => {
  const cases: { name: string; findings: Finding[]; unsafe?: boolean; text: string; applied: number }[] = [
    {
      name: "nothing to do",
      findings: [{ ...finding([[0, 1, "x"]]), fixes: [] }],
      text: "abcdef",
      applied: 0,
    },
    { name: "replaces", findings: [finding([[1, 2, "BB"]])], text: "aBBcdef", applied: 1 },
    {
      name: "several, with edits in any order",
      findings: [
        finding([
          [4, 5, "E"],
          [0, 1, ""],
        ]),
        finding([[2, 3, "C"]]),
      ],
      text: "bCdEf",
      applied: 2,
    },
    {
      name: "of two that overlap only the first, and wholly",
      findings: [
        finding([[0, 3, "x"]]),
        finding([
          [2, 4, "y"],
          [5, 6, "z"],
        ]),
      ],
      text: "xdef",
      applied: 1,
    },
    {
      name: "of two insertions at one place only the first",
      findings: [finding([[3, 3, "x"]]), finding([[3, 3, "y"]])],
      text: "abcxdef",
      applied: 1,
    },
    { name: "no unsafe ones unasked", findings: [finding([[0, 1, "x"]], false)], text: "abcdef", applied: 0 },
    {
      name: "unsafe ones when asked",
      findings: [finding([[0, 1, "x"]], false)],
      unsafe: true,
      text: "xbcdef",
      applied: 1,
    },
  ];
  for (const { name, findings, unsafe = false, ...expected } of cases) {
    it(name, () => assert.deepEqual(applyFixes("abcdef", findings, { unsafe }), expected));
  }
});

describe("fixPolicy", () => {
  const all = (findings: Finding[]): BoundedFindings => ({ findings, more: new Map(), leftOut: undefined });
  const each = (pattern: RegExp, newText: string) => (text: string) =>
    [...text.matchAll(pattern)].map(({ index }) => finding([[index, index + 1, newText]]));

  it("goes on until a pass finds nothing", () => {
    // aa: the second touches the first, so that it takes a second pass
    const fixed = fixPolicy("aa-a", (text) => all(each(/a/g, "b")(text)), { unsafe: false });
    assert.deepEqual(fixed, { text: "bb-b", found: all([]), applied: 3 });
  });

  it("ends with rules that undo each other", () => {
    const undoing = (text: string) => all([...each(/a/g, "b")(text), ...each(/b/g, "a")(text)]);
    const fixed = fixPolicy("a", undoing, { unsafe: false });
    assert.equal(fixed.applied, 10);
  });
});

describe("unifiedDiff", () => {
  it("is nothing for equal texts", () => assert.equal(unifiedDiff("a.audit", "x\n", "x\n"), ""));

  it("is what patch reads", () => {
    assert.equal(
      unifiedDiff("p/a.audit", "1\n2\n3\n4\n5\n6", "1\n2\n3\n4\n5\nsix"),
      [
        "--- a/p/a.audit",
        "+++ b/p/a.audit",
        "@@ -3,4 +3,4 @@",
        " 3",
        " 4",
        " 5",
        "-6",
        "\\ No newline at end of file",
        "+six",
        "\\ No newline at end of file",
        "",
      ].join("\n"),
    );
  });
});
