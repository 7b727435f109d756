import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultEvaluateOptions } from "../../../core/evaluate/options.ts";
import { LintMemo } from "../../../core/lint/memo.ts";
import { PolicyDocument } from "../../../server/documents/policy-document.ts";
import { evaluateHosts } from "../../../server/features/verdicts/evaluate-hosts.ts";
import type { HostSource } from "../../../server/protocol.ts";
import { HeldSnapshots } from "../../../server/snapshots/held-snapshots.ts";
import { readHosts } from "../../../server/snapshots/host-source.ts";
import { Snapshots } from "../../../server/snapshots/snapshots.ts";

const policy = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "Telnet is closed"
  port_type   : TCP
  ports       : "23,8[0-1]"
</custom_item>
</check_type>
`;
const header = "State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const ssRow = (port: number) => `LISTEN 0 128 0.0.0.0:${port} 0.0.0.0:* users:(("x",pid=${port},fd=3))\n`;

function document(text = policy): PolicyDocument {
  return new PolicyDocument(TextDocument.create("file:///p.audit", "nessus-audit", 1, text), new LintMemo());
}

function host(name: string, ...texts: string[]): HostSource {
  return { id: name, name, files: texts.map((text, index) => ({ name: `${name}-${index}`, text })) };
}

const limit = 1024 * 1024;
const read = (source: HostSource) => readHosts(source, limit);
const readOne = (source: HostSource) => read(source)[0]!;

test("joins the files of a host, numbers their lines consecutively and reads its front comment", () => {
  const { summary, snapshot } = readOne(
    host(
      "folder",
      `# host: web01\n# groups: web, dmz\n# expect: FAILED "Telnet is closed"`,
      `${header}${ssRow(22)}`,
    ),
  );
  assert.equal(summary.name, "web01");
  assert.deepEqual(summary.groups, ["web", "dmz"]);
  assert.deepEqual(summary.expectations, [{ status: "FAILED", check: "Telnet is closed", line: 3 }]);
  assert.deepEqual(summary.firstLines, [1, 4]);
  assert.deepEqual(
    snapshot?.sockets.map(({ port, line }) => [port, line]),
    [[22, 5]],
  );
});

test("reads the folder files as files of the host, and answers as what a person says", () => {
  const { summary, snapshot } = readOne({
    id: "web01",
    name: "web01",
    files: [
      { name: "web01.answers", text: "# groups: dmz\n" },
      { name: "files/etc/issue", text: "Hello\n" },
    ],
  });
  assert.deepEqual(summary.groups, ["dmz"]);
  assert.equal(summary.problem, undefined);
  assert.equal(snapshot?.observations?.ask("file", "/etc/issue").is, "present");
});

test("reads bytes in their own encoding", () => {
  const bytes = Buffer.from(`\uFEFF${header}${ssRow(22)}`, "utf16le").toString("base64");
  const { summary } = readOne({ id: "a", name: "a", files: [{ name: "a.txt", base64: bytes }] });
  assert.equal(summary.snapshot.sockets, 1);
});

test("evaluates a policy on every host and keeps the ones that can't be read", async () => {
  const hosts = [
    host("good", header + ssRow(22)),
    host("bad", header + ssRow(23)),
    host("empty", "nothing\n"),
  ];
  const result = await evaluateHosts(document(), hosts, defaultEvaluateOptions, async (source) =>
    read(source),
  );
  assert.deepEqual(
    result.hosts.map(({ id, verdicts }) => [id, verdicts.map(({ status }) => status)]),
    [
      ["good", ["PASSED"]],
      ["bad", ["FAILED"]],
      ["empty", []],
    ],
  );
  assert.ok(result.hosts[2]?.problem);
  assert.deepEqual(
    result.checks.map(({ description, range }) => [description, range.start.line]),
    [["Telnet is closed", 1]],
  );
  assert.deepEqual(
    result.portLists.map(({ kind, proto, ranges }) => ({ kind, proto, ranges })),
    [
      {
        kind: "denied",
        proto: "tcp",
        ranges: [
          [23, 23],
          [80, 81],
        ],
      },
    ],
  );
});

