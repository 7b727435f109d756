import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { notOnWindows, type Skip } from "../../not-here.ts";
import { builtCommand, type Ended, ended, isRoot, nobody, runBuilt, startBuilt } from "../built-command.ts";
import { badPolicy, folderOf, goodPolicy } from "../command-line.ts";

/** A file with a finding, which is to be reported whatever else goes wrong. */
const files = { "z.audit": badPolicy };

interface Case {
  name: string;
  skip?: Skip;
  prepare(cwd: string): Record<string, string> | undefined;
  args?: string[];
  says: RegExp;
  /** Exit code; 2 if something could not be done. */
  code?: number;
}

const cases: Case[] = [
  {
    name: "a file that may not be read",
    skip: notOnWindows("modes"),
    prepare(cwd) {
      writeFileSync(join(cwd, "secret.audit"), goodPolicy);
      chmodSync(join(cwd, "secret.audit"), 0);
      return undefined;
    },
    says: /^nessus-audit: secret\.audit can't be opened: permission denied\.\n$/,
  },
  {
    name: "a folder that may not be read",
    skip: notOnWindows("modes"),
    prepare(cwd) {
      execFileSync("mkdir", ["-m", "0", join(cwd, "closed")]);
      return undefined;
    },
    says: /^nessus-audit: closed can't be opened: permission denied\.\n$/,
  },
  {
    name: "links that lead to each other",
    skip: notOnWindows("links"),
    prepare(cwd) {
      symlinkSync("b", join(cwd, "a"));
      symlinkSync("a", join(cwd, "b"));
      return undefined;
    },
    says: /a is a symbolic link that leads back to itself\.\n.*b is a symbolic link that leads back to itself\.\n$/,
  },
  {
    name: "a link to the folder that it is in",
    skip: notOnWindows("links"),
    prepare(cwd) {
      symlinkSync(".", join(cwd, "again"));
      return undefined;
    },
    says: /^nessus-audit: again is a symbolic link to a folder that contains it, so it was not followed\./,
  },
  {
    name: "a folder that disappears",
    prepare(cwd) {
      const sabotage = `const fs = require("node:fs");
        const { readdirSync } = fs;
        fs.readdirSync = (path, options) => {
          const entries = readdirSync(path, options);
          fs.rmSync(path + "/gone", { recursive: true, force: true });
          return entries;
        };`;
      mkdirSync(join(cwd, "gone"));
      writeFileSync(join(cwd, "sabotage.cjs"), sabotage);
      return { NODE_OPTIONS: "--require ./sabotage.cjs" };
    },
    says: /^nessus-audit: gone disappeared while it was searched\. Run again/,
  },
  {
    name: "a file of 1 GB",
    prepare(cwd) {
      writeFileSync(join(cwd, "large.audit"), "");
      truncateSync(join(cwd, "large.audit"), 2 ** 30);
      return undefined;
    },
    says: /^nessus-audit: large\.audit has 1024 MB; files larger than 256 MB are not read\.\n$/,
  },
  {
    name: "a device without an end",
    skip: notOnWindows("devices"),
    prepare: () => undefined,
    args: ["/dev/zero", "."],
    says: /^nessus-audit: \/dev\/zero has 256 MB; files larger than 256 MB are not read\.\n$/,
  },
  {
    name: "more findings than anyone corrects",
    prepare(cwd) {
      writeFileSync(join(cwd, "a.audit"), goodPolicy.replace('"21,23"', `"${"99999,".repeat(12_000)}23"`));
      return undefined;
    },
    args: ["--cache", "."],
    says: /^note: a\.audit: 11500 more findings are left out: the gravest 500 of each rule are shown, and 10,000 in all\. Correct some of these first\.\n$/,
    code: 1,
  },
  {
    name: "bytes that are no UTF-8",
    prepare(cwd) {
      writeFileSync(join(cwd, "a.audit"), Buffer.from(`# line 1\n# caf\u00e9\n${goodPolicy}`, "latin1"));
      return undefined;
    },
    says: /^note: a\.audit:2: This line is not UTF-8; the file was read as Windows-1252\. Save it as/,
    code: 1,
  },
  {
    name: "a file that ends its thread",
    prepare(cwd) {
      const sabotage = `const fs = require("node:fs");
        const { openSync } = fs;
        fs.openSync = (path, ...rest) => {
          if (String(path).endsWith("deadly.audit")) process.exit(1);
          return openSync(path, ...rest);
        };`;
      writeFileSync(join(cwd, "deadly.audit"), goodPolicy);
      writeFileSync(join(cwd, "sabotage.cjs"), sabotage);
      return { NODE_OPTIONS: "--require ./sabotage.cjs" };
    },
    args: ["--workers", "1"],
    says: /^nessus-audit: deadly\.audit could not be linted: its thread ended\.\n$/,
  },
];

