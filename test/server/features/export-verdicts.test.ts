import assert from "node:assert/strict";
import { test } from "node:test";
import { exportVerdicts } from "../../../server/features/export-verdicts.ts";
import type { EvaluateHostsResult, ProtocolVerdict } from "../../../server/protocol.ts";

const at = { start: { line: 4, character: 0 }, end: { line: 9, character: 0 } };

function result(host: string, description: string): EvaluateHostsResult {
  const verdict: ProtocolVerdict = {
    type: "AUDIT_DENIED_OPEN_PORTS",
    description,
    range: at,
    anchor: at,
    status: "FAILED",
    conditional: false,
    reason: '23/tcp is "open", and denied',
    evidence: [{ violation: true, message: "23/tcp", element: { text: "23", range: at } }],
    ignored: [],
    notes: [],
  };
  const snapshot = {
    name: "",
    formats: [],
    sockets: 0,
    processes: 0,
    hashes: 0,
    unread: [],
    notCounted: [],
    warnings: [],
  };
  const summary = {
    id: host,
    name: host,
    groups: [],
    expectations: [],
    snapshot,
    sockets: [],
    firstLines: [1],
  };
  return { policy: "p", version: 1, checks: [], portLists: [], hosts: [{ ...summary, verdicts: [verdict] }] };
}

test("CSV quotes what needs it and keeps formulas from being computed", () => {
  assert.equal(
    exportVerdicts(result("=cmd()", "a,b"), "p.audit", "csv"),
    "policy,host,check,line,status,conditional,reason\r\n" +
      `p.audit,'=cmd(),"a,b",5,FAILED,no,"23/tcp is ""open"", and denied"\r\n`,
  );
});

test("JSON has the form of the command line", () => {
  const { results, summary } = JSON.parse(exportVerdicts(result("web", "Telnet"), "p.audit", "json"));
  assert.equal(results[0].host, "web");
  assert.equal(results[0].check.line, 5);
  assert.equal(summary.failed, 1);
});

test("HTML escapes what policies and hosts hold", () => {
  const page = exportVerdicts(result("<img src=x>", "<script>alert(1)</script>"), "p.audit", "html");
  assert.ok(!page.includes("<img src=x>") && !page.includes("<script>"));
  assert.ok(page.includes("&lt;script&gt;"));
});
