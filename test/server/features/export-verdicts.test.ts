import assert from "node:assert/strict";
import { test } from "node:test";
import { reportFormats } from "../../../core/report/formats/formats.ts";
import { exportVerdicts } from "../../../server/features/verdicts/export-verdicts.ts";
import {
  type EvaluateHostsResult,
  type ExportedVerdicts,
  type ExportFormat,
  exportFormats,
  type Judgement,
  type SentVerdict,
} from "../../../server/protocol.ts";

const at = { start: { line: 4, character: 0 }, end: { line: 9, character: 0 } };

function result(host: string, description: string, values: Partial<Judgement> = {}): EvaluateHostsResult {
  const check = {
    id: `AUDIT_DENIED_OPEN_PORTS: ${description}`,
    type: "AUDIT_DENIED_OPEN_PORTS",
    description,
    range: at,
    anchor: at,
  };
  const verdict: SentVerdict = {
    check: 0,
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
  return { policy: "p", version: 1, checks: [check], portLists: [], hosts, leftOut: [] };
}

const exported = (
  of: Pick<EvaluateHostsResult, "checks" | "hosts">,
  format: ExportFormat,
  only?: ExportedVerdicts[],
) => exportVerdicts([{ result: of, policyName: "p.audit", ...(only && { only }) }], format);

test("several policies are one file, each with its own checks", () => {
  const parts = ["ssh", "web"].map((name) => ({ result: result("shop", name), policyName: `${name}.audit` }));
  const rows = exportVerdicts(parts, "csv").split("\r\n").slice(1, -1);
  assert.deepEqual(
    rows.map((row) => row.split(",").slice(0, 3)),
    [
      ["ssh.audit", "shop", "ssh"],
      ["web.audit", "shop", "web"],
    ],
  );
});

test("CSV quotes what needs it and keeps formulas from being computed", () => {
  assert.equal(
    exported(result("=cmd()", "a,b"), "csv"),
    "policy,host,check,line,status,because,if reached,reason,remedy\r\n" +
      `p.audit,'=cmd(),"a,b",5,FAILED,,,"23/tcp is ""open"", and denied",\r\n`,
  );
});

test("JSON has the form of the command line", () => {
  const { results, summary } = JSON.parse(exported(result("web", "Telnet"), "json"));
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
  const [row] = exported(undecided, "csv").split("\r\n").slice(1);
  assert.match(row!, /^p\.audit,web,Telnet,5,UNDECIDED,gate,NOT EVALUATED,.*,Answer it\.$/);
  const { results } = JSON.parse(exported(undecided, "json"));
  assert.deepEqual(results[0].gate, { description: "Debian", line: 5, why: gate.why, remedy: gate.remedy });
});

test("HTML escapes text of policies and hosts", () => {
  const page = exported(result("<img src=x>", "<script>alert(1)</script>"), "html");
  assert.ok(!page.includes("<img src=x>") && !page.includes("<script>alert"));
  assert.ok(page.includes("&lt;script&gt;"));
});

for (const format of exportFormats) {
  test(`${format} has the verdicts that are meant, and no other`, () => {
    const { checks, hosts } = result("shop", "Telnet");
    const both = { checks, hosts: [...hosts, ...result("mail", "Telnet").hosts] };
    const text = (only?: ExportedVerdicts[]) => exported(both, format, only);
    assert.match(text(), /shop[\s\S]*mail/);
    assert.match(text([{ hosts: ["mail"] }]), /mail/);
    assert.doesNotMatch(text([{ hosts: ["mail"] }]), /shop/);
    assert.doesNotMatch(text([{ hosts: ["mail"], checks: ["another one"] }]), /23\/tcp/);
    assert.match(text([{ checks: ["another one"] }, { checks: [checks[0]!.id] }]), /shop[\s\S]*mail/);
  });
}

test("a report can be saved in every format of the command line, and as CSV", () => {
  assert.deepEqual([...exportFormats].sort(), ["csv", ...Object.keys(reportFormats)].sort());
});

test("SARIF names no version that is not known", () => {
  const text = exported(result("shop", "Telnet"), "sarif");
  assert.deepEqual(Object.keys(JSON.parse(text).runs[0].tool.driver), ["name", "informationUri", "rules"]);
});
