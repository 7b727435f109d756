import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, normalize } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { cacheFolder } from "../../../cli/files/write/cache-folder.ts";
import { notOnWindows, onlyAsRoot } from "../../not-here.ts";
import { builtCommand, type Ended, ended, isRoot, nobody, runBuilt } from "../built-command.ts";
import { folderOf, goodPolicy } from "../command-line.ts";

const unformatted = goodPolicy.replace(/^ +/gm, "");
/** `--fix` removes the second 23. */
const repairable = goodPolicy.replace("21,23", "21,23,23");

interface Place {
  cwd: string;
  env: NodeJS.ProcessEnv;
  path: (name: string) => string;
}

/** A folder with a policy to format, and a cache folder of its own. */
function place(t: TestContext, files: Record<string, string> = { "a.audit": unformatted }): Place {
  const root = folderOf(t, { "cache/.keep": "" });
  const cwd = join(root, "policies");
  mkdirSync(cwd);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  if (isRoot) for (const folder of [root, join(root, "cache"), cwd]) chownSync(folder, 65534, 65534);
  const env = { ...process.env, XDG_CACHE_HOME: join(root, "cache") };
  return { cwd, env, path: (name) => join(cwd, name) };
}

/** Runs the command with a script before it, which replaces functions of the file system. */
function runSabotaged(args: string[], { cwd, env }: Place, sabotage: string): Promise<Ended> {
  writeFileSync(join(cwd, "../sabotage.cjs"), `const fs = require("node:fs");\n${sabotage}`);
  return runBuilt(args, { cwd, env: { ...env, NODE_OPTIONS: "--require ../sabotage.cjs" } });
}

const recoveries = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("-recovery"));

describe("a policy keeps its mode, owner and links when it is written", {
  skip: notOnWindows("modes"),
}, () => {
  for (const mode of [0o600, 0o664, 0o2664, 0o646]) {
    it(`mode ${mode.toString(8)}, whatever new files get`, async (t) => {
      const { cwd, env, path } = place(t);
      chmodSync(path("a.audit"), mode);
      const args = ["-c", 'umask 077; exec "$@"', "sh", process.execPath, builtCommand, "format"];
      const { code } = await ended(spawn("sh", args, { cwd, env }));
      assert.equal(code, 0);
      assert.equal(readFileSync(path("a.audit"), "utf8"), goodPolicy);
      assert.equal((statSync(path("a.audit")).mode & 0o7777).toString(8), mode.toString(8));
    });
  }

  it("owner", { skip: onlyAsRoot() }, async (t) => {
    const { cwd, env, path } = place(t);
    chownSync(path("a.audit"), 4242, 4243);
    await runBuilt(["format"], { cwd, env });
    const { uid, gid } = statSync(path("a.audit"));
    assert.deepEqual([readFileSync(path("a.audit"), "utf8"), uid, gid], [goodPolicy, 4242, 4243]);
  });

  it("hard links and symbolic links", async (t) => {
    const { cwd, env, path } = place(t);
    linkSync(path("a.audit"), path("hard.txt"));
    symlinkSync("a.audit", path("soft.audit"));
    const { stderr } = await runBuilt(["format", "soft.audit"], { cwd, env });
    assert.equal(stderr, "note: 1 of 1 policy changed.\n");
    assert.equal(readFileSync(path("hard.txt"), "utf8"), goodPolicy);
    assert.equal(statSync(path("a.audit")).nlink, 2);
    assert.ok(lstatSync(path("soft.audit")).isSymbolicLink());
  });

  it("access list", async (t) => {
    const { cwd, env, path } = place(t);
    if (spawnSync("setfacl", ["-m", "u:4242:rw", path("a.audit")]).status !== 0) {
      return t.skip("there is no setfacl, or no access list, here");
    }
    await runBuilt(["format"], { cwd, env });
    assert.match(spawnSync("getfacl", [path("a.audit")], { encoding: "utf8" }).stdout, /^user:4242:rw-$/m);
  });

  it("--fix too", async (t) => {
    const { cwd, env, path } = place(t, { "a.audit": repairable });
    linkSync(path("a.audit"), path("hard.txt"));
    await runBuilt(["lint", "--fix"], { cwd, env });
    assert.equal(readFileSync(path("hard.txt"), "utf8"), goodPolicy);
  });

  it("the folder needs no permission", async (t) => {
    const { cwd, env, path } = place(t);
    if (isRoot) chownSync(path("a.audit"), 65534, 65534);
    chmodSync(cwd, 0o555);
    const { stderr } = await runBuilt(["format"], { cwd, env, ...nobody });
    chmodSync(cwd, 0o755);
    assert.equal(stderr, "note: 1 of 1 policy changed.\n");
    assert.equal(readFileSync(path("a.audit"), "utf8"), goodPolicy);
    assert.deepEqual(recoveries(join(cwd, "..")), []);
  });
});

