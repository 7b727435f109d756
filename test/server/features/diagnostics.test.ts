import assert from "node:assert/strict";
import { test } from "node:test";
import { DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver";
import { codeActions } from "../../../server/features/code-actions.ts";
import { diagnosticsOf } from "../../../server/features/diagnostics.ts";
import { fixture, unix } from "../fixture.ts";

test("a finding as a diagnostic: severity, page of the rule, second place", () => {
  const { document } = fixture(
    unix(
      '<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "a"\n  port_type : TCP\n  ports : "21,21"\n</custom_item>',
    ),
  );
  const [diagnostic] = diagnosticsOf(document);
  assert.equal(diagnostic?.code, "duplicate-port");
  assert.equal(diagnostic.source, "nessus-audit");
  assert.deepEqual(diagnostic.tags, [DiagnosticTag.Unnecessary]);
  assert.match(diagnostic.codeDescription!.href, /docs\/rules\/duplicate-port\.md$/);
  assert.deepEqual(diagnostic.range, { start: { line: 5, character: 14 }, end: { line: 5, character: 16 } });
  assert.deepEqual(diagnostic.relatedInformation?.[0]?.location, {
    uri: document.uri,
    range: { start: { line: 5, character: 11 }, end: { line: 5, character: 13 } },
  });
});

test("findings of a rule that are too many to be kept are counted as well", () => {
  const ports = `${"22,".repeat(20_300)}22`;
  const check = `<custom_item>\n  type : AUDIT_DENIED_OPEN_PORTS\n  description : "a"\n  port_type : TCP\n  ports : "${ports}"\n</custom_item>\n`;
  const { document } = fixture(unix(check));
  assert.equal(document.findings.length, 20_000);
  const diagnostics = diagnosticsOf(document);
  assert.equal(diagnostics.length, 1001);
  assert.match(String(diagnostics.at(-1)!.message), /^19300 more findings/);
});

test("of very many findings, the most severe are shown, and how many are left out", () => {
  const trailing =
    '<item>\n  type : CMD_EXEC # trailing\n  description : "a"\n  cmd : "b"\n  expect : "c"\n</item>\n';
  const broken = "<item>\n  type : NO_SUCH_TYPE\n</item>\n";
  const { document } = fixture(unix(trailing.repeat(1500) + broken.repeat(600)));
  const diagnostics = diagnosticsOf(document);
  const left = document.findings.length - 1000;
  assert(left > 0);
  assert.equal(diagnostics.length, 1001);
  assert.match(String(diagnostics.at(-1)!.message), new RegExp(`^${left} more findings`));
  assert.equal(diagnostics.at(-1)!.severity, DiagnosticSeverity.Information);
  const errors = document.findings.filter(({ severity }) => severity === "error").length;
  const shown = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
  assert.equal(shown, Math.min(errors, 1000));
});

test("of very many findings, those that are shown have their own quick fixes", () => {
  const { document } = fixture(unix("<item></itme>\n".repeat(1200)));
  assert(document.findings.filter(({ fixes }) => fixes).length > 1000);
  const whole = { start: 0, end: document.text.length };
  const own = codeActions(document, whole, undefined).filter(({ isPreferred }) => isPreferred !== undefined);
  assert(own.length > 100 && own.length <= 1000, `${own.length}`);
});

test("a suppression until a past day has expired", () => {
  const { document } = fixture(unix("# nessus-audit-disable-next-line no-checks until 2020-01-01"));
  assert.deepEqual(
    document.findings.map(({ rule }) => rule).filter((rule) => rule.includes("suppression")),
    ["expired-suppression"],
  );
});
