import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { notOnWindows } from "../../not-here.ts";
import { builtCommand, ended, runBuilt } from "../built-command.ts";
import { folderOf, goodPolicy } from "../command-line.ts";

/** Reading must never wait for a pipe; a run takes a fraction of a second. */
const timeout = 30_000;

const secret = "hunter2";
const listener = "tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:*\n";
/** What it says is seen in the exit code: the policy has an error then. */
const noticed = '{ "rules": { "duplicate-port": "error" } }';
const policy = goodPolicy.replace("21,23", "21,23,23");

/** A folder with files, and next to it one that must not be read. */
function place(t: TestContext, files: Record<string, string>): string {
  const root = folderOf(t, {
    "outside/.nessus-audit.json": noticed,
    "outside/secret.json": `${secret}\n${noticed}`,
    "outside/host.txt": `${listener}tcp LISTEN ${secret} row x 0.0.0.0:99\n`,
  });
  const cwd = join(root, "named");
  mkdirSync(cwd);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(cwd, path, ".."), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

const link = (cwd: string, target: string, path: string) => symlinkSync(target, join(cwd, path));
const pipe = (cwd: string, path: string) => execFileSync("mkfifo", [join(cwd, path)]);

interface Case {
  name: string;
  files: Record<string, string>;
  prepare?(cwd: string): void;
  args?: string[];
  code: number;
  says: RegExp;
}

const extending = (path: string) => JSON.stringify({ extends: [path] });

const configurations: Case[] = [
  {
    name: "a path upward",
    files: { "a.audit": policy, ".nessus-audit.json": extending("../outside/secret.json") },
    code: 1,
    says: /\/outside\/secret\.json is outside .*\/named, so it was not read\.\n.*--> \.nessus-audit\.json:1:13/,
  },
  {
    name: "a path upward to nothing, which nobody shall learn",
    files: { "a.audit": policy, ".nessus-audit.json": extending("../outside/missing.json") },
    code: 1,
    says: /missing\.json is outside/,
  },
  {
    name: "a link",
    files: { "a.audit": policy, ".nessus-audit.json": extending("base.json") },
    prepare: (cwd) => link(cwd, "../outside/secret.json", "base.json"),
    code: 1,
    says: /base\.json is outside .*\/named, so it was not read\./,
  },
  {
    name: "a link to a folder",
    files: { "a.audit": policy, ".nessus-audit.json": extending("common/secret.json") },
    prepare: (cwd) => link(cwd, "../outside", "common"),
    code: 1,
    says: /common\/secret\.json is outside/,
  },
  {
    name: "a configuration that is a link itself",
    files: { "a.audit": policy },
    prepare: (cwd) => link(cwd, "../outside/secret.json", ".nessus-audit.json"),
    code: 1,
    says: /\.nessus-audit\.json is outside/,
  },
  {
    name: "a pipe that is extended",
    files: { "a.audit": policy, ".nessus-audit.json": extending("base.json") },
    prepare: (cwd) => pipe(cwd, "base.json"),
    code: 1,
    says: /base\.json is a pipe, not a file, so it was not read\./,
  },
  {
    name: "a configuration that is a pipe",
    files: { "a.audit": policy },
    prepare: (cwd) => pipe(cwd, ".nessus-audit.json"),
    code: 1,
    says: /\.nessus-audit\.json is a pipe, not a file, so it was not read\./,
  },
  {
    name: "told by a command that shows no findings",
    files: { "a.audit": goodPolicy, ".nessus-audit.json": extending("../outside/secret.json") },
    args: ["format", "--check"],
    code: 2,
    says: /^nessus-audit: .*secret\.json is outside/,
  },
  {
    name: "a pipe for .gitignore",
    files: { "a.audit": goodPolicy },
    prepare: (cwd) => pipe(cwd, ".gitignore"),
    code: 0,
    says: /^No findings in 1 file\./,
  },
  {
    name: "a pipe for the index of git",
    files: { ".git/HEAD": "", ".gitignore": "*.tmp.audit\n", "a.audit": goodPolicy, "b.tmp.audit": policy },
    prepare: (cwd) => pipe(cwd, ".git/index"),
    code: 2,
    says: /^nessus-audit: The index of git can't be read \(.*\.git\/index is not a file, or is too large\)/,
  },
  {
    name: "a pipe for .git",
    files: { ".gitignore": "*.tmp.audit\n", "a.audit": goodPolicy, "b.tmp.audit": policy },
    prepare: (cwd) => pipe(cwd, ".git"),
    code: 2,
    says: /^nessus-audit: The index of git can't be read \(.*\.git is not a file, or is too large\)/,
  },
];

const followed: Case[] = [
  {
    name: "a path upward inside of the repository",
    files: {
      ".git/HEAD": "",
      "common/base.json": noticed,
      "policies/.nessus-audit.json": extending("../common/base.json"),
      "policies/a.audit": policy,
    },
    args: ["lint", "policies"],
    code: 1,
    says: /error\[duplicate-port\]/,
  },
  {
    name: "a path upward inside of the working folder",
    files: {
      "common/base.json": noticed,
      "policies/.nessus-audit.json": extending("../common/base.json"),
      "policies/a.audit": policy,
    },
    code: 1,
    says: /error\[duplicate-port\]/,
  },
  {
    name: "a link inside",
    files: { "a.audit": policy, ".nessus-audit.json": extending("link.json"), "common/base.json": noticed },
    prepare: (cwd) => link(cwd, "common/base.json", "link.json"),
    code: 1,
    says: /error\[duplicate-port\]/,
  },
  {
    name: "what the command line names, wherever it is",
    files: { "a.audit": policy },
    args: ["lint", "--config", "../outside/.nessus-audit.json"],
    code: 1,
    says: /error\[duplicate-port\]/,
  },
];

const hosts: Case[] = [
  {
    name: "a link in a folder of hosts",
    files: { "h/a.txt": listener },
    prepare: (cwd) => link(cwd, "../../outside/host.txt", "h/link.txt"),
    args: ["snapshot", "--hosts", "h"],
    code: 2,
    says: /h\/link\.txt is outside .*\/named\/h, so it was not read\./,
  },
  {
    name: "a link to a folder, as a host",
    files: { "h/a.txt": listener },
    prepare: (cwd) => link(cwd, "../../outside", "h/link"),
    args: ["snapshot", "--hosts", "h"],
    code: 2,
    says: /h\/link is outside .*\/named\/h, so it was not read\./,
  },
  {
    name: "a link among the outputs of a host",
    files: { "h/web/a.txt": listener },
    prepare: (cwd) => link(cwd, "../../../outside/host.txt", "h/web/link.txt"),
    args: ["snapshot", "--hosts", "h"],
    code: 2,
    says: /h\/web\/link\.txt is outside .*\/named\/h, so it was not read\./,
  },
  {
    name: "a link in a folder of snapshots",
    files: { "h/a.txt": listener },
    prepare: (cwd) => link(cwd, "../../outside/host.txt", "h/link.txt"),
    args: ["snapshot", "h"],
    code: 2,
    says: /h\/link\.txt is outside/,
  },
  {
    name: "a link that leads nowhere, in a folder of hosts",
    files: { "h/a.txt": listener },
    prepare: (cwd) => link(cwd, "gone.txt", "h/link.txt"),
    args: ["snapshot", "--hosts", "h"],
    code: 2,
    says: /h\/link\.txt is a symbolic link to something that does not exist\./,
  },
  {
    name: "a pipe in a folder of hosts",
    files: { "h/a.txt": listener },
    prepare: (cwd) => pipe(cwd, "h/p.txt"),
    args: ["snapshot", "--hosts", "h"],
    code: 2,
    says: /h\/p\.txt is a pipe, not a file, so it was not read\./,
  },
  {
    name: "a pipe that a glob finds",
    files: { "a.audit": goodPolicy },
    prepare: (cwd) => pipe(cwd, "p.audit"),
    args: ["lint", "*.audit"],
    code: 2,
    says: /p\.audit is a pipe, not a file, so it was not read\./,
  },
  {
    name: "a pipe in the place of the cache",
    files: { "a.audit": goodPolicy },
    prepare: (cwd) => pipe(cwd, ".nessus-audit-cache"),
    args: ["lint", "--cache"],
    code: 0,
    says: /is not a cache of nessus-audit/,
  },
];

async function check(t: TestContext, { files, prepare, args = ["lint"], code, says }: Case): Promise<void> {
  const cwd = place(t, files);
  prepare?.(cwd);
  const result = await runBuilt(args, { cwd, timeout });
  const output = result.stderr + result.stdout;
  assert.match(output, says);
  assert.doesNotMatch(output, new RegExp(secret));
  assert.equal(result.code, code, output);
}

describe("a path that was found and leads outside, or is not a file, is not read", {
  skip: notOnWindows("links"),
}, () => {
  for (const each of [...configurations, ...hosts]) it(each.name, (t) => check(t, each));
});

describe("what stays inside is followed", { skip: notOnWindows("links") }, () => {
  for (const each of followed) it(each.name, (t) => check(t, each));

  it("a link among hosts", async (t) => {
    const cwd = place(t, { "h/a.txt": listener });
    link(cwd, "a.txt", "h/b.txt");
    const { code, stdout, stderr } = await runBuilt(["snapshot", "--hosts", "h"], { cwd });
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^a \(ss\): 1 socket/m);
    assert.match(stdout, /^b \(ss\): 1 socket/m);
  });
});

it("what a shell puts in the place of a file is read", { skip: notOnWindows("shell") }, async (t) => {
  const cwd = place(t, { "a.audit": goodPolicy, "host.txt": listener });
  const script = '"$@" check <(cat a.audit) --snapshot <(cat host.txt) --lists tcp';
  const { stdout, stderr } = await ended(
    spawn("bash", ["-c", script, "bash", process.execPath, builtCommand], { cwd }),
  );
  assert.equal(stderr, "");
  assert.match(stdout, /PASSED/);
});

it("standard input has an end, whatever is there", { skip: notOnWindows("devices") }, async (t) => {
  const cwd = place(t, {});
  for (const args of ["lint -", "format -", "lint --baseline /dev/zero ."]) {
    const script = `"$@" ${args} < /dev/zero`;
    const { code, stderr } = await ended(
      spawn("bash", ["-c", script, "bash", process.execPath, builtCommand], { cwd }),
    );
    assert.match(stderr, /has 256 MB; files larger than 256 MB are not read\./, args);
    assert.equal(code, 2);
  }
});
