import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFits } from "../../core/report/validate.ts";
import { folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const header = "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n";
const row = (port: number) => `tcp   LISTEN 0      128          0.0.0.0:${port}        0.0.0.0:*\n`;
/** A terminal session with several hosts, one after the other. */
const session = (hosts: Record<string, number[]>) =>
  Object.entries(hosts)
    .map(([host, ports]) => `root@${host}:~# ss -tulpn\n${header}${ports.map(row).join("")}`)
    .join("");
const both = session({ web01: [22], db01: [22, 23] });

const files = { "web.audit": goodPolicy, "all.txt": both };

interface Result {
  host: string;
  status: string;
  evidence: { line: number }[];
}

async function verdicts(cwd: string, ...args: string[]): Promise<Result[]> {
  const { stdout } = await nessusAudit(["check", "web.audit", "--format", "json", ...args], { cwd });
  assertFits("check", stdout);
  return JSON.parse(stdout).results;
}

describe("a text of several hosts", () => {
  it("is judged host by host, with the lines of the text", async (t) => {
    const results = await verdicts(folderOf(t, files), "-s", "all.txt");
    assert.deepEqual(
      results.map(({ host, status, evidence }) => [host, status, evidence.map(({ line }) => line)]),
      [
        ["web01", "PASSED", []],
        ["db01", "FAILED", [7]],
      ],
    );
  });

  it("has the same names from every place", async (t) => {
    const cwd = folderOf(t, { ...files, "hosts/all.txt": both, "hosts/folder/all.txt": both });
    const names = async (...args: string[]) => (await verdicts(cwd, ...args)).map(({ host }) => host);
    assert.deepEqual(await names("--hosts", "hosts"), [
      "web01 (hosts/all.txt)",
      "db01 (hosts/all.txt)",
      "web01 (hosts/folder)",
      "db01 (hosts/folder)",
    ]);
    assert.deepEqual(await names("-s", "hosts/all.txt"), ["web01", "db01"]);
  });

  it("keeps the names apart that two files have in common, in any order", async (t) => {
    const cwd = folderOf(t, { ...files, "b.txt": session({ web01: [23] }) });
    const named = async (...args: string[]) =>
      (await verdicts(cwd, ...args)).map(({ host, status }) => `${host} ${status}`).sort();
    const expected = ["db01 FAILED", "web01 (all.txt) PASSED", "web01 (b.txt) FAILED"];
    assert.deepEqual(await named("-s", "all.txt", "b.txt"), expected);
    assert.deepEqual(await named("-s", "b.txt", "all.txt"), expected);
  });

  it("is shown host by host, with what is known of each", async (t) => {
    const cwd = folderOf(t, files);
    const { stdout } = await nessusAudit(["snapshot", "all.txt", "--format", "json"], { cwd });
    assertFits("snapshot", stdout);
    const hosts = JSON.parse(stdout).hosts;
    assert.deepEqual(
      hosts.map(({ name, sockets, coverage }: Record<string, unknown[] & { tcp: { ipv4: unknown } }>) => [
        name,
        sockets!.length,
        coverage!.tcp.ipv4,
      ]),
      [
        ["web01", 1, [[1, 65535]]],
        ["db01", 2, [[1, 65535]]],
      ],
    );
    const text = (await nessusAudit(["snapshot", "all.txt"], { cwd })).stdout;
    assert.match(text, /^web01 .*\n.*\n.*:?22.*\n {2}tcp: every port is known$/m);
  });

  it("is compared with another by the names of the hosts", async (t) => {
    const later = session({ db01: [22], web02: [80], web01: [22] });
    const cwd = folderOf(t, { ...files, "later.txt": later });
    const args = ["diff", "all.txt", "later.txt", "--policy", "web.audit"];
    const { code, stdout } = await nessusAudit(args, { cwd });
    assert.equal(code, 1);
    assert.equal(
      stdout,
      `all.txt → later.txt

Hosts
  +web02

Ports
  db01: −23/tcp on 0.0.0.0

Verdicts
  db01: "No telnet and no FTP": FAILED → PASSED
`,
    );
    const json = (await nessusAudit([...args, "--format", "json"], { cwd })).stdout;
    assertFits("diff", json);
    assert.deepEqual(
      JSON.parse(json).changes.map(({ about, host }: { about: string; host: string }) => `${about} ${host}`),
      ["host web02", "port db01", "verdict db01"],
    );
    const back = (await nessusAudit(["diff", "later.txt", "all.txt"], { cwd })).stdout;
    assert.match(back, /^ {2}−web02$/m);
  });

  it("makes a policy of all of them", async (t) => {
    const { stdout } = await nessusAudit(["generate", "--snapshot", "all.txt"], { cwd: folderOf(t, files) });
    assert.match(stdout, /seen on web01, db01/);
    assert.match(stdout, /# 23\/tcp: .*db01/);
  });

  it("is found by the names that a report of the scanner has", async (t) => {
    const results = ["web01", "db01"]
      .map(
        (name) => `<ReportHost name="${name}"><ReportItem port="0" protocol="tcp" pluginID="21157">
<cm:compliance-check-name>No telnet and no FTP</cm:compliance-check-name>
<cm:compliance-result>PASSED</cm:compliance-result></ReportItem></ReportHost>`,
      )
      .join("");
    const report = `<NessusClientData_v2><Report xmlns:cm="x">${results}</Report></NessusClientData_v2>`;
    const cwd = folderOf(t, { ...files, "scan.nessus": report, "again.txt": session({ web01: [22] }) });
    const args = ["compare-results", "web.audit", "--results", "scan.nessus", "-s", "all.txt"];
    const { stdout } = await nessusAudit(
      args.map((word) => (word === "-s" ? "--snapshot" : word)),
      { cwd },
    );
    assert.match(stdout, /^web01: 1 the same$/m);
    assert.match(stdout, /^db01: 1 differs$/m);
  });
});

it("a verdict that is not decided is neither agreement nor difference with the scanner", async (t) => {
  const selected = `$ ss -tulpn | grep :22\n${header}${row(22)}`;
  const report = `<NessusClientData_v2><Report xmlns:cm="x"><ReportHost name="web01"><ReportItem port="0" protocol="tcp" pluginID="21157">
<cm:compliance-check-name>No telnet and no FTP</cm:compliance-check-name>
<cm:compliance-result>PASSED</cm:compliance-result></ReportItem></ReportHost></Report></NessusClientData_v2>`;
  const cwd = folderOf(t, { "web.audit": goodPolicy, "scan.nessus": report, "web01.txt": selected });
  const args = ["compare-results", "web.audit", "--results", "scan.nessus", "--snapshot", "web01.txt"];
  const { code, stdout, stderr } = await nessusAudit(args, { cwd });
  assert.match(stdout, /^web01: 1 undecided by us\n {2}Undecided by us:\n {4}No telnet and no FTP$/m);
  assert.match(stderr, /the snapshots decide none of them/);
  assert.equal(code, 2);
  const json = (await nessusAudit([...args, "--format", "json"], { cwd })).stdout;
  assertFits("results", json);
  const [check] = JSON.parse(json).hosts[0].checks;
  assert.deepEqual([check.kind, check.ours.because], ["undecided", "partial"]);
});
