/**
 * npm run test:hooks: installs the hooks from git as pre-commit 3 and 4 do, and with pre-commit itself if it
 * is installed. It takes a minute and needs the npm registry, so it is not a unit test.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { parse } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../../scripts/vscode-web.ts";
import { badPolicy, folderOf, goodPolicy } from "../cli/command-line.ts";
import { notInstalled } from "../not-here.ts";

const hooks: { id: string; entry: string }[] = parse(
  readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"),
);

/** A repository with the contents of the working folder, as one commit. */
let repository = "";
let folder = "";

before(() => {
  folder = mkdtempSync(join(tmpdir(), "nessus-audit-hooks-"));
  repository = join(folder, "nessus-audit");
  const files = run("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], root).split(
    "\0",
  );
  for (const file of files.filter((path) => path !== "" && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    cpSync(join(root, file), join(repository, file));
  }
  commitAll(repository);
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe("the hooks are installed from git", () => {
  it("as pre-commit 3 does it: install, pack, install what was packed", () => {
    const clone = join(folder, "clone-3");
    run("git", ["clone", "--quiet", repository, clone], folder);
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    npm(
      [
        "install",
        "--include=dev",
        "--include=prod",
        "--ignore-prepublish",
        "--no-progress",
        "--no-save",
        ...quiet,
      ],
      clone,
    );
    // The name of the file, and nothing that a script prints.
    const packed = npm(["pack", "--loglevel=error"], clone).trim();
    assert.equal(packed, `${packageJson.name}-${packageJson.version}.tgz`);
    const prefix = join(folder, "prefix-3");
    npm(["install", "--global", "--prefix", prefix, ...quiet, join(clone, packed)], clone);
    assertHooksWork(prefix);
  });

  it("as pre-commit 4 does it: install the repository", () => {
    const clone = join(folder, "clone-4");
    run("git", ["clone", "--quiet", repository, clone], folder);
    const prefix = join(folder, "prefix-4");
    npm(
      [
        "install",
        "--global",
        "--install-links",
        "--prefix",
        prefix,
        "--no-audit",
        "--no-fund",
        `git+file://${clone}`,
      ],
      clone,
    );
    assertHooksWork(prefix);
  });

  const present = spawnSync("pre-commit", ["--version"], { stdio: "ignore" }).status === 0;
  it("by pre-commit itself", {
    skip: notInstalled(present, "pre-commit", "the package pre-commit of Debian has it"),
  }, (t) => {
    const policies = folderOf(t, { "good.audit": goodPolicy, "other.txt": "no policy" });
    commitAll(policies);
    const preCommit = () => {
      const env = { ...process.env, PRE_COMMIT_HOME: join(folder, "cache"), PRE_COMMIT_COLOR: "never" };
      const args = ["try-repo", repository, "--all-files"];
      return spawnSync("pre-commit", args, { cwd: policies, encoding: "utf8", env });
    };
    const good = preCommit();
    assert.equal(good.status, 0, `${good.stdout}${good.stderr}`);
    assert.equal(good.stdout.match(/\.Passed$/gm)?.length, hooks.length, good.stdout);

    writeFileSync(join(policies, "bad.audit"), badPolicy.replace("  ports", "ports"));
    commitAll(policies);
    const bad = preCommit();
    assert.equal(bad.status, 1, `${bad.stdout}${bad.stderr}`);
    assert.match(bad.stdout, /nessus-audit-lint\n- exit code: 1\n[\s\S]*unterminated-string/);
  });
});

function assertHooksWork(prefix: string): void {
  const program = join(prefix, "bin", "nessus-audit");
  chmodSync(program, 0o755);
  for (const { id, entry } of hooks) {
    const [, ...args] = entry.split(" ");
    const policies = mkdtempSync(join(folder, "policies-"));
    writeFileSync(join(policies, "good.audit"), goodPolicy);
    const bad = id === "nessus-audit-lint" ? badPolicy : goodPolicy.replace("  ports", "ports");
    writeFileSync(join(policies, "bad.audit"), bad);
    const hook = (file: string) => spawnSync(program, [...args, file], { cwd: policies, encoding: "utf8" });
    assert.deepEqual([hook("good.audit").status, hook("bad.audit").status], [0, 1], id);
  }
}

function commitAll(repositoryFolder: string): void {
  const git = (...args: string[]) =>
    run(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false", ...args],
      repositoryFolder,
    );
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "All");
}

function npm(args: string[], cwd: string): string {
  const path = process.env.npm_execpath;
  return path ? run(process.execPath, [path, ...args], cwd) : run("npm", args, cwd);
}

/** Standard output of a program that has to succeed; without what npm tells the scripts that it runs. */
function run(program: string, args: string[], cwd: string): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env });
  assert.equal(status, 0, `${program} ${args.join(" ")}:\n${stdout}${stderr}`);
  return stdout;
}
