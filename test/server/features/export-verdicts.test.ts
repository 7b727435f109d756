import assert from "node:assert/strict";
import { test } from "node:test";
import { exportVerdicts } from "../../../server/features/verdicts/export-verdicts.ts";
import {
  type EvaluateHostsResult,
  type ExportedVerdict,
  exportFormats,
  type ProtocolVerdict,
} from "../../../server/protocol.ts";

const at = { start: { line: 4, character: 0 }, end: { line: 9, character: 0 } };

function result(
  host: string,
  description: string,
  values: Partial<ProtocolVerdict> = {},
): EvaluateHostsResult {
  const verdict: ProtocolVerdict = {
    id: `AUDIT_DENIED_OPEN_PORTS: ${description}`,
    type: "AUDIT_DENIED_OPEN_PORTS",
    description,
    range: at,
    anchor: at,
    status: "FAILED",
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
    source: host,
    name: host,
    groups: [],
    expectations: [],
    snapshot,
    firstLines: [1],
  };
  const hosts = [{ ...summary, sockets: [], verdicts: [{ ...verdict, ...values }], decisions: [] }];
  return { policy: "p", version: 1, checks: [], portLists: [], hosts, leftOut: [] };
}

test("CSV quotes what needs it and keeps formulas from being computed", () => {
  assert.equal(
    exportVerdicts(result("=cmd()", "a,b"), { policyName: "p.audit", format: "csv" }),
    "policy,host,check,line,status,because,if reached,reason,remedy\r\n" +
      `p.audit,'=cmd(),"a,b",5,FAILED,,,"23/tcp is ""open"", and denied",\r\n`,
  );
});

test("JSON has the form of the command line", () => {
  const { results, summary } = JSON.parse(
    exportVerdicts(result("web", "Telnet"), { policyName: "p.audit", format: "json" }),
  );
  assert.equal(results[0].host, "web");
  assert.equal(results[0].check.line, 5);
  assert.equal(summary.failed, 1);
});

test("what is not decided is exported with the reason, and what it would be", () => {
  const gate = { description: "Debian", why: "It is not known.", remedy: "Answer it.", range: at };
  const undecided = result("web", "Telnet", {
    status: "UNDECIDED",
    because: "gate",
    ifReached: "NOT_EVALUATED",
    remedy: "Answer it.",
    gate,
  });
  const [row] = exportVerdicts(undecided, { policyName: "p.audit", format: "csv" }).split("\r\n").slice(1);
  assert.match(row!, /^p\.audit,web,Telnet,5,UNDECIDED,gate,NOT EVALUATED,.*,Answer it\.$/);
  const { results } = JSON.parse(exportVerdicts(undecided, { policyName: "p.audit", format: "json" }));
  assert.deepEqual(results[0].gate, { description: "Debian", line: 5, why: gate.why, remedy: gate.remedy });
});

test("HTML escapes text of policies and hosts", () => {
  const page = exportVerdicts(result("<img src=x>", "<script>alert(1)</script>"), {
    policyName: "p.audit",
    format: "html",
  });
  assert.ok(!page.includes("<img src=x>") && !page.includes("<script>alert"));
  assert.ok(page.includes("&lt;script&gt;"));
});

for (const format of exportFormats) {
  test(`${format} has the verdicts that are meant, and no other`, () => {
    const both = { hosts: [...result("shop", "Telnet").hosts, ...result("mail", "Telnet").hosts] };
    const text = (only?: ExportedVerdict[]) =>
      exportVerdicts(both, { policyName: "p.audit", format, ...(only && { only }) });
    assert.match(text(), /shop[\s\S]*mail/);
    assert.match(text([{ host: "mail" }]), /mail/);
    assert.doesNotMatch(text([{ host: "mail" }]), /shop/);
    assert.doesNotMatch(text([{ host: "mail", check: "another one" }]), /23\/tcp/);
  });
}