test("ends between two hosts when it is cancelled", async () => {
  let asked = 0;
  const hosts = [host("a", header + ssRow(22)), host("b", header + ssRow(22))];
  await assert.rejects(
    evaluateHosts(document(), hosts, defaultEvaluateOptions, async (source) => {
      if (++asked === 2) throw new Error("cancelled");
      return read(source);
    }),
    /cancelled/,
  );
});

const twoHosts = ["web01", "db01"]
  .map((name, at) => `[root@${name} ~]# ss -tlnp\n${header}${ssRow(22 + at)}`)
  .join("");

test("a text of several hosts gives each of them, judged on its own", async () => {
  const both = host("all.txt", twoHosts);
  const found = read(both);
  assert.deepEqual(
    found.map(({ summary }) => [
      summary.id,
      summary.source,
      summary.host,
      summary.name,
      summary.snapshot.name,
    ]),
    [
      ["all.txt#web01", "all.txt", "web01", "web01", "all.txt: web01"],
      ["all.txt#db01", "all.txt", "db01", "db01", "all.txt: db01"],
    ],
  );
  const evaluated = (withListeners: boolean) =>
    evaluateHosts(document(), [both], defaultEvaluateOptions, async (one) => read(one), { withListeners });
  const result = await evaluated(true);
  const without = await evaluated(false);
  assert.deepEqual(
    without.hosts.map(({ sockets }) => sockets),
    [[], []],
    "what nobody asks for is not sent",
  );
  assert.deepEqual(
    result.hosts.map(({ name, verdicts, sockets }) => [
      name,
      verdicts.map(({ status }) => status),
      sockets.map(({ port }) => port),
    ]),
    [
      ["web01", ["PASSED"], [22]],
      ["db01", ["FAILED"], [23]],
    ],
  );
});

test("hosts of the same name are distinguished by their files", async () => {
  const same = ["a", "b"].map((name) => host(name, `# host: web01\n${header}${ssRow(22)}`));
  const result = await evaluateHosts(document(), same, defaultEvaluateOptions, async (one) => read(one));
  assert.deepEqual(
    result.hosts.map(({ name }) => name),
    ["web01 (a)", "web01 (b)"],
  );
});

test("hosts of the same name are distinguished by their place in the workspace if it is given", async () => {
  const same = ["one", "two"].map((folder) => ({
    ...host("web01", header + ssRow(22)),
    id: folder,
    place: `${folder}/hosts/web01.txt`,
  }));
  const result = await evaluateHosts(document(), same, defaultEvaluateOptions, async (one) => read(one));
  assert.deepEqual(
    result.hosts.map(({ name }) => name),
    ["web01 (one/hosts/web01.txt)", "web01 (two/hosts/web01.txt)"],
  );
});

/** Sources of hosts of several kinds: the front comment names and groups them, and a prompt shows the system. */
const fleet = [
  host("a", `# host: web-1\n# groups: web\n$ ss -tln\n${header}${ssRow(22)}`),
  host("win-1", "C:\\>netstat -an\n\n  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING\n"),
  host("broken", "nothing\n"),
  host("all.txt", twoHosts),
];

const evaluateFleet = (text: string, allHosts?: boolean) =>
  evaluateHosts(document(text), fleet, defaultEvaluateOptions, async (one) => read(one), {
    ...(allHosts !== undefined && { allHosts }),
  });

test("a policy is evaluated on the hosts that it is for; the others are left out with the reason", async () => {
  const { hosts, leftOut, checks } = await evaluateFleet(`# hosts: @web, db01\n${policy}`);
  assert.deepEqual(
    hosts.map(({ name, verdicts }) => [name, verdicts.map(({ status }) => status)]),
    [
      ["web-1", ["PASSED"]],
      // What can't be read is shown: whether it is a host of the policy is not known.
      ["broken", []],
      ["db01", ["FAILED"]],
    ],
  );
  assert.deepEqual(leftOut, [
    {
      id: "win-1",
      name: "win-1",
      why: "win-1 is not among the hosts of this policy (# hosts: @web, db01).",
    },
    {
      id: "all.txt#web01",
      name: "web01",
      why: "web01 is not among the hosts of this policy (# hosts: @web, db01).",
    },
  ]);
  assert.equal(checks.length, 1);
});

