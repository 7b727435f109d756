import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { notUnderWine } from "../../not-here.ts";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

/** `main` has a, b and c; the branch changes b, `main` changes c; d is new, e is ignored. */
function repository(t: TestContext): string {
  const files = {
    "a.audit": badPolicy,
    "p/b ü.audit": goodPolicy,
    "c.audit": goodPolicy,
    ".gitignore": "e.audit\n",
  };
  const cwd = folderOf(t, files);
  const git = (...args: string[]) => execFileSync("git", args, { cwd, stdio: "pipe" });
  const commit = (message: string) =>
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qam", message);
  git("init", "-q", "-b", "main");
  git("add", ".");
  commit("start");
  git("checkout", "-qb", "branch");
  writeFileSync(join(cwd, "p/b ü.audit"), badPolicy);
  commit("branch");
  git("checkout", "-q", "main");
  writeFileSync(join(cwd, "c.audit"), badPolicy);
  commit("main goes on");
  git("checkout", "-q", "branch");
  writeFileSync(join(cwd, "d.audit"), badPolicy);
  writeFileSync(join(cwd, "e.audit"), badPolicy);
  return cwd;
}

describe("lint --changed-since", { skip: notUnderWine("git") }, () => {
  it("lints what the branch changed and what is new", async (t) => {
    const cwd = repository(t);
    const { code, stdout } = await nessusAudit(["lint", "--changed-since", "main", "--format", "json"], {
      cwd,
    });
    assert.equal(code, 1);
    assert.deepEqual(
      JSON.parse(stdout).files.map(({ path }: { path: string }) => path),
      ["d.audit", "p/b ü.audit"],
    );
  });

  it("lints everything when git can't tell, and exits with 2", async (t) => {
    const cwd = repository(t);
    const { code, stdout, stderr } = await nessusAudit(["lint", "--changed-since", "nope"], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /^nessus-audit: --changed-since: .*nope/m);
    assert.match(stdout, /a\.audit/);
  });

  it("takes no option of git for a commit", async (t) => {
    const { code, stderr } = await nessusAudit(["lint", "--changed-since=--output=x"], {
      cwd: repository(t),
    });
    assert.equal(code, 2);
    assert.match(stderr, /--changed-since needs a commit/);
  });
});
