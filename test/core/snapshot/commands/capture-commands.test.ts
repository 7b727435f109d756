import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { test } from "node:test";
import { promisify } from "node:util";
import { captureCommands } from "../../../../core/snapshot/commands/capture-commands.ts";
import { readSnapshot } from "../../../../core/snapshot/read-snapshot.ts";
import { notOnWindows, onlyOnLinux } from "../../../not-here.ts";

const run = promisify(execFile);

for (const { id, command } of captureCommands) {
  test(`the command for ${id} is one line of plain characters`, () => assert.match(command, /^[ -~]+$/));
}

const posix = captureCommands.filter(({ id }) => id !== "windows");
for (const { id, command } of posix) {
  test(`a shell can parse the command for ${id}`, { skip: notOnWindows("shell") }, async () => {
    await run("/bin/sh", ["-n", "-c", command]);
  });
}

const hasLister = ["/usr/bin/ss", "/bin/ss", "/usr/sbin/ss", "/bin/netstat", "/usr/bin/netstat"].some(
  existsSync,
);

test("the command for Linux prints a socket, its process and the hash of its binary", {
  skip: onlyOnLinux("ss") || (!hasLister && "neither ss nor netstat is installed"),
}, async () => {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  try {
    const { port } = listener.address() as AddressInfo;
    const { command } = captureCommands.find(({ id }) => id === "linux")!;
    const { stdout } = await run("/bin/sh", ["-c", command], { maxBuffer: 64 * 1024 * 1024 });
    const snapshot = readSnapshot(stdout);
    assert.equal(snapshot.sockets.find((socket) => socket.port === port)?.pid, process.pid);
    assert.ok(snapshot.processes.some(({ pid }) => pid === process.pid));
    const md5 = createHash("md5").update(readFileSync("/proc/self/exe")).digest("hex");
    assert.ok(snapshot.hashes.some(({ algorithm, hash }) => algorithm === "md5" && hash === md5));
    assert.deepEqual(snapshot.unread, []);
  } finally {
    listener.close();
  }
});

test("a narrow terminal does not cut the lines of processes", {
  skip: onlyOnLinux("proc") || (!existsSync("/bin/ps") && "ps is not installed"),
}, async () => {
  const last = "the-last-argument";
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 60_000)", "x".repeat(200), last]);
  await once(child, "spawn");
  try {
    const { command } = captureCommands.find(({ id }) => id === "linux")!;
    // ps asks this variable before it asks the terminal.
    const env = { ...process.env, COLUMNS: "80" };
    const { stdout } = await run("/bin/sh", ["-c", command], { env, maxBuffer: 64 * 1024 * 1024 });
    const line = stdout.split("\n").find((one) => one.trim().startsWith(`${child.pid} `));
    assert.match(line ?? "", /the-last-argument$/);
  } finally {
    child.kill();
  }
});
