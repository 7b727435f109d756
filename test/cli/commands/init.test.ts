import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { parseConfiguration } from "../../../core/config/parse-configuration.ts";
import { folderOf, nessusAudit } from "../command-line.ts";

describe("init", () => {
  const cases: { args: string[]; ciFile: string | undefined }[] = [
    { args: [], ciFile: ".github/workflows/audit-policies.yml" },
    { args: ["--ci", "gitlab"], ciFile: ".gitlab-ci.yml" },
    { args: ["--ci", "azure"], ciFile: "azure-pipelines.yml" },
    { args: ["--ci", "none"], ciFile: undefined },
  ];
  for (const { args, ciFile } of cases) {
    it(`makes a repository that lints clean: ${args.join(" ") || "default"}`, async (t) => {
      const cwd = folderOf(t, {});
      const { code, stdout } = await nessusAudit(["init", ...args], { cwd });
      assert.equal(code, 0);
      assert.match(stdout, /^created {2}policies\/web-server\.audit$/m);
      assert.equal(readFileSync(join(cwd, ".gitignore"), "utf8"), ".nessus-audit-cache\n");
      assert.deepEqual(
        parseConfiguration(readFileSync(join(cwd, ".nessus-audit.json"), "utf8")).findings,
        [],
      );
      if (ciFile) assert.ok(existsSync(join(cwd, ciFile)));
      const lint = await nessusAudit(["lint", "--fail-on", "hint"], { cwd });
      assert.deepEqual([lint.code, lint.stdout], [0, "No findings in 1 file.\n"]);
      const check = await nessusAudit(["check", "policies", "--hosts", "hosts", "--expect"], { cwd });
      assert.match(check.stderr, /3 of 3 expectations met/);
      assert.equal(check.code, 0);
      const snapshot = await nessusAudit(["snapshot", "--hosts", "hosts", "--format", "json"], { cwd });
      const [host] = JSON.parse(snapshot.stdout).hosts;
      assert.deepEqual([host.name, host.sockets.length, host.unread], ["web01", 4, []]);
    });
  }

  it("keeps what is there, and can be run again", async (t) => {
    const cwd = folderOf(t, { "new/policies/web-server.audit": "mine" });
    await nessusAudit(["init", "new"], { cwd });
    const { code, stdout } = await nessusAudit(["init", "new"], { cwd });
    assert.equal(code, 0);
    assert.ok(!stdout.includes("created"));
    assert.equal(readFileSync(join(cwd, "new/policies/web-server.audit"), "utf8"), "mine");
  });

  it("says what can't be written", async (t) => {
    const cwd = folderOf(t, { policies: "a file, not a folder" });
    const { code, stdout, stderr } = await nessusAudit(["init"], { cwd });
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^nessus-audit: policies\/web-server\.audit could not be written: its folder is a file\.$/m,
    );
    assert.match(stdout, /created {2}hosts\/web01\.txt/);
  });
});
