import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { removeUnfinished, writeNew, writeWhole } from "../../../cli/files/write/write-file.ts";
import { notOnWindows } from "../../not-here.ts";
import { folderOf } from "../command-line.ts";

describe("writeWhole", () => {
  it("replaces a file and leaves nothing beside it", async (t) => {
    const folder = folderOf(t, { a: "old" });
    await writeWhole(join(folder, "a"), "new");
    assert.equal(readFileSync(join(folder, "a"), "utf8"), "new");
    assert.deepEqual(readdirSync(folder), ["a"]);
  });

  it("leaves the old file and nothing else when it is interrupted", async (t) => {
    const folder = folderOf(t, { a: "old" });
    const writing = writeWhole(join(folder, "a"), "new");
    while (readdirSync(folder).length < 2) await new Promise(setImmediate);
    removeUnfinished();
    await writing.catch(() => undefined);
    assert.deepEqual(readdirSync(folder), ["a"]);
  });

  it("removes what a run that was killed left, and no more", async (t) => {
    const folder = folderOf(t, { a: "old", "a.notes.tmp": "", "a.0123456789ab.tmp.txt": "" });
    const kept = readdirSync(folder);
    const writing = writeWhole(join(folder, "a"), "new");
    const isNew = (name: string) => !kept.includes(name);
    while (!readdirSync(folder).some(isNew)) await new Promise(setImmediate);
    const left = readdirSync(folder).find(isNew)!;
    await writing;

    writeFileSync(join(folder, left), "half");
    await writeWhole(join(folder, "a"), "new");
    assert.ok(readdirSync(folder).includes(left), "another run may be writing it");
    utimesSync(join(folder, left), 0, Date.now() / 1000 - 120);
    await writeWhole(join(folder, "a"), "new");
    assert.deepEqual(readdirSync(folder), kept);
  });

  it("writes to a pipe without replacing it", { skip: notOnWindows("pipes") }, async (t) => {
    const pipe = join(folderOf(t, {}), "pipe");
    execFileSync("mkfifo", [pipe]);
    const [read] = await Promise.all([readFile(pipe, "utf8"), writeWhole(pipe, "new")]);
    assert.equal(read, "new");
    assert.ok(lstatSync(pipe).isFIFO());
  });

  it("writes as much as it wants to a pipe, whenever it is read", {
    skip: notOnWindows("pipes"),
  }, async (t) => {
    const pipe = join(folderOf(t, {}), "pipe");
    execFileSync("mkfifo", [pipe]);
    const text = "\u00fc".repeat(1_000_000);
    const writing = writeWhole(pipe, text);
    await new Promise(setImmediate);
    const reading = readFile(pipe, "utf8");
    await writing;
    assert.ok((await reading) === text);
  });

  it("says that nobody reads a pipe any more", { skip: notOnWindows("pipes") }, async (t) => {
    const pipe = join(folderOf(t, {}), "pipe");
    execFileSync("mkfifo", [pipe]);
    const told = assert.rejects(
      writeWhole(pipe, "x".repeat(1_000_000), "pipe"),
      /^Error: pipe could not be written: the reader has closed it\.$/,
    );
    const reader = await open(pipe, "r");
    await reader.read(Buffer.alloc(10), 0, 10);
    await reader.close();
    await told;
  });

  it("keeps mode and links", { skip: notOnWindows("modes") }, async (t) => {
    const folder = folderOf(t, { a: "old", b: "old" });
    const path = (name: string) => join(folder, name);
    chmodSync(path("a"), 0o666);
    await writeWhole(path("a"), "new");
    assert.equal(statSync(path("a")).mode & 0o7777, 0o666);
    linkSync(path("b"), path("c"));
    await writeWhole(path("b"), "new");
    assert.equal(readFileSync(path("c"), "utf8"), "new");
    assert.deepEqual(readdirSync(folder), ["a", "b", "c"]);
  });

  it("leaves a read-only file", async (t) => {
    const folder = folderOf(t, { a: "old" });
    chmodSync(join(folder, "a"), 0o444);
    await assert.rejects(writeWhole(join(folder, "a"), "new", "a"), /^Error: a is read-only/);
    assert.equal(readFileSync(join(folder, "a"), "utf8"), "old");
  });

  it("says why it can't", async (t) => {
    const folder = folderOf(t, { a: "a file" });
    await assert.rejects(
      writeWhole(join(folder, "a/b"), "", "a/b"),
      /a\/b could not be written: (?:its folder|there is a file)/,
    );
  });
});

it("writeNew leaves a file that exists", async (t) => {
  const folder = folderOf(t, { a: "old" });
  assert.equal(await writeNew(join(folder, "a"), "new"), false);
  assert.equal(await writeNew(join(folder, "b"), "new"), true);
  assert.deepEqual(
    ["a", "b"].map((name) => readFileSync(join(folder, name), "utf8")),
    ["old", "new"],
  );
});
