import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const doubled = `<check_type:"Unix">
<custom_item>
  type        : AUDIT_DENIED_OPEN_PORTS
  description : "No telnet"
  port_type   : TCP
  ports       : "23, 23"
</custom_item>
</check_type>
`;

describe("lint reads .nessus-audit.json", () => {
  it("the nearest one upward, and no other", async (t) => {
    const cwd = folderOf(t, {
      ".nessus-audit.json": `{ "rules": { "duplicate-port": "error" } }`,
      "a/b/.nessus-audit.json": `{ "rules": { "duplicate-port": "off" } }`,
      "a/b/c/in.audit": doubled,
      "a/out.audit": doubled,
    });
    assert.deepEqual(await severitiesIn(cwd), {
      "a/b/c/in.audit": [],
      "a/out.audit": ["error duplicate-port"],
    });
    assert.deepEqual(await severitiesIn(join(cwd, "a/b")), { "c/in.audit": [] });
  });

  it("with what it extends, overrides for some policies and those to be left out", async (t) => {
    const cwd = folderOf(t, {
      ".nessus-audit.json": `{ "extends": "base/strict.json", "ignore": ["old/"],
        "overrides": [{ "files": "*.draft.audit", "rules": { "duplicate-port": "hint" } }] }`,
      "base/strict.json": `{ "rules": { "duplicate-port": "error" } }`,
      "web.audit": doubled,
      "x/web.draft.audit": doubled,
      "old/web.audit": doubled,
    });
    assert.deepEqual(await severitiesIn(cwd), {
      "web.audit": ["error duplicate-port"],
      "x/web.draft.audit": ["hint duplicate-port"],
    });
    assert.deepEqual(Object.keys(await severitiesIn(cwd, "old/web.audit")), ["old/web.audit"]);
  });

  it("and reports what is wrong with it, each file once", async (t) => {
    const cwd = folderOf(t, {
      ".nessus-audit.json": `{\n  "extends": "base.json",\n  "rules": { "duplicate-prot": "off" }\n}\n`,
      "a.audit": goodPolicy,
      "b/b.audit": goodPolicy,
    });
    const { code, stdout } = await nessusAudit(["lint"], { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /There is no base\.json\./);
    assert.match(stdout, /did you mean duplicate-port\?/);
    assert.match(stdout, /--> \.nessus-audit\.json:3:14$/m);
    assert.equal(stdout.match(/did you mean/g)?.length, 1);
  });

  it("--rule wins over it, --config replaces it", async (t) => {
    const cwd = folderOf(t, {
      ".nessus-audit.json": `{ "rules": { "duplicate-port": "off" } }`,
      "loud.json": `{ "rules": { "duplicate-port": "error" } }`,
      "web.audit": doubled,
    });
    assert.deepEqual(await severitiesIn(cwd, "--rule", "duplicate-port:hint"), {
      "web.audit": ["hint duplicate-port"],
    });
    assert.deepEqual(await severitiesIn(cwd, "--config", "loud.json"), {
      "web.audit": ["error duplicate-port"],
    });
    assert.deepEqual(await severitiesIn(cwd, "--config", "none"), {
      "web.audit": ["warning duplicate-port"],
    });
    const missing = await nessusAudit(["lint", "--config", "quiet.json"], { cwd });
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /configuration quiet\.json does not exist/);
  });

  it("for standard input by its name", async (t) => {
    const cwd = folderOf(t, { "a/.nessus-audit.json": `{ "rules": { "duplicate-port": "off" } }` });
    const named = await nessusAudit(["lint", "-", "--stdin-filename", "a/x.audit"], { cwd, input: doubled });
    assert.doesNotMatch(named.stdout, /duplicate-port/);
    const unnamed = await nessusAudit(["lint", "-"], { cwd, input: doubled });
    assert.match(unnamed.stdout, /duplicate-port/);
  });
});

it("check evaluates as the configuration says, unless the command line says otherwise", async (t) => {
  const listener = `tcp   LISTEN 0      128        127.0.0.1:23        0.0.0.0:*    users:(("telnetd",pid=1,fd=3))`;
  const cwd = folderOf(t, {
    ".nessus-audit.json": `{ "overrides": [{ "files": "web.audit", "evaluate": { "loopback": "count" } }] }`,
    "web.audit": goodPolicy,
    "host.txt": `$ ss -tulpn\nNetid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n${listener}\n`,
  });
  const verdict = async (...args: string[]) =>
    (await nessusAudit(["check", "web.audit", "-s", "host.txt", ...args], { cwd })).code;
  assert.equal(await verdict(), 1);
  assert.equal(await verdict("--loopback", "ignore"), 0);
  assert.equal(await verdict("--config", "none"), 0);
});

async function severitiesIn(cwd: string, ...args: string[]): Promise<Record<string, string[]>> {
  const { stdout } = await nessusAudit(["lint", ...args, "--format", "json"], { cwd });
  const files: { path: string; findings: { severity: string; rule: string }[] }[] = JSON.parse(stdout).files;
  return Object.fromEntries(
    files.map(({ path, findings }) => [
      path,
      findings
        .map(({ severity, rule }) => `${severity} ${rule}`)
        .filter((shown) => shown.endsWith("duplicate-port")),
    ]),
  );
}