describe("a policy that can't be written is not changed, and not counted", {
  skip: notOnWindows("modes"),
}, () => {
  const both = { "a.audit": unformatted, "b.audit": unformatted };

  async function refused(place: Place, args: string[] = ["format"]): Promise<string> {
    const { code, stderr } = await runBuilt(args, { cwd: place.cwd, env: place.env, ...nobody });
    assert.equal(code, 2);
    assert.deepEqual(recoveries(join(place.cwd, "..")), []);
    return stderr;
  }

  it("read-only, for root too", async (t) => {
    const there = place(t, both);
    chmodSync(there.path("a.audit"), 0o444);
    if (isRoot) chownSync(there.path("b.audit"), 65534, 65534);
    const says =
      "nessus-audit: a.audit is read-only, so it was left unchanged. Make it writable first.\nnote: 1 of 1 policy changed.\n";
    assert.equal(await refused(there), says);
    assert.equal(readFileSync(there.path("a.audit"), "utf8"), unformatted);
    writeFileSync(there.path("b.audit"), unformatted);
    const { stderr } = await runBuilt(["format"], { cwd: there.cwd, env: there.env });
    assert.equal(stderr, says);
    assert.equal(readFileSync(there.path("a.audit"), "utf8"), unformatted);
  });

  it("of another user, though the folder is one's own", { skip: onlyAsRoot() }, async (t) => {
    const there = place(t);
    chmodSync(there.path("a.audit"), 0o644);
    assert.equal(
      await refused(there),
      "nessus-audit: a.audit belongs to another user and you are not allowed to write to it, so it was left unchanged.\nnote: 0 of 0 policies changed.\n",
    );
    assert.equal(readFileSync(there.path("a.audit"), "utf8"), unformatted);
    assert.equal(statSync(there.path("a.audit")).uid, 0);
  });

  it("--fix reports what is still found in it", async (t) => {
    const there = place(t, { "a.audit": repairable });
    chmodSync(there.path("a.audit"), 0o444);
    const { code, stdout, stderr } = await runBuilt(["lint", "--fix"], { cwd: there.cwd, env: there.env });
    assert.equal(code, 2);
    assert.match(stderr, /^nessus-audit: a\.audit is read-only/);
    assert.match(stdout, /duplicate-port.*\n.*a\.audit:7/);
    assert.equal(readFileSync(there.path("a.audit"), "utf8"), repairable);
  });

  const changes = {
    "saved in place": `fs.writeFileSync("a.audit", "# saved");`,
    "replaced by another file": `fs.writeFileSync("new", "# saved"); fs.renameSync("new", "a.audit");`,
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`changed since it was read: ${name}`, async (t) => {
      const there = place(t);
      const { code, stderr } = await runSabotaged(
        ["format"],
        there,
        `const { openSync } = fs;
        fs.openSync = (path, ...rest) => {
          const file = openSync(path, ...rest);
          if (String(path).endsWith("-recovery")) { ${change} }
          return file;
        };`,
      );
      assert.equal(code, 2);
      assert.equal(
        stderr,
        "nessus-audit: a.audit changed since it was read, so it was left unchanged. Run again.\nnote: 0 of 0 policies changed.\n",
      );
      assert.equal(readFileSync(there.path("a.audit"), "utf8"), "# saved");
      assert.deepEqual(readdirSync(there.cwd), ["a.audit"]);
    });
  }

  for (const call of [2, 3]) {
    it(`a disk that is full at write ${call}`, async (t) => {
      const there = place(t);
      const { stderr } = await runSabotaged(
        ["format"],
        there,
        `const { writeSync } = fs;
        let count = 0;
        fs.writeSync = (file, bytes, at, length, ...rest) => {
          count++;
          if (count === ${call}) writeSync(file, bytes, at, 1, ...rest);
          if (count === ${call}) throw Object.assign(new Error("full"), { code: "ENOSPC" });
          return writeSync(file, bytes, at, length, ...rest);
        };`,
      );
      assert.match(stderr, /^nessus-audit: a\.audit could not be written: the disk is full\.\n/);
      assert.equal(readFileSync(there.path("a.audit"), "utf8"), unformatted);
      assert.deepEqual(recoveries(join(there.cwd, "..")), []);
    });
  }
});

