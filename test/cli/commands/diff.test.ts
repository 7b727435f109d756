import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFits } from "../../core/report/validate.ts";
import { folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const command = `<custom_item>
  type        : CMD_EXEC
  description : "The kernel"
  cmd         : "uname -r"
  expect      : "^6"
</custom_item>
`;
const before = goodPolicy.replace("</check_type>", `${command}</check_type>`);
const after = before.replace('"21,23"', '"21, 808[0-9]"').replace('"^6"', '"^7"');
const header = "Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n";
const row = (port: number, name: string) =>
  `tcp LISTEN 0 128 0.0.0.0:${port} 0.0.0.0:* users:(("${name}",pid=${port},fd=3))\n`;
const monday = header + row(22, "sshd") + row(80, "nginx");
const friday = header + row(22, "dropbear") + row(23, "telnetd");

describe("diff", () => {
  it("says what a change of a policy means for ports and checks", async (t) => {
    const cwd = folderOf(t, { "old.audit": before, "new.audit": after });
    const { code, stdout } = await nessusAudit(["diff", "old.audit", "new.audit"], { cwd });
    assert.equal(code, 1);
    assert.equal(
      stdout,
      `old.audit → new.audit
0 checks the same, 2 changed.

Ports
  +8080–8089/tcp denied
  −23/tcp denied

Checks
  ~CMD_EXEC "The kernel": expect "^6" → "^7"
`,
    );
  });

  it("another spelling is no change, and the exit code says so", async (t) => {
    const same = before.replace('"21,23"', '"23, 2[1]"').replace("  type  ", "type");
    const cwd = folderOf(t, { "old.audit": before, "new.audit": same });
    assert.deepEqual(await nessusAudit(["diff", "old.audit", "new.audit"], { cwd }), {
      code: 0,
      stdout: "old.audit → new.audit\nNothing has changed.\n",
      stderr: "",
    });
  });

  it("says what changed on a host, and which verdicts flip", async (t) => {
    const cwd = folderOf(t, { "monday.txt": monday, "friday.txt": friday, "p.audit": goodPolicy });
    const args = ["diff", "monday.txt", "friday.txt", "--policy", "p.audit"];
    const { code, stdout } = await nessusAudit([...args, "--format", "json"], { cwd });
    assert.equal(code, 1);
    assertFits("diff", stdout);
    const { kind, changes } = JSON.parse(stdout);
    assert.equal(kind, "snapshots");
    assert.deepEqual(
      changes.map(({ sign, about, lines }: { sign: string; about: string; lines?: unknown }) => [
        sign,
        about,
        lines,
      ]),
      [
        ["~", "process", { before: [2], after: [2] }],
        ["+", "port", { before: [], after: [3] }],
        ["-", "port", { before: [3], after: [] }],
        ["~", "verdict", undefined],
      ],
    );
    assert.match((await nessusAudit(args, { cwd })).stdout, /"No telnet and no FTP": PASSED → FAILED/);
  });

  it("reads one side from standard input, and writes Markdown in which nothing of a policy is markup", async (t) => {
    const cwd = folderOf(t, { "new.audit": after.replace("The kernel", "<b>`x`</b>") });
    const { stdout } = await nessusAudit(["diff", "-", "new.audit", "--format", "markdown"], {
      cwd,
      input: before,
    });
    assert.match(stdout, /^# `stdin` → `new\.audit`$/m);
    assert.match(stdout, /^- ``~CMD_EXEC "<b>`x`<\/b>": expect "\^6" → "\^7"; was called "The kernel"``$/m);
  });

  it("counts the checks of which texts for people alone have changed, and lists them on demand", async (t) => {
    const info = before.replace("cmd         :", 'info : "x"\n  cmd :');
    const cwd = folderOf(t, { "old.audit": before, "new.audit": info });
    const short = await nessusAudit(["diff", "old.audit", "new.audit"], { cwd });
    assert.equal(
      short.stdout,
      "old.audit → new.audit\n1 check the same, 1 changed only in texts for people.\n",
    );
    assert.equal(short.code, 1);
    const long = await nessusAudit(["diff", "old.audit", "new.audit", "--texts"], { cwd });
    assert.match(long.stdout, /Texts for people\n {2}~CMD_EXEC "The kernel": a different info\n/);
  });

  it("says in JSON what a check was recognised by, and what of it has changed", async (t) => {
    const renamed = after.replace("The kernel", "Kernel 7");
    const cwd = folderOf(t, { "old.audit": before, "new.audit": renamed });
    const { stdout } = await nessusAudit(["diff", "old.audit", "new.audit", "--format", "json"], { cwd });
    assertFits("diff", stdout);
    const { changes, counts } = JSON.parse(stdout);
    assert.deepEqual(changes.at(-1), {
      sign: "~",
      about: "check",
      text: '~CMD_EXEC "Kernel 7": expect "^6" → "^7"; was called "The kernel"',
      lines: { before: [10], after: [10] },
      kind: "changed",
      keywords: [{ keyword: "expect", words: 'expect "^6" → "^7"' }],
      texts: ["description"],
      matchedBy: "subject",
    });
    assert.equal(counts.changed, 2);
  });

  it("is one page of HTML in which nothing of a policy is markup", async (t) => {
    const cwd = folderOf(t, {
      "old.audit": before,
      "a&i.audit": after.replace("The kernel", "<b onclick='x'>"),
    });
    const { stdout } = await nessusAudit(["diff", "old.audit", "a&i.audit", "--format", "html"], { cwd });
    assert.match(stdout, /<li><span class="warning">~CMD_EXEC &quot;&lt;b onclick=&#39;x&#39;&gt;&quot;/);
    assert.match(stdout, /a&amp;i\.audit/);
    assert.doesNotMatch(stdout, /a&i|<b /);
  });

  for (const { what, files, message } of [
    {
      what: "a policy and a snapshot",
      files: { a: before, b: monday },
      message: /a is a policy and b a snapshot/,
    },
    {
      what: "what is neither",
      files: { a: before, b: "hello" },
      message: /b is neither a policy nor a known kind of snapshot/,
    },
    { what: "a file that is missing", files: { a: before }, message: /b does not exist/ },
  ]) {
    it(`can't compare ${what}`, async (t) => {
      const cwd = folderOf(t, files as Record<string, string>);
      const { code, stdout, stderr } = await nessusAudit(["diff", "a", "b"], { cwd });
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, message);
    });
  }
});

describe("generate", () => {
  it("writes a policy that its hosts pass and the linter has nothing against", async (t) => {
    const cwd = folderOf(t, { "hosts/monday.txt": monday, "hosts/friday.txt": friday });
    const generated = await nessusAudit(["generate", "--hosts", "hosts", "-o", "web.audit"], { cwd });
    assert.deepEqual(generated, { code: 0, stdout: "", stderr: "" });
    const checked = await nessusAudit(["check", "web.audit", "--hosts", "hosts", "--format", "json"], {
      cwd,
    });
    assert.equal(checked.code, 0, checked.stdout);
    assert.ok(JSON.parse(checked.stdout).summary.passed > 0);
    const linted = await nessusAudit(["lint", "web.audit", "--fail-on", "warning"], { cwd });
    assert.equal(linted.code, 0, linted.stdout);
    assert.equal((await nessusAudit(["format", "--check", "web.audit"], { cwd })).code, 0);
  });

  it("takes what all hosts have, in the dialect that is asked for", async (t) => {
    const cwd = folderOf(t, { "a.txt": monday, "b.txt": friday });
    const args = [
      "generate",
      "--snapshot",
      "a.txt",
      "b.txt",
      "--ports",
      "intersection",
      "--dialect",
      "windows",
    ];
    const { stdout } = await nessusAudit(args, { cwd });
    assert.match(stdout, /<check_type:"Windows" version:"2">/);
    assert.match(stdout, /value_data {2}: "22"/);
  });

  it("does not replace a file unless it is told to", async (t) => {
    const cwd = folderOf(t, { "a.txt": monday, "web.audit": "mine" });
    const args = ["generate", "--snapshot", "a.txt", "-o", "web.audit"];
    const { code, stderr } = await nessusAudit(args, { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /web\.audit already exists/);
    assert.equal((await nessusAudit([...args, "--force"], { cwd })).code, 0);
  });

  it("does the rest when a snapshot can't be read", async (t) => {
    const cwd = folderOf(t, { "a.txt": monday });
    const { code, stdout, stderr } = await nessusAudit(["generate", "--snapshot", "a.txt", "b.txt"], { cwd });
    assert.equal(code, 2);
    assert.match(stdout, /AUDIT_ALLOWED_OPEN_PORTS/);
    assert.match(stderr, /b\.txt does not exist/);
  });

  it("needs a host", async () => {
    const { code, stderr } = await nessusAudit(["generate"]);
    assert.equal(code, 2);
    assert.match(stderr, /generate needs a host/);
  });
});

describe("diff of terminals", () => {
  const terminal = (value: string) =>
    `root@web01:~# cat /etc/ssh/sshd_config\nPermitRootLogin ${value}\nroot@web01:~#\n`;
  const policy = `<check_type:"Unix">
<custom_item>
  type        : FILE_CONTENT_CHECK
  description : "no root"
  file        : "/etc/ssh/sshd_config"
  regex       : "PermitRootLogin"
  expect      : "no"
</custom_item>
</check_type>
`;

  it("compares the verdicts on what they show, and says that it compares no more", async (t) => {
    const cwd = folderOf(t, { "old.txt": terminal("yes"), "new.txt": terminal("no"), "a.audit": policy });
    const args = ["diff", "old.txt", "new.txt"];
    const plain = await nessusAudit(args, { cwd });
    assert.equal(plain.code, 0);
    assert.match(plain.stdout, /Outputs of commands and files are not compared/);
    const judged = await nessusAudit([...args, "--policy", "a.audit"], { cwd });
    assert.equal(judged.code, 1);
    assert.match(judged.stdout, /"no root": FAILED → PASSED/);
  });
});

describe("snapshot --anonymise", () => {
  const one = `${header}tcp LISTEN 0 128 192.168.7.9:22 0.0.0.0:*\n`;

  it("replaces an address by the same one in every file", async (t) => {
    const cwd = folderOf(t, { "a.txt": one, "b.txt": one.replace(":22", ":80") });
    const args = ["snapshot", "a.txt", "b.txt", "--anonymise"];
    assert.match((await nessusAudit(args, { cwd })).stderr, /--output-dir/);
    assert.equal((await nessusAudit([...args, "--output-dir", "out"], { cwd })).code, 0);
    const { stdout } = await nessusAudit(["snapshot", "out", "--format", "json"], { cwd });
    const addresses = JSON.parse(stdout).hosts.map(
      ({ sockets }: { sockets: { address: string }[] }) => sockets[0]!.address,
    );
    assert.equal(new Set(addresses).size, 1);
    assert.notEqual(addresses[0], "192.168.7.9");
    assert.equal((await nessusAudit([...args, "--output-dir", "out"], { cwd })).code, 2);
  });

  it("prints one file, or standard input", async () => {
    const { code, stdout } = await nessusAudit(["snapshot", "-", "--anonymise"], { input: one });
    assert.equal(code, 0);
    assert.match(stdout, /LISTEN/);
    assert.doesNotMatch(stdout, /192\.168/);
  });
});