describe("lint does what it can, and reports the rest", () => {
  for (const { name, skip = false, prepare, args = [], says, code = 2 } of cases) {
    it(name, { skip }, async (t) => {
      const cwd = folderOf(t, files);
      const env = prepare(cwd);
      giveToNobody(cwd);
      const result = await runBuilt(["lint", ...args], { cwd, env: { ...process.env, ...env }, ...nobody });
      assert.match(result.stderr, says);
      assert.match(result.stdout, /unterminated-string.*\n.*--> z\.audit:5:17/);
      assert.equal(result.code, code);
    });
  }
});

describe("a disk without room", { skip: notOnWindows("a full disk") }, () => {
  /** Findings of more bytes than there is room. */
  const many = { "a.audit": badPolicy.repeat(100), "out/report.json": "old" };

  it("keeps the old report, and the others are written", async (t) => {
    const cwd = folderOf(t, many);
    const disk = smallDisk(t);
    if (disk === undefined) return t.skip("nothing can be mounted here");
    writeFileSync(join(disk, "report.json"), "old");
    const args = ["lint", "-o", `json=${disk}/report.json`, "-o", "junit=report.xml"];
    const result = await runBuilt(args, { cwd });
    assert.equal(
      result.stderr,
      `nessus-audit: ${disk}/report.json could not be written: the disk is full.\n`,
    );
    assert.equal(result.code, 2);
    assert.match(result.stdout, /unterminated-string/);
    assert.deepEqual(readdirSync(disk), ["report.json"]);
    assert.equal(readFileSync(join(disk, "report.json"), "utf8"), "old");
    assert.match(readFileSync(join(cwd, "report.xml"), "utf8"), /<\/testsuites>\s*$/);
  });

  it("is told where standard output goes there", async (t) => {
    const cwd = folderOf(t, many);
    const disk = smallDisk(t);
    if (disk === undefined) return t.skip("nothing can be mounted here");
    const stdout = openSync(join(disk, "stdout"), "w");
    const result = await runBuilt(["lint", "--format", "json"], { cwd, stdio: ["ignore", stdout, "pipe"] });
    closeSync(stdout);
    assert.equal(result.stderr, "nessus-audit: Standard output could not be written: the disk is full.\n");
    assert.equal(result.code, 2);
  });

  it("does without a cache", async (t) => {
    const cwd = folderOf(t, many);
    const disk = smallDisk(t);
    if (disk === undefined) return t.skip("nothing can be mounted here");
    const result = await runBuilt(["lint", "--cache-location", `${disk}/cache`], { cwd });
    assert.equal(result.stderr, `note: ${disk}/cache could not be written: the disk is full.\n`);
    assert.equal(result.code, 1);
    assert.deepEqual(readdirSync(disk), []);
  });

  it("and a limit for files", async (t) => {
    const cwd = folderOf(t, many);
    const script = 'ulimit -f 1; exec "$@"';
    const args = ["-c", script, "bash", process.execPath, builtCommand, "lint", "-o", "json=out/report.json"];
    const result = await ended(spawn("bash", args, { cwd }));
    assert.match(
      result.stderr,
      /out\/report\.json could not be written: it is larger than you are allowed to write\.\n$/,
    );
    assert.equal(result.code, 2);
    assert.deepEqual(readdirSync(join(cwd, "out")), ["report.json"]);
    assert.equal(readFileSync(join(cwd, "out/report.json"), "utf8"), "old");
  });
});

/** Bytes that a pipe takes while nobody reads it: by default 64 KB on Linux, at most that elsewhere. */
const pipeCapacity = 65_536;

