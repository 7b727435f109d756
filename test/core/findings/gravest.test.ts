import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding, Severity } from "../../../core/findings/finding.ts";
import { gravest } from "../../../core/findings/gravest.ts";

const letters: Record<string, Severity> = { e: "error", w: "warning", h: "hint" };

/** `e0 h1`: severities with their places. */
const said = (findings: readonly Finding[]) =>
  findings.map(({ severity, start }) => `${severity[0]}${start}`).join(" ");

const cases: readonly [severities: string, count: number, expected: string][] = [
  ["hwehwe", 6, "h0 w1 e2 h3 w4 e5"],
  ["hwehwe", 5, "h0 w1 e2 w4 e5"],
  ["hwehwe", 3, "w1 e2 e5"],
  ["hwehwe", 1, "e2"],
  ["hwehwe", 0, ""],
  ["hhh", 2, "h0 h1"],
];

for (const [severities, count, expected] of cases) {
  test(`of ${severities} the ${count} gravest are ${expected || "none"}`, () => {
    const findings = [...severities].map((letter, start) => ({
      rule: "unknown-keyword",
      severity: letters[letter]!,
      start,
      end: start,
      message: "",
    }));
    assert.equal(said(gravest(findings, count)), expected);
  });
}
