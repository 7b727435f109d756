import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { trackedPaths } from "../../../cli/files/find/git-index.ts";
import { seeded } from "../../mutation/random.ts";
import { notUnderWine } from "../../not-here.ts";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const files = {
  ".gitignore": "build/\n*.tmp.audit\n",
  "a.audit": goodPolicy,
  "build/kept.audit": badPolicy,
  "build/deep/er/kept \u00fc.audit": badPolicy,
  "build/new.audit": badPolicy,
  "build/deep/new.audit": badPolicy,
  "other/new.tmp.audit": badPolicy,
  "other/kept.tmp.audit": badPolicy,
};
const kept = ["build/deep/er/kept \u00fc.audit", "build/kept.audit", "other/kept.tmp.audit"];

function run(cwd: string, ...args: string[]): string {
  const author = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "core.quotePath=false"];
  return execFileSync("git", [...author, ...args], { cwd, stdio: "pipe", encoding: "utf8" });
}

function repository(t: TestContext, init: string[] = []): string {
  const cwd = folderOf(t, files);
  run(cwd, "init", "-q", ...init);
  run(cwd, "add", "-f", ".gitignore", "a.audit", ...kept);
  return cwd;
}

/** Repositories whose index has another form, by what is peculiar to it. */
const forms: Record<string, (t: TestContext) => string> = {
  "version 2": (t) => repository(t),
  "version 3": (t) => {
    const cwd = repository(t);
    run(cwd, "rm", "-q", "--cached", kept[0]!);
    run(cwd, "add", "-f", "-N", kept[0]!);
    return cwd;
  },
  "version 4": (t) => {
    const cwd = repository(t);
    run(cwd, "update-index", "--index-version", "4");
    return cwd;
  },
  "SHA-256": (t) => repository(t, ["--object-format=sha256"]),
  "SHA-256, version 4": (t) => {
    const cwd = repository(t, ["--object-format=sha256"]);
    run(cwd, "update-index", "--index-version", "4");
    return cwd;
  },
  "a split index": (t) => {
    const cwd = repository(t);
    run(cwd, "update-index", "--split-index");
    run(cwd, "rm", "-q", "--cached", kept[0]!);
    run(cwd, "add", "-f", kept[0]!);
    return cwd;
  },
  "a linked working tree": (t) => {
    const main = repository(t);
    run(main, "commit", "-qm", "start");
    const cwd = folderOf(t, {});
    rmSync(cwd, { recursive: true });
    run(main, "worktree", "add", "-q", cwd);
    for (const path of ["build/new.audit", "build/deep/new.audit", "other/new.tmp.audit"])
      writeFileSync(join(cwd, path), badPolicy);
    return cwd;
  },
};

describe("what git tracks", { skip: notUnderWine("git") }, () => {
  for (const [name, make] of Object.entries(forms)) {
    it(`is linted whatever .gitignore says: ${name}`, async (t) => {
      const cwd = make(t);
      for (const args of [[], ["**/*.audit"]]) {
        const { stdout, stderr } = await nessusAudit(["lint", ...args, "--format", "json"], { cwd });
        assert.equal(stderr, "");
        assert.deepEqual(
          JSON.parse(stdout).files.map(({ path }: { path: string }) => path),
          ["a.audit", ...kept],
        );
      }
    });

    it(`is what git says that it tracks: ${name}`, (t) => {
      const cwd = make(t);
      const tracked = trackedPaths(cwd);
      const listed = run(cwd, "ls-files", "-z").split("\0").slice(0, -1);
      for (const path of [...listed, ...Object.keys(files)])
        assert.equal(tracked.hasFile(path), listed.includes(path), path);
      assert.deepEqual(
        ["build", "build/deep", "build/deep/er", "build/de", ""].map((folder) => tracked.hasFolder(folder)),
        [true, true, true, false, false],
      );
    });
  }

  it("is found from a folder in the repository", async (t) => {
    const { stdout } = await nessusAudit(["lint", "--format", "json"], { cwd: join(repository(t), "build") });
    assert.deepEqual(
      JSON.parse(stdout).files.map(({ path }: { path: string }) => path),
      ["deep/er/kept \u00fc.audit", "kept.audit"],
    );
  });

  it("is nothing in a repository to which nothing was added", (t) => {
    const cwd = folderOf(t, files);
    run(cwd, "init", "-q");
    assert.equal(trackedPaths(cwd).hasFile("a.audit"), false);
  });

  it("can't be known from a damaged index, which is told", async (t) => {
    const cwd = repository(t);
    const path = join(cwd, ".git/index");
    const index = readFileSync(path);
    for (const damaged of [index.subarray(0, 100), Buffer.alloc(0), Buffer.from("no index")]) {
      writeFileSync(path, damaged);
      const { code, stdout, stderr } = await nessusAudit(["lint", "--format", "json"], { cwd });
      assert.match(
        stderr,
        /^nessus-audit: The index of git can't be read \(.*\), so files that \.gitignore excludes were skipped/,
      );
      assert.equal(code, 2);
      assert.equal(JSON.parse(stdout).files[0].path, "a.audit");
    }
  });

  it("is read or refused, whatever bytes the index has", (t) => {
    const cwd = repository(t);
    run(cwd, "update-index", "--index-version", "4");
    const path = join(cwd, ".git/index");
    const index = readFileSync(path);
    const random = seeded(4);
    let refused = 0;
    for (let round = 0; round < 300; round++) {
      const damaged = Buffer.from(index);
      for (let change = 0; change < 4; change++)
        damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
      writeFileSync(path, damaged);
      try {
        trackedPaths(cwd);
      } catch (error) {
        // a mistake of ours is a TypeError or a RangeError
        assert.equal((error as Error).constructor, Error);
        refused++;
      }
    }
    assert.ok(refused > 0 && refused < 300, `${refused}`);
  });
});
