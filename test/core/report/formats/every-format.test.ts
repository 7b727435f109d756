import assert from "node:assert/strict";
import { test } from "node:test";
import { reportFormats } from "../../../../core/report/formats/formats.ts";
import { lintReport } from "../sample.ts";

for (const [name, { lint }] of Object.entries(reportFormats)) {
  test(`${name} carries the second place of a finding`, () => {
    const printed = lint(lintReport);
    assert.ok(printed.includes("The check type is set here."), printed);
    // Its line: as a number in the formats for people, as a region in the others.
    assert.match(printed, /line 1: The check|Line 1: The check|"(?:line|startLine)": 1,/);
  });
}