test("a policy that says nothing leaves out the hosts of another system, unless all are asked for", async () => {
  const { leftOut } = await evaluateFleet(policy);
  assert.deepEqual(leftOut, [
    { id: "win-1", name: "win-1", why: "This policy is for Unix, and win-1 is a Windows host." },
  ]);
  const all = await evaluateFleet(`# hosts: none\n${policy}`, true);
  assert.deepEqual(all.leftOut, []);
  assert.equal(all.hosts.length, 5);
});

test("a policy that is for none of the hosts says so", async () => {
  const readable = [fleet[0]!, fleet[1]!];
  const result = await evaluateHosts(
    document(`# hosts: db-*\n${policy}`),
    readable,
    defaultEvaluateOptions,
    async (one) => read(one),
  );
  assert.equal(result.hosts.length, 0);
  assert.equal(result.leftOut.length, 2);
  assert.match(result.problem ?? "", /^This policy is for none of the hosts\./);
});

test("a host that is left out has the same name as where it is evaluated", async () => {
  const same = ["a", "b"].map((name, at) =>
    host(name, `# host: web01\n# groups: g${at}\n${header}${ssRow(22)}`),
  );
  const result = await evaluateHosts(
    document(`# hosts: @g0\n${policy}`),
    same,
    defaultEvaluateOptions,
    async (one) => read(one),
  );
  assert.deepEqual(
    [...result.hosts, ...result.leftOut].map(({ name }) => name),
    ["web01 (a)", "web01 (b)"],
  );
});

test("a snapshot is read once, and then named by id and version", async () => {
  const snapshots = new Snapshots(async () => limit);
  const sent = { ...host("web01", header + ssRow(22)), version: "1" };
  const named = { ...sent, files: [] };
  assert.equal(await snapshots.read(named), undefined);
  const first = await snapshots.read(sent);
  assert.equal(await snapshots.read(named), first);
  assert.equal(await snapshots.read({ ...named, version: "2" }), undefined);
  const next = await snapshots.read({ ...host("web01", header + ssRow(23)), version: "2" });
  assert.equal(next?.[0]?.snapshot?.sockets[0]?.port, 23);
  assert.equal(await snapshots.read(named), undefined);
});

test("one host of several is chosen by its name", async () => {
  const snapshots = new Snapshots(async () => limit);
  const chosen = await snapshots.read({ ...host("all.txt", twoHosts), version: "1", host: "db01" });
  assert.deepEqual(
    chosen?.map(({ summary }) => summary.name),
    ["db01"],
  );
  const all = await snapshots.read({ ...host("all.txt"), version: "1" });
  assert.equal(all?.length, 2);
});

test("what was not used for the longest time is forgotten first", () => {
  const held = new HeldSnapshots();
  const half = 300 * 1024 * 1024;
  held.hold("a", "1", [], half);
  held.hold("b", "1", [], 10);
  assert.ok(held.get("a", "1"));
  held.hold("c", "1", [], half);
  assert.deepEqual(
    ["a", "b", "c"].map((id) => held.get(id, "1") !== undefined),
    [false, false, true],
  );
});

test("the files of a host together stay within the limit", () => {
  const [large] = read(host("large", "x".repeat(600_000), "y".repeat(600_000)));
  assert.match(large?.summary.problem ?? "", /maxMegabytes/);
});

test("a list can be vouched for in a text of one host only: front comments describe the first of several", async () => {
  const cut = twoHosts.replaceAll("ss -tlnp", "ss -tlnp | grep -v 8080");
  const [one, two] = [cut.split("[root@db01")[0]!, cut];
  const vouchable = async (text: string) => {
    const source = host("pasted", text);
    const { hosts } = await evaluateHosts(document(), [source], defaultEvaluateOptions, async (each) =>
      read(each),
    );
    return hosts.map(({ name, verdicts }) => [name, verdicts[0]?.because, verdicts[0]?.vouch]);
  };
  assert.deepEqual(await vouchable(one), [["web01", "partial", "tcp"]]);
  assert.deepEqual((await vouchable(two))[0], ["web01", "partial", undefined]);
});
