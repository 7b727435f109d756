import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFits } from "../../core/report/validate.ts";
import { folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const host = (name: string, result: string) => `<ReportHost name="${name}">
<ReportItem port="0" protocol="tcp" pluginID="21157">
<cm:compliance-check-name>No telnet and no FTP</cm:compliance-check-name>
<cm:compliance-result>${result}</cm:compliance-result>
<cm:compliance-actual-value>secret of the host</cm:compliance-actual-value>
</ReportItem></ReportHost>
`;
const report = (...hosts: string[]) =>
  `<NessusClientData_v2><Report xmlns:cm="http://www.nessus.org/cm">${hosts.join("")}</Report></NessusClientData_v2>\n`;
const snapshot = (name: string, port: number) =>
  `# host: ${name}\nNetid State Recv-Q Send-Q Local Address:Port Peer Address:Port\ntcp LISTEN 0 128 0.0.0.0:${port} 0.0.0.0:*\n`;

describe("compare-results", () => {
  const files = {
    "web.audit": goodPolicy,
    "scan.nessus": report(host("web01", "PASSED"), host("web02", "PASSED")),
    "hosts/a.txt": snapshot("web01", 22),
    "hosts/b.txt": snapshot("web02", 23),
  };
  const args = ["compare-results", "web.audit", "--results", "scan.nessus", "--hosts", "hosts"];

  it("shows where verdicts and results differ", async (t) => {
    const cwd = folderOf(t, files);
    const { code, stdout } = await nessusAudit(args, { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /^web01: 1 the same$/m);
    assert.match(stdout, /^web02: 1 differs$/m);
    assert.match(stdout, /ours: {4}FAILED: .*23\/tcp/);
    assert.match(stdout, /scanner: PASSED: secret of the host \(line \d+ of the report\)/);
    const json = (await nessusAudit([...args, "--format", "json"], { cwd })).stdout;
    assertFits("results", json);
  });

  it("is silent about hosts in Markdown, unless they are asked for", async (t) => {
    const cwd = folderOf(t, files);
    const { stdout } = await nessusAudit([...args, "--format", "markdown"], { cwd });
    assert.match(stdout, /^## Host 2$/m);
    assert.doesNotMatch(stdout, /web0|secret|0\.0\.0\.0/);
    assert.match(
      (await nessusAudit([...args, "--format", "markdown", "--with-hosts"], { cwd })).stdout,
      /web02/,
    );
  });

  it("exits with 0 when nothing differs", async (t) => {
    const cwd = folderOf(t, { ...files, "scan.nessus": report(host("web01", "PASSED")) });
    assert.equal((await nessusAudit(args, { cwd })).code, 0);
  });

  for (const { what, files: other, message } of [
    {
      what: "a host without a snapshot",
      files: { "scan.nessus": report(host("db", "PASSED"), host("web01", "PASSED")) },
      message: /No snapshot is named db/,
    },
    {
      what: "a report without results",
      files: { "scan.nessus": report() },
      message: /has no results of compliance checks/,
    },
    { what: "a report that is no report", files: { "scan.nessus": "hello" }, message: /has no results/ },
  ]) {
    it(`says so of ${what}`, async (t) => {
      const cwd = folderOf(t, { ...files, ...other });
      const { code, stderr } = await nessusAudit(args, { cwd });
      assert.equal(code, 2);
      assert.match(stderr, message);
    });
  }

  it("says when no check of the policy is in the report", async (t) => {
    const cwd = folderOf(t, {
      ...files,
      "scan.nessus": report(host("web01", "PASSED").replace("No telnet", "Yes telnet")),
    });
    const { code, stderr, stdout } = await nessusAudit(args, { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /No check could be compared/);
    assert.match(stdout, /Only in the report:\n {4}Yes telnet/);
  });

  it("says of a report that is missing", async (t) => {
    const { "scan.nessus": _, ...others } = files;
    const { code, stderr } = await nessusAudit(args, { cwd: folderOf(t, others) });
    assert.equal(code, 2);
    assert.match(stderr, /scan\.nessus does not exist/);
  });
});
