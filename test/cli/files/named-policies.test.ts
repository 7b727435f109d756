import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { notOnWindows, notUnderWine } from "../../not-here.ts";
import { badPolicy, folderOf, goodPolicy, nessusAudit } from "../command-line.ts";

const snapshot = "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n";
const files = {
  "p/a.audit": goodPolicy,
  "docs/notes.md": "",
  "vendor/v.audit": badPolicy,
  ".nessus-audit.json": '{ "ignore": ["vendor/"] }',
  "drafts/d.audit": badPolicy,
  ".gitignore": "drafts/\n",
  ".git/HEAD": "",
  "host.txt": snapshot,
};

/** What each command is given besides the names. */
const commandLines: Record<string, string[]> = {
  lint: ["lint"],
  "lint --fix": ["lint", "--fix"],
  "lint with a cache": ["lint", "--cache"],
  "format --check": ["format", "--check"],
  check: ["check", "--snapshot", "host.txt", "--"],
};

/** Names that find no policy, and what is told of them. */
const nothing: [names: string[], told: RegExp][] = [
  [["docs"], /docs has no policy \(\*\.audit\)\.\n/],
  [["polices"], /polices does not exist\.\n/],
  [["polices/*.audit"], /No file matches polices\/\*\.audit\.\n/],
  [["p/*.adit"], /No file matches p\/\*\.adit\.\n/],
  [["drafts"], /drafts has no policy \(\*\.audit\) besides what \.gitignore excludes\.\n/],
  [["drafts/*"], /No file matches drafts\/\* besides what \.gitignore excludes\.\n/],
];

describe("a name that finds no policy", () => {
  for (const [name, args] of Object.entries(commandLines)) {
    for (const [names, told] of nothing) {
      it(`fails, alone and beside others: ${name} ${names}`, async (t) => {
        const cwd = folderOf(t, files);
        for (const others of [[], ["p"]]) {
          const { code, stderr } = await nessusAudit([...args, ...others, ...names], { cwd });
          assert.equal(code, 2, stderr);
          assert.match(stderr, /^nessus-audit: /);
          assert.match(stderr, told);
        }
      });

      it(`is a note with --allow-empty: ${name} ${names}`, async (t) => {
        const cwd = folderOf(t, files);
        const { code, stderr } = await nessusAudit([args[0]!, "--allow-empty", ...args.slice(1), ...names], {
          cwd,
        });
        assert.equal(code, 0, stderr);
        assert.match(stderr, /^note: /);
        assert.match(stderr, told);
      });
    }
  }

  it("fails too where it is the current folder, which is not named", async (t) => {
    const cwd = folderOf(t, { "x.txt": "" });
    for (const command of ["lint", "format"]) {
      const { code, stderr } = await nessusAudit([command], { cwd });
      assert.deepEqual([code, stderr.split("\n")[0]], [2, "nessus-audit: . has no policy (*.audit)."]);
    }
  });

  it("fails where the configuration ignores all that it finds", async (t) => {
    const cwd = folderOf(t, files);
    for (const command of ["lint", "format"]) {
      const { code, stderr } = await nessusAudit([command, "vendor"], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /No policy was looked at: \.nessus-audit\.json ignores vendor\/v\.audit\./);
      assert.equal((await nessusAudit([command, "--allow-empty", "vendor"], { cwd })).code, 0);
      assert.equal((await nessusAudit([command, "p", "vendor"], { cwd })).code, 0);
    }
  });

  it("is never called clean", async (t) => {
    const cwd = folderOf(t, files);
    const { stdout } = await nessusAudit(["lint", "docs"], { cwd, color: true });
    assert.equal(stdout, "No policy was linted.\n");
  });

  it("is told when pre-commit had no file to name, and is no failure", async (t) => {
    const cwd = folderOf(t, { "x.txt": "" });
    for (const command of ["lint", "format"]) {
      const { code, stderr } = await nessusAudit([command], { cwd, env: { PRE_COMMIT: "1" } });
      assert.equal(code, 0);
      assert.match(stderr, /^note: \. has no policy/);
      assert.equal((await nessusAudit([command, "docs"], { cwd, env: { PRE_COMMIT: "1" } })).code, 2);
    }
  });

  it("fails with a link that leads nowhere, named or found", {
    skip: notOnWindows("links"),
  }, async (t) => {
    const cwd = folderOf(t, { "a.audit": goodPolicy });
    symlinkSync("gone.audit", join(cwd, "link.audit"));
    symlinkSync("gone.txt", join(cwd, "link.txt"));
    for (const args of [["link.audit"], ["link.audit", "--allow-empty"], ["."], ["*.audit"]]) {
      const { code, stderr } = await nessusAudit(["lint", ...args], { cwd });
      assert.equal(stderr, "nessus-audit: link.audit is a symbolic link to something that does not exist.\n");
      assert.equal(code, 2);
    }
  });
});

describe("a name that finds no snapshot", () => {
  for (const args of [
    ["snapshot", "docs/none"],
    ["snapshot", "host.txt", "empty"],
    ["snapshot", "--hosts", "empty"],
    ["snapshot", "--hosts", "hosts"],
    ["check", "p", "--snapshot", "host.txt", "empty"],
    ["check", "p", "--snapshot", "host.txt", "--hosts", "empty"],
    ["generate", "--snapshot", "host.txt", "none*"],
  ]) {
    it(args.join(" "), async (t) => {
      const cwd = folderOf(t, { ...files, "hosts/web.txt": snapshot });
      mkdirSync(join(cwd, "empty"));
      mkdirSync(join(cwd, "hosts/db"));
      const { code, stderr } = await nessusAudit(args, { cwd });
      assert.equal(code, 2, stderr);
      assert.match(stderr, /has no (?:file|hosts)|does not exist|No file matches/);
    });
  }
});

describe("lint --changed-since without a change", { skip: notUnderWine("git") }, () => {
  it("is told, and is no failure", async (t) => {
    const cwd = folderOf(t, { "p/a.audit": badPolicy, "docs/x.md": "" });
    const git = (...args: string[]) => execFileSync("git", args, { cwd, stdio: "pipe" });
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "start");
    for (const names of [[], ["p"]]) {
      const { code, stdout, stderr } = await nessusAudit(["lint", "--changed-since", "main", ...names], {
        cwd,
      });
      assert.deepEqual(
        [code, stdout, stderr],
        [0, "No policy was linted.\n", "note: No policy differs from main.\n"],
      );
    }
    assert.equal((await nessusAudit(["lint", "--changed-since", "main", "docs"], { cwd })).code, 2);
    writeFileSync(join(cwd, "p/a.audit"), `${badPolicy}\n`);
    assert.equal((await nessusAudit(["lint", "--changed-since", "main", "p"], { cwd })).code, 1);
  });
});
