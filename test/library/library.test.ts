import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  evaluate,
  findingsAs,
  fix,
  format,
  type HostSnapshot,
  lint,
  parse,
  readSnapshot,
  readSnapshots,
  reportFormats,
  rules,
  verdictsAs,
  version,
} from "../../library/main.ts";
import packageJson from "../../package.json" with { type: "json" };

const policy = `<check_type:"Unix">
<custom_item>
  type : AUDIT_DENIED_OPEN_PORTS
  descripton : "No telnet"
  port_type : TCP
  ports : "23"
</custom_item>
</check_type>
`;
const listening = "LISTEN 0 128 0.0.0.0:23 0.0.0.0:*\n";
const header = "State Recv-Q Send-Q Local Address:Port Peer Address:Port\n";

describe("the library", () => {
  it("finds mistakes, and repairs them", () => {
    assert.deepEqual(
      lint(policy).map(({ rule, range }) => [rule, range.start.line]),
      [["unknown-keyword", 4]],
    );
    const repaired = fix(policy, { unsafe: true });
    assert.ok(repaired.includes("description :"), repaired);
    assert.deepEqual(lint(parse(repaired)), []);
    assert.equal(fix(repaired), repaired);
  });

  it("finds as much as the command line reports, and counts the rest", () => {
    const found = lint(
      policy.replace('"23"', `"23${",23".repeat(700)}"`).replace("descripton", "description"),
    );
    assert.deepEqual([...new Set(found.map(({ rule }) => rule))], ["duplicate-port"]);
    assert.equal(found.length, 500);
    assert.match(found.at(-1)!.message, /and 200 more of this rule in this file\.$/);
  });

  it("repairs more than it reports", () => {
    // one pass leaves every second one, since removals that touch are for the next
    const repaired = fix(policy.replace('"23"', `"23${",23".repeat(1400)}"`));
    assert.ok(repaired.split(",").length <= 701, `${repaired.split(",").length} ports are left`);
  });

  it("goes by the severities and the day that it is given", () => {
    const severities = { "unknown-keyword": "hint" } as const;
    assert.deepEqual(
      lint(policy, { severities }).map(({ severity }) => severity),
      ["hint"],
    );
    const silenced = `# nessus-audit-disable-file unknown-keyword until 2026-11-30 -- ours\n${policy}`;
    const rulesOn = (today: string) => lint(silenced, { today }).map(({ rule }) => rule);
    assert.deepEqual(rulesOn("2026-11-30"), []);
    assert.ok(rulesOn("2026-12-01").includes("unknown-keyword"));
  });

  it("formats, and says where it can't", () => {
    assert.match(format(policy)!, /^ {2}type {7}: AUDIT/m);
    assert.equal(format(policy.replace('telnet"', "telnet")), undefined);
  });

  it("evaluates on what a host shows, as text and as bytes", () => {
    const repaired = fix(policy, { unsafe: true });
    const text = header + listening;
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    for (const shown of [text, utf16]) {
      const [verdict] = evaluate(repaired, readSnapshot(shown), { hostName: "web01" });
      assert.deepEqual([verdict!.status, verdict!.host, verdict!.check.line], ["FAILED", "web01", 2]);
    }
    const [verdict] = evaluate(parse(repaired), readSnapshot(header));
    assert.equal(verdict!.status, "UNDECIDED");
    const [closed] = evaluate(repaired, readSnapshot(header), { unknownPorts: "closed" });
    assert.equal(closed!.status, "PASSED");
  });

  it("reads the hosts of a text one by one", () => {
    const xml = (name: string) =>
      `<ReportHost name="${name}"><ReportItem port="23" protocol="tcp" pluginID="34220"/></ReportHost>`;
    const report = `<NessusClientData_v2><Report>${xml("web01")}${xml("web02")}</Report></NessusClientData_v2>`;
    assert.deepEqual(
      readSnapshots(report).map(({ host }) => host),
      ["web01", "web02"],
    );
    assert.deepEqual(readSnapshot("nothing").formats, []);
  });

  it("judges by no snapshot that it did not read", () => {
    const copied = { ...readSnapshot(header) } as HostSnapshot;
    assert.throws(() => evaluate(policy, copied), TypeError);
  });

  it("writes every report of the command line, harmless as there", () => {
    const findings = lint(policy.replace("descripton", "a ##vso[task.setvariable variable=b;]c"));
    const verdicts = evaluate(fix(policy, { unsafe: true }), readSnapshot(header + listening));
    for (const name of reportFormats) {
      const texts = [findingsAs(name, [{ path: "a.audit", findings }]), verdictsAs(name, verdicts)];
      for (const text of texts) assert.ok(text.length > 0 && !text.includes("##vso[task.set"), name);
    }
  });

  it("lists its rules and its version", () => {
    assert.equal(version, packageJson.version);
    const known = rules.find(({ id }) => id === "unknown-keyword")!;
    assert.deepEqual([known.family, known.severity], ["keywords", "error"]);
    assert.match(known.url, /unknown-keyword\.md$/);
  });
});