describe("a run that is killed", { skip: notOnWindows("signals") }, () => {
  /** Ends the command at one of the calls of a function of the file system. */
  async function killed(there: Place, at: "writeSync" | "unlinkSync", call: number): Promise<void> {
    const end = await runSabotaged(
      ["format", "a.audit"],
      there,
      `const original = fs.${at};
      let count = 0;
      fs.${at} = (...args) => {
        if (++count === ${call}) process.kill(process.pid, "SIGKILL");
        return original(...args);
      };`,
    );
    assert.equal(end.signal, "SIGKILL");
  }
  const run = (args: string[], { cwd, env }: Place) => runBuilt(args, { cwd, env });

  for (const where of ["beside it", "in the cache folder"]) {
    it(`in the middle of a file: the new text is whole ${where}, and is offered`, async (t) => {
      const there = place(t);
      // a name that leaves no room for a longer one next to it
      const name = where === "beside it" ? "a.audit" : `${"a".repeat(240)}.audit`;
      renameSync(there.path("a.audit"), there.path(name));
      if (name !== "a.audit") symlinkSync(name, there.path("a.audit"));
      await killed(there, "writeSync", 3);
      const half = readFileSync(there.path(name), "utf8");
      assert.ok(half !== unformatted && half !== goodPolicy, half);
      assert.equal(recoveries(there.cwd).length, where === "beside it" ? 1 : 0);

      const offer = new RegExp(
        `${name} was only partly written by an interrupted run; its complete text is in .*-recovery\\. Restore it with nessus-audit format --restore ${name}, or remove that file`,
      );
      assert.match((await run(["lint", name], there)).stderr, offer);
      const refused = await run(["format", name], there);
      assert.match(refused.stderr, offer);
      assert.equal(refused.code, 2);
      assert.equal(readFileSync(there.path(name), "utf8"), half);

      const restored = await run(["format", "--restore", name], there);
      assert.deepEqual([restored.code, restored.stderr], [0, "note: 1 policy restored.\n"]);
      assert.equal(readFileSync(there.path(name), "utf8"), goodPolicy);
      assert.deepEqual(recoveries(join(there.cwd, "..")), []);
    });
  }

  for (const [what, at, call] of [
    ["before the recovery file", "writeSync", 1],
    ["before the file", "writeSync", 2],
    ["after the file", "unlinkSync", 1],
  ] as const) {
    it(`${what} was written loses nothing, and the next run tidies up`, async (t) => {
      const there = place(t);
      await killed(there, at, call);
      const [left, ...others] = recoveries(there.cwd);
      assert.ok(left !== undefined && others.length === 0);
      // files that may belong to a running process are kept for a while
      if (readFileSync(there.path(left), "utf8") === "") utimesSync(there.path(left), 0, 0);
      assert.doesNotMatch((await run(["lint"], there)).stderr, /interrupted/);
      assert.deepEqual(recoveries(there.cwd), []);
      assert.equal((await run(["format"], there)).code, 0);
      assert.equal(readFileSync(there.path("a.audit"), "utf8"), goodPolicy);
    });
  }

  it("what a folder brings along is restored to the policy beside it only", async (t) => {
    const there = place(t, { "a.audit": goodPolicy, "b.audit": goodPolicy });
    const strange = JSON.stringify({
      "nessus-audit-recovery": 1,
      target: there.path("b.audit"),
      host: "other",
      process: 1,
      before: "",
      after: "not the digest",
    });
    writeFileSync(there.path(`a.audit.${"0".repeat(12)}.nessus-audit-recovery`), `${strange}\n# short`);
    await run(["format", "--restore"], there);
    for (const name of ["a.audit", "b.audit"]) {
      assert.equal(readFileSync(there.path(name), "utf8"), goodPolicy);
    }
  });
});

it("the cache folder is the user's own", () => {
  assert.equal(cacheFolder({ XDG_CACHE_HOME: "/x" }, "linux"), normalize("/x/nessus-audit"));
  assert.equal(
    cacheFolder({ HOME: "/home/a", XDG_CACHE_HOME: "x" }, "linux"),
    normalize("/home/a/.cache/nessus-audit"),
  );
  assert.equal(
    cacheFolder({ HOME: "/Users/a" }, "darwin"),
    normalize("/Users/a/Library/Caches/nessus-audit"),
  );
});
