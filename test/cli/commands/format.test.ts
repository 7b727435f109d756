import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const unformatted = goodPolicy.replace(/^ +/gm, "");

describe("format", () => {
  it("writes the policies that change, and no others", async (t) => {
    const cwd = folderOf(t, { "a.audit": unformatted, "sub/b.audit": goodPolicy });
    const before = statSync(join(cwd, "sub/b.audit")).mtimeMs;
    assert.deepEqual(await nessusAudit(["format"], { cwd }), {
      code: 0,
      stdout: "",
      stderr: "note: 1 of 2 policies changed.\n",
    });
    assert.equal(readFileSync(join(cwd, "a.audit"), "utf8"), goodPolicy);
    assert.equal(statSync(join(cwd, "sub/b.audit")).mtimeMs, before);
  });

  it("with --check names what is not formatted, and writes nothing", async (t) => {
    const cwd = folderOf(t, { "a.audit": unformatted, "b.audit": goodPolicy });
    assert.deepEqual(await nessusAudit(["format", "--check"], { cwd }), {
      code: 1,
      stdout: "a.audit\n",
      stderr: "note: 1 of 2 policies not formatted.\n",
    });
    assert.equal(readFileSync(join(cwd, "a.audit"), "utf8"), unformatted);
    assert.deepEqual(await nessusAudit(["format", "--check", "b.audit"], { cwd }), {
      code: 0,
      stdout: "",
      stderr: "note: 1 policy is formatted.\n",
    });
  });

  it("with --diff shows what would change", async (t) => {
    const cwd = folderOf(t, { "a.audit": unformatted });
    const { code, stdout } = await nessusAudit(["format", "--diff"], { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /^--- a\/a\.audit$/m);
    assert.match(stdout, /^\+ {2}type /m);
  });

  it("leaves a policy with syntax errors alone, and does the rest", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy, "b.audit": unformatted });
    const { code, stderr } = await nessusAudit(["format"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /a\.audit is left unchanged: it has a syntax error on line 5\./);
    assert.equal(readFileSync(join(cwd, "a.audit"), "utf8"), badPolicy);
    assert.equal(readFileSync(join(cwd, "b.audit"), "utf8"), goodPolicy);
  });

  it("formats standard input to standard output", async () => {
    assert.deepEqual(await nessusAudit(["format", "-"], { input: unformatted }), {
      code: 0,
      stdout: goodPolicy,
      stderr: "",
    });
  });

  it("keeps a byte order mark, and leaves a file alone that is not UTF-8", async (t) => {
    const latin1 = Buffer.from(
      unformatted.replace("# ", "# \u00e4 ").replace(/description : "/, "$&\u00e4"),
      "latin1",
    );
    const cwd = folderOf(t, { "bom.audit": `\ufeff${unformatted}`, "latin1.audit": latin1 });
    const { code, stderr } = await nessusAudit(["format"], { cwd });
    assert.equal(readFileSync(join(cwd, "bom.audit"), "utf8"), `\ufeff${goodPolicy}`);
    assert.equal(code, 2);
    assert.match(stderr, /latin1\.audit is not UTF-8, so it was left unchanged\./);
    assert.deepEqual(readFileSync(join(cwd, "latin1.audit")), latin1);
  });

  it("leaves out what the configuration ignores, unless it is named", async (t) => {
    const cwd = folderOf(t, {
      ".nessus-audit.json": '{ "ignore": ["vendor/"] }',
      "vendor/a.audit": unformatted,
    });
    assert.equal((await nessusAudit(["format", "--check"], { cwd })).code, 0);
    assert.equal((await nessusAudit(["format", "--check", "vendor/a.audit"], { cwd })).code, 1);
  });
});
