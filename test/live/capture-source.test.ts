import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { CaptureError } from "../../live/capture-error.ts";
import { captureSource } from "../../live/capture-source.ts";
import { processOfPs } from "../../live/list-processes.ts";
import { windowsCommand } from "../../live/process-tree.ts";
import { notOnWindows, onlyOnLinux } from "../not-here.ts";

const node = process.execPath;
const options = { timeoutMs: 10_000 };

test("returns what the command prints; no shell reads its arguments", async () => {
  const { text } = await captureSource([node, "-p", "process.argv[1]", "$HOME; `id` && echo"], options);
  assert.equal(text.trim(), "$HOME; `id` && echo");
});

test("a program that waits for an answer gets none", async () => {
  const script = "process.stdin.resume(); process.stdin.on('end', () => console.log('end of input'))";
  assert.match((await captureSource([node, "-e", script], options)).text, /end of input/);
});

const failures: { what: string; command: string[]; timeoutMs?: number; message: RegExp }[] = [
  { what: "no program", command: [], message: /must begin with the name/ },
  { what: "a relative path", command: ["./capture.sh"], message: /must begin with the name/ },
  { what: "a missing program", command: ["no-such-program-here"], message: /not installed/ },
  {
    what: "an exit code",
    command: [node, "-e", "console.error('denied'); process.exit(3)"],
    message: /exited with 3: denied/,
  },
  {
    what: "no end",
    command: [node, "-e", "setInterval(() => {}, 1000)"],
    timeoutMs: 300,
    message: /did not answer within/,
  },
];
for (const { what, command, timeoutMs = 10_000, message } of failures) {
  test(`${what}: an error with a next step`, () =>
    assert.rejects(async () => captureSource(command, { timeoutMs }), message));
}

test("ends the process when it is cancelled", async () => {
  const stop = new AbortController();
  const running = captureSource([node, "-e", "setInterval(() => {}, 1000)"], {
    ...options,
    signal: stop.signal,
  });
  stop.abort();
  await assert.rejects(running, { reason: "cancelled" });
});

test("what a command printed before it failed is available to callers that know it is complete", async () => {
  const script = "console.log('tcp LISTEN'); console.error('a warning'); process.exit(4)";
  assert.deepEqual(await captureSource([node, "-e", script], options), {
    text: "tcp LISTEN\n",
    failure: `${node} exited with 4: a warning. Run it in a terminal to see why.`,
  });
});

/** A program for a shell to start: it says its number through a pipe, which it keeps open until its end. */
function child(t: TestContext): { program: string; pid(): Promise<number>; hasEnded(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), "nessus-audit-child-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const [script, pipe] = [join(folder, "child.cjs"), join(folder, "pipe")];
  writeFileSync(
    script,
    `const fs = require("node:fs");
    if (process.argv[3] === "stubborn") process.on("SIGTERM", () => {});
    fs.writeSync(fs.openSync(process.argv[2], "w"), String(process.pid));
    setTimeout(() => {}, 30_000);`,
  );
  execFileSync("mkfifo", [pipe]);
  const said = createReadStream(pipe, "utf8");
  const end = once(said, "close");
  return {
    program: `${node} ${script} ${pipe}`,
    pid: async () => Number((await once(said, "data"))[0]),
    hasEnded: async () => void (await end),
  };
}

type End = "timeout" | "cancelled";

describe("a command is ended with everything that it started", { skip: notOnWindows("shell") }, () => {
  const cases: { name: string; script(program: string): string; ends?: readonly End[] }[] = [
    {
      name: "a child in the background",
      script: (program) => `${program} & wait`,
      ends: ["timeout", "cancelled"],
    },
    { name: "a child of a child", script: (program) => `sh -c "${program} & wait" & wait` },
    { name: "an orphan", script: (program) => `sh -c "${program} &" ; sleep 30` },
    {
      name: "where TERM is ignored",
      script: (program) => `trap '' TERM; ${program} stubborn & while :; do wait; done`,
    },
    { name: "a session of its own", script: (program) => `setsid ${program} & wait` },
    {
      name: "a session of its own, where TERM is ignored",
      script: (program) => `setsid ${program} stubborn & wait`,
    },
  ];
  for (const { name, script, ends = ["cancelled"] } of cases) {
    for (const how of ends) {
      test(`${name}: ${how}`, async (t) => {
        const { program, pid, hasEnded } = child(t);
        const stop = new AbortController();
        const timeoutMs = how === "timeout" ? 4000 : 30_000;
        const running = captureSource(["sh", "-c", script(program)], { timeoutMs, signal: stop.signal });
        const failed = assert.rejects(running, ({ reason, message }: CaptureError) => {
          assert.equal(reason, how);
          assert.doesNotMatch(message, /goes on/);
          return true;
        });
        await pid();
        if (how === "cancelled") stop.abort();
        await failed;
        await hasEnded();
      });
    }
  }

  test("a daemon that detached on purpose is named", { skip: onlyOnLinux("setsid") }, async (t) => {
    const { program, pid, hasEnded } = child(t);
    const stop = new AbortController();
    const script = `(setsid ${program} &) ; sleep 30`;
    const running = captureSource(["sh", "-c", script], { timeoutMs: 30_000, signal: stop.signal });
    const daemon = await pid();
    stop.abort();
    await assert.rejects(running, ({ message, left }: CaptureError) => {
      assert.equal(left, true);
      assert.match(message, new RegExp(`^Cancelled\\. It is still running: \\S+ \\(process ${daemon}\\)\\.`));
      return true;
    });
    process.kill(daemon, "SIGKILL");
    await hasEnded();
  });

  test("together with the program that started it", async (t) => {
    const { program, pid, hasEnded } = child(t);
    const source = new URL("../../live/capture-source.ts", import.meta.url).href;
    const code = `import { captureSource } from ${JSON.stringify(source)};
      process.on("SIGTERM", () => process.exit(0));
      await captureSource(["sh", "-c", ${JSON.stringify(`${program} & wait`)}], { timeoutMs: 30000 });`;
    const editor = spawn(node, ["--import", "tsx", "--input-type=module", "-e", code], { stdio: "inherit" });
    await pid();
    editor.kill("SIGTERM");
    await once(editor, "exit");
    await hasEnded();
  });

  test("and if it only kept the output open, what was printed can be used", async (t) => {
    const { program, pid, hasEnded } = child(t);
    const command = ["sh", "-c", `echo listed; ${program} & exit 0`];
    const running = captureSource(command, { timeoutMs: 4000 });
    await pid();
    assert.deepEqual(await running, {
      text: "listed\n",
      failure: "sh ended, but what it started kept its output open for 4 s.",
    });
    await hasEnded();
  });
});

test("on Windows the system's own taskkill ends the tree, without a shell", () => {
  const { file, args } = windowsCommand(4711);
  assert.match(file, /^[A-Za-z]:\\.*\\System32\\taskkill\.exe$/i);
  assert.deepEqual(args, ["/PID", "4711", "/T", "/F"]);
});

test("rows of ps: what has ended does not count", () => {
  assert.deepEqual(processOfPs("  501   1   499 Ss   /usr/sbin/a daemon\n"), [
    { pid: 501, parent: 1, group: 499, name: "a daemon" },
  ]);
  assert.deepEqual(processOfPs("  502   1   499 Z+   (sleep)"), []);
  assert.deepEqual(processOfPs("a header"), []);
});
