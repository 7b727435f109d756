import assert from "node:assert/strict";
import { chmodSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { makeFolder } from "../../../cli/files/make-folder.ts";
import { isWindows, onlyOnLinux } from "../../not-here.ts";
import { nobody, runBuilt } from "../built-command.ts";
import { folderOf } from "../command-line.ts";

describe("makeFolder", () => {
  it("makes what is missing, and leaves what is there", (t) => {
    const cwd = folderOf(t, {});
    makeFolder(join(cwd, "a/b/c"), 0o700);
    makeFolder(join(cwd, "a/b/c"));
    assert.ok(statSync(join(cwd, "a/b/c")).isDirectory());
    if (!isWindows) assert.equal(statSync(join(cwd, "a/b")).mode & 0o777, 0o700);
  });

  it("gives up where a file is in the way", (t) => {
    const cwd = folderOf(t, { a: "" });
    assert.throws(() => makeFolder(join(cwd, "a")), { code: "EEXIST" });
    assert.throws(() => makeFolder(join(cwd, "a/b/c")), /ENOTDIR|ENOENT|EEXIST/);
  });
});

describe("a folder below /proc, where there can be none", { skip: onlyOnLinux("proc") }, () => {
  const options = { timeout: 60_000, killSignal: "SIGKILL" } as const;
  const snapshot = "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n";
  for (const args of [
    ["snapshot", "--anonymise", "s.txt", "--output-dir", "/proc/x"],
    ["init", "/proc/x/y"],
  ]) {
    it(`ends ${args[0]} with a message`, async (t) => {
      const cwd = folderOf(t, { "s.txt": snapshot });
      const { code, signal, stderr } = await runBuilt(args, { cwd, ...options });
      assert.deepEqual([code, signal], [2, null]);
      assert.match(stderr, /\/proc\/x.* could not be written: its folder does not exist\./);
    });
  }

  it("ends format, which would keep a recovery file in it", async (t) => {
    const cwd = folderOf(t, { "a.audit": '<check_type:"Unix">\n<item>\nname:"x"\n</item>\n</check_type>\n' });
    chmodSync(join(cwd, "a.audit"), 0o666);
    chmodSync(cwd, 0o555);
    const env = { ...process.env, XDG_CACHE_HOME: "/proc/x" };
    const run = runBuilt(["format", "a.audit"], { cwd, env, ...options, ...nobody });
    const { code, signal, stderr } = await run.finally(() => chmodSync(cwd, 0o755));
    assert.deepEqual([code, signal], [2, null]);
    assert.match(stderr, /A recovery file for a\.audit could not be written: its folder does not exist\./);
  });
});
