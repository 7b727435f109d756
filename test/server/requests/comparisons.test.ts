import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  anonymiseMethod,
  comparePoliciesMethod,
  compareResultsMethod,
  compareSnapshotsMethod,
  type DocumentResult,
  generatePolicyMethod,
  type HostSource,
} from "../../../server/protocol.ts";
import { unix } from "../fixture.ts";
import { LanguageServer, pullingClient } from "../language-server.ts";

let server: LanguageServer;
before(async () => {
  server = await LanguageServer.start(pullingClient);
});
after(async () => {
  assert.equal(await server.stop(), 0);
});

const ask = (method: string, params: unknown) => server.request<DocumentResult>(method, params);
const host = (name: string, text: string): HostSource => ({ id: name, name, files: [{ name, text }] });
const header = "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const row = (port: number, name: string) =>
  `tcp LISTEN 0 128 192.168.7.9:${port} 0.0.0.0:* users:(("${name}",pid=${port},fd=3))\n`;
const monday = host("monday", header + row(22, "sshd") + row(80, "nginx"));
const friday = host("friday", header + row(22, "sshd") + row(23, "telnetd"));
const empty = host("empty", "nothing of a host");
const deny = (ports: string) =>
  unix(
    `<custom_item>\n type : AUDIT_DENIED_OPEN_PORTS\n description : "Closed"\n port_type : TCP\n ports : "${ports}"\n</custom_item>`,
  );

test("a policy is made from what hosts show", async () => {
  const union = await ask(generatePolicyMethod, { hosts: [monday, friday], ports: "union" });
  assert.match(union.text, /ports {7}: "22,23,80"/);
  const both = await ask(generatePolicyMethod, {
    hosts: [monday, friday],
    ports: "intersection",
    dialect: "windows",
  });
  assert.match(both.text, /value_data {2}: "22"/);
});

test("snapshots are compared, with the verdicts of an open policy", async () => {
  const uri = "untitled:policy.audit";
  await server.open(uri, deny("23"));
  const { text, page } = await ask(compareSnapshotsMethod, { before: monday, after: friday, policy: uri });
  await server.close(uri);
  assert.match(text, /^# `monday` → `friday`$/m);
  assert.match(text, /^- `\+23\/tcp on 192\.168\.7\.9, telnetd`$/m);
  assert.match(text, /^- `"Closed": PASSED → FAILED`$/m);
  assert.match(
    page!,
    /<li><span class="passed">\+23\/tcp [^<]*<\/span> <small><a href="place:after:3">line 3 after/,
  );
});

test("policies are compared by what they mean", async () => {
  const policy = (name: string, text: string) => ({ name, uri: `file:///${name}`, text });
  const before = policy("old.audit", deny("21,23"));
  const { text, page } = await ask(comparePoliciesMethod, {
    before,
    after: policy("new.audit", deny("2[1-2]")),
  });
  assert.match(page!, /−23\/tcp denied<\/span> <small><a href="place:before:2">line 2 before/);
  assert.match(text, /^- `\+22\/tcp denied`$/m);
  assert.match(text, /^- `−23\/tcp denied`$/m);
  const same = await ask(comparePoliciesMethod, { before, after: policy("new.audit", deny("2[13]")) });
  assert.match(same.text, /Nothing has changed\./);
});

test("a snapshot is copied without its addresses", async () => {
  const { text } = await ask(anonymiseMethod, { host: monday });
  assert.match(text, /:22 /);
  assert.doesNotMatch(text, /192\.168/);
});

test("for a shared snapshot, it is reported what was left out, and the name of its file is hidden", async () => {
  const shadow = "root:$6$saltsalt$0123456789abcdef:19700:0:99999:7:::\n";
  const { text, summary } = await ask(anonymiseMethod, {
    host: host("payroll", `# about payroll\n${monday.files[0]!.text}${shadow}`),
  });
  assert.match(text, /^# about host-1$/m);
  assert.doesNotMatch(text, /saltsalt/);
  assert.equal(summary, "Left out: a line of a password file (line 5).");
});

const scan = (name: string, result: string) => ({
  name: "scan.nessus",
  text: `<NessusClientData_v2><Report><ReportHost name="${name}"><ReportItem>
<c:compliance-check-name>Closed</c:compliance-check-name><c:compliance-result>${result}</c:compliance-result>
<c:compliance-actual-value>secret</c:compliance-actual-value></ReportItem></ReportHost></Report></NessusClientData_v2>`,
});

test("verdicts on an open policy are compared with the scanner's results", async () => {
  const policy = "untitled:policy.audit";
  await server.open(policy, deny("23"));
  const compare = (report: unknown, withHosts: boolean) =>
    ask(compareResultsMethod, { policy, report, hosts: [monday, friday], withHosts });
  const open = await compare(scan("friday", "PASSED"), true);
  const shared = await compare(scan("friday", "PASSED"), false);
  const alone = await compare(scan("sunday", "PASSED"), true);
  const none = await compare({ name: "scan.nessus", text: "hello" }, true);
  await server.close(policy);
  const closed = await compare(scan("friday", "PASSED"), true);
  assert.equal(open.summary, "1 check differs.");
  assert.match(
    open.text,
    /^## `friday`$[^#]*- `Closed`\n {2}- ours: `FAILED: .*23.*`\n {2}- scanner: `PASSED: secret/m,
  );
  assert.match(shared.text, /- ours: `FAILED`\n {2}- scanner: `PASSED`/);
  assert.doesNotMatch(shared.text, /friday|secret|192\.168/);
  assert.match(alone.problem ?? "", /No host in this workspace is named sunday/);
  assert.match(none.problem ?? "", /scan\.nessus has no results/);
  assert.match(closed.problem ?? "", /open/);
});

test("what can't be read is reported", async () => {
  for (const [method, params] of [
    [generatePolicyMethod, { hosts: [monday, empty], ports: "union" }],
    [compareSnapshotsMethod, { before: monday, after: empty }],
  ] as const) {
    const { problem } = await ask(method, params);
    assert.match(problem ?? "", /^empty: /);
  }
  const none = { name: "notes.txt", uri: "file:///notes.txt", text: "hello" };
  assert.match(
    (await ask(comparePoliciesMethod, { before: none, after: none })).problem ?? "",
    /not a policy/,
  );
});
