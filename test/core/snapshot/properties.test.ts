import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot, Socket } from "../../../core/snapshot/snapshot.ts";
import { decode } from "../../../core/snapshot/text/decode.ts";
import { assertLinear } from "../../fuzz/growth.ts";

const folder = join(import.meta.dirname, "samples");
const samples = readdirSync(folder).flatMap((format) =>
  readdirSync(join(folder, format))
    .filter((file) => file.endsWith(".txt"))
    .map((file) => readFileSync(join(folder, format, file), "utf8")),
);

/** Text as it is after accidents: pieces of samples, cut and joined with noise anywhere. */
const damagedText = fc
  .array(
    fc.record({
      sample: fc.constantFrom(...samples),
      from: fc.nat(3000),
      length: fc.nat(1500),
      noise: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          "\n",
          "\r",
          "> ",
          "[",
          "{",
          '"',
          "\t",
          "\x1b[31m",
          "<br>",
          ":",
          "*:*",
          "=> {",
          "users:((",
          "|",
          "\0",
        ),
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) =>
    pieces.map(({ sample, from, length, noise }) => noise + sample.slice(from, from + length)).join(""),
  );

test("random bytes are read without an exception", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      for (const snapshot of readSnapshots(decode(bytes))) checkShape(snapshot);
    }),
    { numRuns: 500 },
  );
});

test("damaged samples are read without an exception, and every line is accounted for", () => {
  fc.assert(
    fc.property(damagedText, (text) => {
      const snapshots = readSnapshots(text);
      for (const snapshot of snapshots) checkShape(snapshot);
      checkAccounted(text, snapshots);
    }),
    { numRuns: 1500 },
  );
});

test("every line of the samples is accounted for", () => {
  for (const text of samples) checkAccounted(text, readSnapshots(text));
});

test("reading is deterministic", () => {
  for (const text of samples) assert.deepEqual(readSnapshots(text), readSnapshots(text));
});

test("CRLF, quote marks and indentation only change line ends", () => {
  const lineBased = samples.filter(
    // After a quote mark, a command line is not one, and these rows are TCP only because of it.
    (text) =>
      !hasDocument(text) &&
      !text.startsWith("# ") &&
      !text.includes("<pre>") &&
      !/^\$ ss .* state /.test(text),
  );
  for (const text of lineBased) {
    const sockets = socketsIn(text);
    assert.deepEqual(socketsIn(text.replace(/\r?\n/g, "\r\n")), sockets);
    assert.deepEqual(socketsIn(text.replaceAll("\r", "").replace(/^/gm, "> ")), sockets);
    assert.deepEqual(socketsIn(`\ufeff${text}`), sockets);
  }
});

const repeated = [
  "[",
  "{",
  '{"a":',
  "[[",
  "<",
  "<?xml ",
  '"',
  "tcp 0 0 ",
  "> ",
  "#",
  "a:",
  "\t",
  "\r",
  "|",
  "-",
  "=",
  "(((",
  "\x1b[",
  "&lt;",
  "<br>",
  "{\n",
  "> {\n",
  "1: {\n",
  "=> {\n",
  "p1\n",
  "n*:\n",
  "a|b|",
  "0000:0000 ",
  "> [\n",
  "Discovered open port 80/tcp on a\n",
  "LocalPort : 1\n",
];

for (const pattern of repeated) {
  test(`time grows with the length of the text: ${JSON.stringify(pattern)}`, () => {
    const textOf = (size: number) => pattern.repeat(Math.ceil(size / pattern.length));
    assertLinear("readSnapshots", textOf, readSnapshots, 25_000);
  });
}

function socketsIn(text: string): Socket[] {
  return readSnapshots(text).flatMap(({ sockets }) => sockets);
}

function checkShape(snapshot: Snapshot): void {
  for (const socket of snapshot.sockets) {
    assert.ok(
      Number.isInteger(socket.port) && socket.port >= 1 && socket.port <= 65_535,
      JSON.stringify(socket),
    );
    assert.ok(socket.line >= 1, JSON.stringify(socket));
    // Only tables with a column for the address can leave it empty.
    assert.ok(
      socket.address !== "" ||
        snapshot.formats.some((format) => format === "osquery" || format === "ansible"),
      JSON.stringify(socket),
    );
    assert.ok(socket.proto === "tcp" || socket.state === null, JSON.stringify(socket));
  }
  for (const { count } of snapshot.notCounted) assert.ok(count > 0);
}

/** Each line is accounted for by one of the hosts. Documents account for their lines as a whole. */
function checkAccounted(text: string, snapshots: readonly Snapshot[]): void {
  if (hasDocument(text)) return;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => !isBlank(line)).length;
  const rows = new Set(
    snapshots.flatMap(({ sockets, processes, hashes }) =>
      [...sockets, ...processes, ...hashes].map(({ line }) => line),
    ),
  );
  const others = snapshots.flatMap(({ notCounted }) => notCounted).reduce((sum, { count }) => sum + count, 0);
  const unread = snapshots.reduce((sum, snapshot) => sum + snapshot.unread.length, 0);
  const accounted = rows.size + others + unread;
  const refused = snapshots[0]!.warnings.some(({ message }) => message.includes("binary"));
  assert.ok(refused || accounted >= lines, `${accounted} of ${lines} lines are accounted for`);
}

function hasDocument(text: string): boolean {
  if (/^"?Plugin ID|naabu/m.test(text)) return true;
  return /[{[<]/.test(text.replace(/\[[^\]\n]*\]/g, ""));
}

/** A line with nothing in it, or nothing but a quote mark or the edge of a frame. */
function isBlank(line: string): boolean {
  return (
    /^[\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]*$/.test(
      line.replace(/\x1b(?:\[[0-9;:?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])/g, ""),
    ) || /^\s*(?:[>|]\s?)+$/.test(line)
  );
}

test("a very long ruler takes time that grows with its length", () => {
  const textOf = (size: number) =>
    `| pid | port | protocol | address |\n+${"-------+".repeat(size)}]--+\n| 1 | 22 | 6 | 0.0.0.0 |\n`;
  const read = (text: string) =>
    assert.deepEqual(
      socketsIn(text).map(({ port }) => port),
      [22],
    );
  assertLinear("readSnapshots", textOf, read, 20_000);
});