describe("a signal in the middle", { skip: notOnWindows("signals") }, () => {
  const signals = [
    { signal: "SIGINT", code: 130 },
    { signal: "SIGTERM", code: 143 },
  ] as const;
  for (const { signal, code } of signals) {
    for (const workers of ["0", "2"]) {
      it(`${signal} with --workers ${workers} leaves everything as it was`, async (t) => {
        const cwd = folderOf(t, { "a.audit": badPolicy, "report.json": "old" });
        execFileSync("mkfifo", [join(cwd, "pipe")]);
        const args = ["lint", "a.audit", "pipe", "--workers", workers, "--cache", "-o", "json=report.json"];
        const child = startBuilt(args, { cwd });
        const end = ended(child);
        // it can be opened as soon as the command reads it, and waits for what never comes
        const pipe = await open(join(cwd, "pipe"), "w");
        child.kill(signal);
        const result = await end;
        await pipe.close();
        assert.deepEqual([result.code, result.stdout], [code, ""]);
        assert.equal(result.stderr, "nessus-audit: interrupted.\n");
        assert.deepEqual(readdirSync(cwd).sort(), ["a.audit", "pipe", "report.json"]);
        assert.equal(readFileSync(join(cwd, "report.json"), "utf8"), "old");
      });
    }
  }

  it("while a report is written", async (t) => {
    // more findings than a pipe takes, and nobody reads them
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`p/${at}.audit`, badPolicy]));
    const cwd = folderOf(t, many);
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const child = startBuilt(["lint", "-o", "json=report.json", "-o", "json=pipe"], { cwd });
    const end = ended(child);
    const pipe = await open(join(cwd, "pipe"), "r");
    child.kill("SIGINT");
    const { code } = await end;
    await pipe.close();
    assert.equal(code, 130);
    const report = readFileSync(join(cwd, "report.json"), "utf8");
    assert.equal(JSON.parse(report).summary.error, 300);
    assert.ok(report.length > pipeCapacity, "the run would end before the signal");
    assert.deepEqual(readdirSync(cwd).sort(), ["p", "pipe", "report.json"]);
  });
});

it("thousands of findings in one line don't each hold the line", async (t) => {
  const checks = "<custom_item> type : CMD_EXCE </custom_item> ".repeat(450);
  const cwd = folderOf(t, { "a.audit": `<check_type:"Unix"> ${checks}</check_type>` });
  const { code, stdout, stderr } = await runBuilt(["lint", "--format", "text"], { cwd });
  assert.deepEqual([code, stderr], [1, ""]);
  assert.ok(stdout.length < 9_000_000, `${stdout.length}`);
});

it("a reader that goes early ends a run with threads quietly", async (t) => {
  const cwd = folderOf(t, {
    ...Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [`a${index}.audit`, badPolicy.repeat(100)]),
    ),
    "b.audit": badPolicy,
  });
  const child = startBuilt(["lint", "--format", "json", "--workers", "2"], { cwd });
  child.stdout!.once("data", () => child.stdout!.destroy());
  assert.equal((await ended(child)).stderr, "");
});

it("runs that share a cache don't disturb each other", async (t) => {
  const policies = Array.from({ length: 30 }, (_, index) => [`${index}.audit`, `# ${index}\n${badPolicy}`]);
  const cwd = folderOf(t, Object.fromEntries(policies));
  const run = () => runBuilt(["lint", "--cache", "--format", "json"], { cwd });
  const together: Ended[] = await Promise.all([run(), run(), run(), run()]);
  const after = await run();
  for (const { code, stdout, stderr } of together) {
    assert.deepEqual([code, stderr], [1, ""]);
    assert.equal(stdout, after.stdout);
  }
  assert.deepEqual(
    readdirSync(cwd).filter((name) => name.includes("cache")),
    [".nessus-audit-cache"],
  );
});

/** The user without rights may do everything in a folder, whatever umask root made it with. */
function giveToNobody(cwd: string): void {
  if (!isRoot) return;
  for (const path of [cwd, ...readdirSync(cwd).map((name) => join(cwd, name))]) {
    lchownSync(path, nobody.uid!, nobody.gid!);
  }
}

/** A folder on a disk of 16 KB, for the time of a test; undefined if nothing can be mounted. */
function smallDisk(t: TestContext): string | undefined {
  if (!isRoot || process.platform !== "linux") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "nessus-audit-disk-"));
  const options = ["-t", "tmpfs", "-o", "size=16k", "none", folder];
  const mounted = spawnSync("mount", options, { stdio: "ignore" }).status === 0;
  t.after(() => {
    if (mounted) spawnSync("umount", [folder]);
    rmdirSync(folder);
  });
  return mounted ? folder : undefined;
}
