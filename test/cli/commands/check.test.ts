import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { assertFits, assertSarif } from "../../core/report/validate.ts";
import { notUnderWine } from "../../not-here.ts";
import { folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const ss = (...ports: number[]) =>
  [
    "$ ss -tulpn",
    "Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess",
    ...ports.map(
      (port) =>
        `tcp   LISTEN 0      128          0.0.0.0:${port}        0.0.0.0:*    users:(("proc${port}",pid=${port},fd=3))`,
    ),
    "",
  ].join("\n");
const quiet = ss(22);
const telnet = ss(22, 23);
const files = { "web.audit": goodPolicy, "good.txt": quiet, "bad.txt": telnet };

describe("check", () => {
  const cases: { args: string[]; code: number; stdout: RegExp }[] = [
    {
      args: ["--snapshot", "good.txt"],
      code: 0,
      stdout: /^web\.audit on good\.txt\n\nPASSED No telnet.*1 passed, 0 failed\.\n$/s,
    },
    {
      args: ["--snapshot", "bad.txt"],
      code: 1,
      stdout: /^FAILED No telnet and no FTP \(AUDIT_DENIED_OPEN_PORTS, line 3\)$/m,
    },
    { args: ["--snapshot", "good.txt", "web.audit"], code: 0, stdout: /1 passed, 0 failed\./ },
    { args: ["-s", "bad.txt", "-s", "good.txt"], code: 1, stdout: /1 passed, 1 failed\./ },
  ];
  for (const { args, code, stdout } of cases) {
    it(args.join(" "), async (t) => {
      const result = await nessusAudit(["check", "web.audit", ...args], { cwd: folderOf(t, files) });
      assert.equal(result.stderr, "");
      assert.match(result.stdout, stdout);
      assert.equal(result.code, code);
    });
  }

  it("reads a snapshot in UTF-16 that has no mark, as cmd /u writes it", async (t) => {
    const cwd = folderOf(t, { "web.audit": goodPolicy, "wide.txt": Buffer.from(telnet, "utf16le") });
    const { stdout, code } = await nessusAudit(["check", "web.audit", "-s", "wide.txt"], { cwd });
    assert.match(stdout, /^FAILED No telnet/m);
    assert.equal(code, 1);
  });

  it("gives the evidence with the line of the snapshot", async (t) => {
    const cwd = folderOf(t, files);
    const { stdout } = await nessusAudit(["check", "web.audit", "-s", "bad.txt", "--format", "json"], {
      cwd,
    });
    assertFits("check", stdout);
    const [result] = JSON.parse(stdout).results;
    assert.deepEqual(
      [result.policy, result.host, result.check.line, result.status],
      ["web.audit", "bad.txt", 3, "FAILED"],
    );
    const { port, proto, address, process, pid, line } = result.evidence[0];
    assert.deepEqual([port, proto, address, process, pid, line], [23, "tcp", "0.0.0.0", "proc23", 23, 4]);
  });

  it("reads the snapshot from standard input", async (t) => {
    const cwd = folderOf(t, files);
    const { code } = await nessusAudit(["check", "web.audit", "--snapshot", "-"], { cwd, input: telnet });
    assert.equal(code, 1);
  });

  it("reads the policy from standard input", async (t) => {
    const cwd = folderOf(t, files);
    const args = ["check", "-", "--stdin-filename", "new.audit", "--snapshot", "bad.txt"];
    const { stdout } = await nessusAudit(args, { cwd, input: goodPolicy });
    assert.match(stdout, /^new\.audit on bad\.txt$/m);
  });

  it("sees what listens on this machine", { skip: notUnderWine("netstat") }, async (t) => {
    const server = createServer().listen(0, "0.0.0.0");
    t.after(() => server.close());
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const cwd = folderOf(t, { "live.audit": goodPolicy.replace("21,23", String(port)) });
    const { code, stdout } = await nessusAudit(["check", "live.audit", "--live", "--format", "json"], {
      cwd,
    });
    assert.equal(code, 1);
    const [{ host, evidence }] = JSON.parse(stdout).results;
    assert.deepEqual([host, evidence[0].port, evidence[0].address], ["this machine", port, "0.0.0.0"]);
  });
});

describe("check finds policies and hosts", () => {
  const repository = {
    "policies/a.audit": goodPolicy,
    "policies/b.audit": goodPolicy,
    "hosts/db01.txt": quiet,
    "hosts/web01/ss.txt": telnet,
    "hosts/web01/md5.txt": "d41d8cd98f00b204e9800998ecf8427e  /usr/sbin/sshd\n",
    "hosts/.hidden": telnet,
    "hosts/named.txt": `# host: web02.example.com\n${quiet}`,
  };
  const cases: { args: string[]; hosts: string[] }[] = [
    { args: ["policies", "--hosts", "hosts"], hosts: ["db01", "web02.example.com", "web01"] },
    {
      args: ["policies/*.audit", "--snapshot", "hosts/*.txt"],
      hosts: ["hosts/db01.txt", "web02.example.com"],
    },
    // what a shell makes of it
    {
      args: ["policies", "--snapshot", "hosts/db01.txt", "hosts/named.txt"],
      hosts: ["hosts/db01.txt", "web02.example.com"],
    },
    { args: ["--snapshot", "hosts/db01.txt", "--", "policies"], hosts: ["hosts/db01.txt"] },
  ];
  for (const { args, hosts } of cases) {
    it(args.join(" "), async (t) => {
      const { stdout } = await nessusAudit(["check", "--format", "json", ...args], {
        cwd: folderOf(t, repository),
      });
      const pairs = JSON.parse(stdout).results.map((result: { policy: string; host: string }) => [
        result.policy,
        result.host,
      ]);
      assert.deepEqual(
        pairs,
        ["policies/a.audit", "policies/b.audit"].flatMap((policy) => hosts.map((host) => [policy, host])),
      );
    });
  }
});

describe("check reports what it can and exits with 2", () => {
  const cases: { name: string; args: string[]; stderr: RegExp; stdout: RegExp }[] = [
    {
      name: "missing snapshot",
      args: ["web.audit", "-s", "nope.txt", "bad.txt"],
      stderr: /nope\.txt does not exist/,
      stdout: /1 failed/,
    },
    {
      name: "snapshot of an unknown kind",
      args: ["web.audit", "-s", "web.audit", "bad.txt"],
      stderr: /^nessus-audit: web\.audit: No output of a known command/m,
      stdout: /1 failed/,
    },
    {
      name: "empty snapshot",
      args: ["web.audit", "-s", "empty.txt", "bad.txt"],
      stderr: /empty\.txt: The snapshot is empty/,
      stdout: /1 failed/,
    },
    {
      name: "missing folder of hosts",
      args: ["web.audit", "--hosts", "nope", "-s", "bad.txt"],
      stderr: /nope does not exist/,
      stdout: /1 failed/,
    },
    {
      name: "missing policy",
      args: ["web.audit", "nope.audit", "-s", "bad.txt"],
      stderr: /nope\.audit does not exist/,
      stdout: /1 failed/,
    },
    {
      name: "nothing to evaluate",
      args: ["other.audit", "-s", "bad.txt"],
      stderr: /No check could be evaluated\. Checks such as/,
      stdout: /0 failed/,
    },
  ];
  for (const { name, args, stderr, stdout } of cases) {
    it(name, async (t) => {
      const other = '<check_type:"Unix">\n</check_type>\n';
      const cwd = folderOf(t, { ...files, "empty.txt": "", "other.audit": other });
      const result = await nessusAudit(["check", ...args], { cwd });
      assert.equal(result.code, 2);
      assert.match(result.stderr, stderr);
      assert.match(result.stdout, stdout);
    });
  }
});

describe("check reports rows that it could not read", () => {
  it("on standard error, and goes on", async (t) => {
    const cwd = folderOf(t, {
      ...files,
      "odd.txt": `${telnet}tcp   LISTEN 0      128          0.0.0.0:99999        0.0.0.0:*\n`,
    });
    const { code, stderr } = await nessusAudit(["check", "web.audit", "-s", "odd.txt"], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /^note: odd\.txt:5: 1 row could not be read/m);
  });
});

describe("check says what is wrong with a command line", () => {
  const cases: { args: string[]; says: RegExp }[] = [
    { args: [], says: /check needs a policy/ },
    { args: ["web.audit"], says: /check needs a host: --snapshot FILE, --hosts DIR or --live/ },
    { args: ["-", "--snapshot", "-"], says: /can't both come from standard input/ },
    {
      args: ["web.audit", "--live", "--closed-port", "open"],
      says: /use one of undecided, error, passed, failed/,
    },
    { args: ["web.audit", "--live", "--lists", "sctp"], says: /--lists can't be "sctp": write "tcp, udp"/ },
    { args: ["web.audit", "--live", "--set", "port=22"], says: /--set needs NAME=VALUE, such as/ },
  ];
  for (const { args, says } of cases) {
    it(args.join(" "), async () => {
      const { code, stderr } = await nessusAudit(["check", ...args]);
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
  }
});

it("check writes several formats at once", async (t) => {
  const cwd = folderOf(t, files);
  await nessusAudit(
    ["check", "web.audit", "-s", "bad.txt", "-o", "sarif=v.sarif", "-o", "junit=v.xml", "-o", "html=v.html"],
    { cwd },
  );
  assertSarif(readFileSync(join(cwd, "v.sarif"), "utf8"));
  assert.match(readFileSync(join(cwd, "v.xml"), "utf8"), /<failure /);
  assert.match(readFileSync(join(cwd, "v.html"), "utf8"), /FAILED/);
});

describe("check --expect", () => {
  it("a verdict that is as expected is a passed test in JUnit and TAP, and says so in JSON", async (t) => {
    const cwd = folderOf(t, {
      "web.audit": goodPolicy,
      "host.txt": `# expect: FAILED "No telnet and no FTP"\n${telnet}`,
    });
    const args = ["check", "web.audit", "--snapshot", "host.txt"];
    const report = async (format: string, ...more: string[]) =>
      (await nessusAudit([...args, "--format", format, ...more], { cwd })).stdout;
    assert.match(await report("junit"), /<failure /);
    assert.doesNotMatch(await report("junit", "--expect"), /<failure /);
    assert.match(await report("tap"), /^not ok 1 /m);
    assert.match(await report("tap", "--expect"), /^ok 1 /m);
    const json = await report("json", "--expect");
    assertFits("check", json);
    assert.equal(JSON.parse(json).results[0].expected, "FAILED");
  });

  const cases: { expect: string[]; code: number; stderr: RegExp }[] = [
    { expect: ['FAILED "No telnet and no FTP"'], code: 0, stderr: /^note: 1 of 1 expectation met\.$/m },
    {
      expect: ['PASSED "No telnet and no FTP"', 'FAILED "No telnet and no FTP"'],
      code: 1,
      stderr:
        /^note: host\.txt:1: expected PASSED "No telnet and no FTP", but in web\.audit it is FAILED: .*23.*\nnote: 1 of 2 expectations met\.$/m,
    },
    {
      expect: ['FAILED "Another"'],
      code: 1,
      stderr: /but no check of these policies has this description\./,
    },
    { expect: [], code: 2, stderr: /No snapshot says what to expect/ },
  ];
  for (const { expect, code, stderr } of cases) {
    it(expect.join(", ") || "nothing", async (t) => {
      const host = expect.map((line) => `# expect: ${line}\n`).join("") + telnet;
      const cwd = folderOf(t, { ...files, "host.txt": host });
      const result = await nessusAudit(["check", "web.audit", "--snapshot", "host.txt", "--expect"], { cwd });
      assert.match(result.stderr, stderr);
      assert.equal(result.code, code);
    });
  }
});

describe("check options for what is not documented", () => {
  const loopback = ss(22).replace("0.0.0.0:22", "127.0.0.1:23");
  const cases: { args: string[]; code: number }[] = [
    { args: [], code: 0 },
    { args: ["--loopback", "count"], code: 1 },
  ];
  for (const { args, code } of cases) {
    it(args.join(" ") || "default", async (t) => {
      const cwd = folderOf(t, { ...files, "host.txt": loopback });
      assert.equal(
        (await nessusAudit(["check", "web.audit", "-s", "host.txt", ...args], { cwd })).code,
        code,
      );
    });
  }
});
