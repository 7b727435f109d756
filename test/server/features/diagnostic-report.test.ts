import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Diagnostic } from "vscode-languageserver";
import { TouchedLines } from "../../../server/documents/touched-lines.ts";
import { reportOf } from "../../../server/features/diagnostic-report.ts";

const range = (line: number, endLine = line) => ({
  start: { line, character: 0 },
  end: { line: endLine, character: 2 },
});
const diagnostic = (line: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  range: range(line),
  severity: 1,
  code: "unknown-keyword",
  message: "Unknown keyword.",
  relatedInformation: [{ location: { uri: "file:///a", range: range(9) }, message: "Here." }],
  ...more,
});

const known = () => [diagnostic(3), diagnostic(5, { range: range(5, 7) })];
const related = [{ location: { uri: "file:///a", range: range(8) }, message: "Here." }];

const cases: readonly [what: string, "full" | "unchanged", Diagnostic[], number[] | "all"][] = [
  ["the same", "unchanged", known(), []],
  ["the same, with changes in other lines", "unchanged", known(), [0, 4, 8]],
  ["the same, with a change in the line of one", "full", known(), [4, 3]],
  ["the same, with a change in the last line of one", "full", known(), [7]],
  ["the same, where lines may be others", "full", known(), "all"],
  ["one more", "full", [...known(), diagnostic(8)], []],
  ["one less", "full", known().slice(1), []],
  ["one elsewhere", "full", [diagnostic(4), known()[1]!], []],
  ["another message", "full", [diagnostic(3, { message: "Unknown" }), known()[1]!], []],
  ["another second place", "full", [diagnostic(3, { relatedInformation: related }), known()[1]!], []],
  ["another severity", "full", [diagnostic(3, { severity: 2 }), known()[1]!], []],
  ["another rule", "full", [diagnostic(3, { code: "duplicate-port" }), known()[1]!], []],
  ["no second place", "full", [diagnostic(3, { relatedInformation: [] }), known()[1]!], []],
];

describe("what a client is told that knows diagnostics:", () => {
  for (const [what, kind, items, lines] of cases) {
    test(`${what}: ${kind}`, () => {
      const touched = lines === "all" ? lines : new Set(lines);
      const report = reportOf({ resultId: "2", items }, { resultId: "1", items: known() }, touched);
      assert.deepEqual(report, kind === "full" ? { kind, resultId: "2", items } : { kind, resultId: "1" });
    });
  }

  test("who knows none is told all", () => {
    const report = reportOf({ resultId: "2", items: [] }, undefined, new Set());
    assert.deepEqual(report, { kind: "full", resultId: "2", items: [] });
  });
});

test("lines in which something was written, until somebody asks", () => {
  const touched = new TouchedLines();
  const place = { line: 4, character: 1 };
  touched.touch("a", { start: place, end: place }, "x");
  touched.touch("a", { start: place, end: { line: 4, character: 9 } }, "");
  touched.touch("a", { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } }, "yy");
  touched.touch("b", { start: place, end: place }, "\n");
  assert.deepEqual([touched.take("a"), touched.take("a")], [new Set([4, 6]), new Set()]);
  assert.equal(touched.take("b"), "all");
  for (const newText of ["\r", "x\r\ny"]) {
    touched.touch("b", { start: place, end: place }, newText);
    touched.touch("b", { start: place, end: place }, "x");
    assert.equal(touched.take("b"), "all", JSON.stringify(newText));
  }
  touched.touch("b", { start: place, end: { line: 5, character: 0 } }, "");
  assert.equal(touched.take("b"), "all", "lines joined");
  touched.touch("b", undefined, "");
  assert.equal(touched.take("b"), "all", "the whole text");
  for (let line = 0; line <= 100; line++)
    touched.touch("b", { start: { line, character: 0 }, end: { line, character: 0 } }, "x");
  assert.equal(touched.take("b"), "all", "many lines");
});
