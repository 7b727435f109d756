import assert from "node:assert/strict";
import { test } from "node:test";
import { captureSource } from "../../live/capture-source.ts";

const node = process.execPath;
const options = { timeoutMs: 10_000 };

test("returns what the command prints; no shell reads its arguments", async () => {
  const text = await captureSource([node, "-p", "process.argv[1]", "$HOME; `id` && echo"], options);
  assert.equal(text.trim(), "$HOME; `id` && echo");
});

test("a program that waits for an answer gets none", async () => {
  const script = "process.stdin.resume(); process.stdin.on('end', () => console.log('end of input'))";
  assert.match(await captureSource([node, "-e", script], options), /end of input/);
});

const failures: { what: string; command: string[]; timeoutMs?: number; message: RegExp }[] = [
  { what: "no program", command: [], message: /begins with the name/ },
  { what: "a relative path", command: ["./capture.sh"], message: /begins with the name/ },
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
    message: /no answer within/,
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
