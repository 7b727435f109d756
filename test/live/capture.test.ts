import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { isComplete } from "../../core/snapshot/coverage.ts";
import { readSnapshot } from "../../core/snapshot/read-snapshot.ts";
import { type CaptureError, captureThisMachine } from "../../live/capture.ts";
import { findSystemCommand, systemFolders } from "../../live/find-command.ts";
import { notOnWindows, onlyOnLinux } from "../not-here.ts";

interface Opened {
  proto: "tcp" | "udp";
  address: string;
  port: number;
}

const closers: (() => void)[] = [];

async function listenTcp(address: string): Promise<Opened> {
  const server = createServer();
  server.listen(0, address);
  await once(server, "listening");
  closers.push(() => server.close());
  return { proto: "tcp", address, port: (server.address() as { port: number }).port };
}

async function bindUdp(address: string): Promise<Opened> {
  const socket = createSocket("udp4");
  socket.bind(0, address);
  await once(socket, "listening");
  closers.push(() => socket.close());
  return { proto: "udp", address, port: socket.address().port };
}

/** How each kind of listing prints an address and a port. */
const printed = {
  decimal: ({ address, port }: Opened) => `${address}:${port} `,
  hex: ({ address, port }: Opened) =>
    `${address === "0.0.0.0" ? "00000000" : "0100007F"}:${port.toString(16).toUpperCase().padStart(4, "0")} `,
};

describe("captureThisMachine finds sockets that are really open", {
  skip: onlyOnLinux("ss"),
}, () => {
  let opened: Opened[];
  before(async () => {
    opened = [
      await listenTcp("0.0.0.0"),
      await listenTcp("127.0.0.1"),
      await bindUdp("0.0.0.0"),
      await bindUdp("127.0.0.1"),
    ];
  });
  after(() => {
    for (const close of closers) close();
  });

  for (const program of ["ss", "netstat"]) {
    it(`with ${program}`, async (t) => {
      const path = await findSystemCommand(program, systemFolders("linux"));
      if (!path) return t.skip(`${program} is not installed`);
      const folder = await mkdtemp(join(tmpdir(), "capture-"));
      t.after(() => rm(folder, { recursive: true }));
      await writeExecutable(join(folder, program), `exec ${path} "$@"`);

      const capture = await captureThisMachine({ folders: [folder] });
      assert.equal(capture.command, `${program} -tulpn`);
      assert.ok(capture.text.startsWith(`$ ${program} -tulpn\n`), capture.text);
      for (const socket of opened) assert.ok(capture.text.includes(printed.decimal(socket)), capture.text);
      assertReads(capture.text);
    });
  }

  /** The snapshot readers find each socket in the text. */
  function assertReads(text: string): void {
    const { sockets, coverage, unread } = readSnapshot(text);
    for (const { proto, address, port } of opened) {
      const found = sockets.filter((socket) => socket.port === port && socket.proto === proto);
      assert.deepEqual(
        found.map((socket) => socket.address),
        [address],
        text,
      );
    }
    assert.deepEqual([isComplete(coverage.tcp), isComplete(coverage.udp), unread], [true, true, []]);
  }

  it("from /proc when no command is installed, with the process that holds the socket", async () => {
    const capture = await captureThisMachine({ folders: ["/nonexistent"] });
    assert.match(capture.command, /^cat \/proc\/net/);
    for (const socket of opened) assert.ok(capture.text.includes(printed.hex(socket)), capture.text);
    assertReads(capture.text);
    const ports = new Set(opened.map(({ port }) => port));
    const own = readSnapshot(capture.text).sockets.filter(({ port }) => ports.has(port));
    assert.deepEqual(new Set(own.map(({ pid }) => pid)), new Set([process.pid]), capture.text);
    assert.ok(
      own.every((socket) => socket.process),
      capture.text,
    );
  });
});

