import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

/** A keyword that only the configuration knows, so that threads have to be sent it. */
const ownKeyword = goodPolicy.replace("port_type   :", 'ticket      : "4711"\n  port_type   :');

const files = {
  ...Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`${index}.audit`, index % 3 === 0 ? badPolicy : goodPolicy]),
  ),
  "own/keyword.audit": ownKeyword,
  "own/.nessus-audit.json": `{
    "schema": { "checkTypes": { "Unix": { "keywords": { "ticket": { "form": "string" } } } } },
    "overrides": [{ "files": ["quiet.audit"], "rules": { "unterminated-string": "hint" } }]
  }`,
  "own/quiet.audit": badPolicy,
  "latin.audit": Buffer.from(badPolicy.replace("telnet", "t\u00e9lnet"), "latin1"),
};

describe("lint --workers", () => {
  for (const format of ["text", "json"]) {
    it(`finds the same in the same order, as ${format}`, async (t) => {
      const cwd = folderOf(t, files);
      const lint = (workers: string) =>
        nessusAudit(["lint", ".", "missing.audit", "--format", format, "--workers", workers], { cwd });
      const alone = await lint("0");
      assert.equal(alone.code, 2);
      assert.match(alone.stderr, /missing\.audit does not exist/);
      assert.match(alone.stderr, /latin\.audit:5: This line is not UTF-8/);
      assert.ok(!alone.stdout.includes("ticket"));
      for (const workers of ["1", "3"]) assert.deepEqual(await lint(workers), alone);
    });
  }

  it("takes no more threads than files", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy });
    assert.equal((await nessusAudit(["lint", "--workers", "1000"], { cwd })).code, 1);
    assert.equal((await nessusAudit(["lint", "nothing", "--workers", "4"], { cwd })).code, 2);
  });

  it("wants a number", async () => {
    const { code, stderr } = await nessusAudit(["lint", "--workers", "all"]);
    assert.equal(code, 2);
    assert.match(stderr, /--workers needs a whole number/);
  });
});
