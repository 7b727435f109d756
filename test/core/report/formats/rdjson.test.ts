import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RDFormatValidator } from "@umbrelladocs/rdformat-validator";
import type { Finding } from "../../../../core/findings/finding.ts";
import { checkAsRdjson, lintAsRdjson } from "../../../../core/report/formats/rdjson.ts";
import { locateFindings } from "../../../../core/report/locate.ts";
import type { LintReport } from "../../../../core/report/report.ts";
import { checkReport, lintReport, undecidedReport } from "../sample.ts";

interface Diagnostic {
  message: string;
  severity: string;
  code: { value: string };
  location: { path: string; range: { start: object; end?: object } };
  suggestions?: { range: object; text: string }[];
}

async function diagnosticsOf(rdjson: string): Promise<Diagnostic[]> {
  const document = JSON.parse(rdjson);
  const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
  const { valid, errors } = await validator.validateString(rdjson);
  assert.deepEqual({ valid, errors }, { valid: true, errors: [] });
  return document.diagnostics;
}

function reportOf(text: string, findings: Finding[]): LintReport {
  return { ...lintReport, files: [{ path: "a.audit", findings: locateFindings(text, findings) }] };
}

const finding = { rule: "duplicate-port", severity: "warning", message: "Twice." } as const;

describe("the format of reviewdog", () => {
  it("has findings with their fixes as suggestions", async () => {
    const [hint, error] = await diagnosticsOf(lintAsRdjson(lintReport));
    assert.deepEqual([hint!.severity, hint!.suggestions], ["INFO", undefined]);
    assert.deepEqual(error!.suggestions, [
      {
        range: { start: { line: 3, column: 10 }, end: { line: 3, column: 32 } },
        text: "AUDIT_DENIED_OPEN_PORTS",
      },
    ]);
  });

  it("has verdicts that are worth a look", async () => {
    const said: string[][] = [];
    for (const report of [checkReport, undecidedReport]) {
      const diagnostics = await diagnosticsOf(checkAsRdjson(report));
      said.push(diagnostics.map(({ severity, code }) => `${severity} ${code.value}`));
    }
    const type = "AUDIT_DENIED_OPEN_PORTS";
    assert.deepEqual(said, [
      [`ERROR ${type}`, `ERROR ${type}`, `WARNING ${type}`],
      [`WARNING ${type}`, "INFO undecided"],
    ]);
  });

  it("counts columns in bytes of UTF-8", async () => {
    const text = "é漢👩 ab\nplain ab\n";
    for (const [start, column] of [
      [text.indexOf("ab"), 2 + 3 + 4 + 2],
      [text.lastIndexOf("ab"), 7],
      [0, 1],
    ] as const) {
      const [diagnostic] = await diagnosticsOf(
        lintAsRdjson(reportOf(text, [{ ...finding, start, end: start }])),
      );
      assert.deepEqual(
        diagnostic!.location.range.start,
        { line: start > 8 ? 2 : 1, column },
        JSON.stringify(text.slice(start)),
      );
    }
  });

  it("suggests what a reviewer can commit alone: one edit, at the lines that it is suggested for", async () => {
    const text = "one\ntwo\nthree\n";
    const edit = (at: number) => ({ start: at, end: at + 1, newText: "x" });
    const suggested = async (edits: object[], start: number, end: number) => {
      const fixes = [
        { title: "t", safe: false, edits: edits as { start: number; end: number; newText: string }[] },
      ];
      const [diagnostic] = await diagnosticsOf(
        lintAsRdjson(reportOf(text, [{ ...finding, start, end, fixes }])),
      );
      return diagnostic!;
    };
    // In one of the lines that the finding is about: these lines are the place then.
    const within = await suggested([edit(4)], 0, 13);
    assert.deepEqual(within.location.range, within.suggestions![0]!.range);
    assert.match(within.message, /^Twice\. The suggestion may change what is checked\.$/);
    assert.equal((await suggested([edit(4), edit(8)], 0, 13)).suggestions, undefined);
    assert.equal((await suggested([edit(8)], 0, 3)).suggestions, undefined);
  });
});
