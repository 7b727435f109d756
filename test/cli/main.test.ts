import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { commands } from "../../cli/commands/index.ts";
import packageJson from "../../package.json" with { type: "json" };
import { notOnWindows } from "../not-here.ts";
import { badPolicy, folderOf, nessusAudit } from "./command-line.ts";
import { commandsIn } from "./commands-in.ts";

const main = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");

function start(args: string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ["--import", tsx, main, ...args], { cwd, env: { ...process.env, ...env } });
}

async function finish(child: ChildProcess, input = "") {
  let stdout = "";
  let stderr = "";
  child.stdout!.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr!.on("data", (chunk) => {
    stderr += chunk;
  });
  child.stdin!.end(input);
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

describe("the process", () => {
  it("takes a policy from a pipe and exits with the code", async (t) => {
    const cwd = folderOf(t, {});
    const { code, stdout, stderr } = await finish(start(["lint", "-"], cwd), badPolicy);
    assert.equal(code, 1, stderr);
    assert.match(stdout, /--> stdin:5:17/);
  });

  it("forces or leaves out colours as the environment says", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy });
    const forced = await finish(start(["lint"], cwd, { FORCE_COLOR: "1", NO_COLOR: "" }));
    assert.ok(forced.stdout.includes("\u001b["));
    const none = await finish(start(["lint"], cwd, { FORCE_COLOR: "1", NO_COLOR: "1" }));
    assert.ok(!none.stdout.includes("\u001b["));
  });

  it("prints a mistake of its own so that nobody obeys it", async (t) => {
    const cwd = folderOf(t, {
      "mistake.cjs": `Date.prototype.toISOString = () => {
        throw new TypeError("of ##vso[task.x]\\n::error::\\u001b[31m\\r\\u202e");
      };`,
    });
    const { code, stderr } = await finish(start(["lint"], cwd, { NODE_OPTIONS: "--require ./mistake.cjs" }));
    assert.equal(code, 2);
    assert.match(stderr, /TypeError: of #\\#vso\[task\.x\]\n\\::error::.*this is a bug in nessus-audit/s);
    assert.deepEqual(commandsIn(stderr), []);
  });

  it("says that it was interrupted", { skip: notOnWindows("signals") }, async (t) => {
    // told of the missing file, it waits for standard input
    const child = start(["lint", "missing.audit", "-"], folderOf(t, {}));
    let stderr = "";
    child.stderr!.on("data", (chunk) => {
      if (stderr === "") child.kill("SIGINT");
      stderr += chunk;
    });
    const [code] = await once(child, "close");
    assert.equal(code, 130);
    assert.match(stderr, /interrupted\.\n$/);
  });

  it("ends quietly when the reader of its output goes", async (t) => {
    const cwd = folderOf(t, { "a.audit": badPolicy.repeat(3000) });
    const child = start(["lint", "--format", "json"], cwd);
    let stderr = "";
    child.stderr!.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdout!.once("data", () => child.stdout!.destroy());
    await once(child, "close");
    assert.match(stderr, /^(?:note: a\.audit: \d+ more findings are left out: .*\n)?$/);
  });
});

describe("help", () => {
  it("lists every command", async () => {
    const { code, stdout } = await nessusAudit(["--help"]);
    assert.equal(code, 0);
    for (const name of Object.keys(commands)) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
  });

  it("goes to standard error when nothing was asked for", async () => {
    const { code, stdout, stderr } = await nessusAudit([]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /Usage: nessus-audit COMMAND/);
  });

  for (const [name, command] of Object.entries(commands)) {
    it(`of ${name} tells its options and has examples`, async () => {
      const { code, stdout } = await nessusAudit([name, "--help"]);
      assert.equal(code, 0);
      for (const option of command.options)
        assert.equal(stdout.includes(`--${option.name}`), option.replacedBy === undefined, option.name);
      assert.match(stdout, new RegExp(`Examples:\n  # .*\n  .*nessus-audit ${name}`));
      assert.equal((await nessusAudit(["help", name])).stdout, stdout);
      assert.ok(stdout.split("\n").every((line) => line.length <= 120));
    });
  }
});

it("--version is that of the package", async () => {
  assert.deepEqual(await nessusAudit(["--version"]), {
    code: 0,
    stdout: `${packageJson.version}\n`,
    stderr: "",
  });
});

it("a misspelt command gets the likely one", async () => {
  const { code, stderr } = await nessusAudit(["snapshto", "x"]);
  assert.equal(code, 2);
  assert.match(stderr, /There is no command "snapshto"\. Did you mean snapshot\?/);
});