describe("captureThisMachine on other platforms", { skip: notOnWindows("shell") }, () => {
  const cases: { platform: NodeJS.Platform; scripts: Record<string, string>; text: string }[] = [
    {
      platform: "win32",
      scripts: { "netstat.exe": 'echo "sockets $*"', "tasklist.exe": 'echo "names $*"' },
      text: "$ netstat -ano\nsockets -ano\n$ tasklist /FO CSV\nnames /FO CSV\n",
    },
    {
      platform: "darwin",
      scripts: { netstat: 'echo "sockets $*"', ps: 'echo "names $*"' },
      text: "$ netstat -anv\nsockets -anv\n$ ps -axo pid,comm\nnames -axo pid,comm\n",
    },
    {
      platform: "darwin",
      scripts: { lsof: "echo sockets" },
      text: "$ lsof -nP -iTCP -sTCP:LISTEN -iUDP\nsockets\n",
    },
    {
      platform: "linux",
      scripts: {
        ss: "exit 1",
        netstat: '[ "$1" = -tuln ] && echo "without names" || { echo "invalid option -- p" >&2; exit 1; }',
      },
      text: "$ netstat -tuln\nwithout names\n",
    },
    { platform: "freebsd", scripts: { netstat: "echo sockets" }, text: "$ netstat -an\nsockets\n" },
  ];
  for (const { platform, scripts, text } of cases) {
    it(`${platform}: ${Object.keys(scripts).join(", ")}`, async (t) => {
      const capture = await captureThisMachine({ platform, folders: [await commandFolder(t, scripts)] });
      assert.equal(capture.text, text);
    });
  }

  it("goes on without process names, and says so", async (t) => {
    const folders = [await commandFolder(t, { "netstat.exe": "echo sockets" })];
    const capture = await captureThisMachine({ platform: "win32", folders });
    assert.equal(capture.text, "$ netstat -ano\nsockets\n");
    assert.deepEqual(capture.notes, ["Process names are missing: tasklist.exe is not installed."]);
  });
});

describe("captureThisMachine fails in plain words", { skip: notOnWindows("shell") }, () => {
  it("when no command is there", async () => {
    await assert.rejects(
      captureThisMachine({ platform: "darwin", folders: ["/nonexistent"] }),
      (error: CaptureError) =>
        error.reason === "unavailable" &&
        /netstat is not installed; lsof is not installed\. Run "netstat -anv" in a terminal/.test(
          error.message,
        ),
    );
  });

  it("with what the command said", async (t) => {
    const folders = [await commandFolder(t, { netstat: "echo 'no such device' >&2; exit 3" })];
    await assert.rejects(
      captureThisMachine({ platform: "openbsd", folders }),
      /exited with 3: no such device\. Run/,
    );
  });

  it("when the time is up", async (t) => {
    const folders = [await commandFolder(t, { netstat: "exec sleep 60" })];
    await assert.rejects(
      captureThisMachine({ platform: "openbsd", folders, timeoutMs: 100 }),
      (error: CaptureError) =>
        error.reason === "timeout" && /did not answer within 0\.1 s\. Run/.test(error.message),
    );
  });

  it("when the user cancels", async (t) => {
    const folders = [await commandFolder(t, { netstat: "exec sleep 60" })];
    await assert.rejects(
      captureThisMachine({ platform: "openbsd", folders, signal: AbortSignal.timeout(50) }),
      (error: CaptureError) => error.reason === "cancelled",
    );
  });
});

describe("commands are started safely", { skip: notOnWindows("shell") }, () => {
  it("with a fixed environment, outside the current folder", async (t) => {
    const folder = await commandFolder(t, { netstat: "pwd; env" });
    process.env.LD_PRELOAD_TEST = "inherited";
    t.after(() => delete process.env.LD_PRELOAD_TEST);
    const { text } = await captureThisMachine({ platform: "openbsd", folders: [folder] });
    assert.ok(text.includes(`\n${folder}\n`), text);
    assert.match(text, /^LC_ALL=C$/m);
    assert.ok(!text.includes("LD_PRELOAD_TEST"), text);
  });

  it("only from system folders", () => {
    assert.ok(systemFolders("linux").every((folder) => folder.startsWith("/")));
    assert.deepEqual(systemFolders("win32", "D:\\Windows"), ["D:\\Windows\\System32"]);
    assert.deepEqual(systemFolders("win32", "relative"), ["C:\\Windows\\System32"]);
  });
});

async function commandFolder(t: { after(fn: () => unknown): void }, scripts: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "capture-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, script] of Object.entries(scripts)) await writeExecutable(join(folder, name), script);
  return folder;
}

async function writeExecutable(path: string, script: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
  await chmod(path, 0o755);
}
