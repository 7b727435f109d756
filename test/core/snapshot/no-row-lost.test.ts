/** What people do to an output on its way: a row is read, or reported as unread, but never swallowed. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readSnapshots } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";

interface Sample {
  name: string;
  lines: string[];
  /** Numbers of the lines that are the row of a socket, from 0. */
  rows: number[];
}

const folder = join(import.meta.dirname, "samples");
const formats = readdirSync(folder).filter((format) =>
  /^(?:netstat|ss$|lsof$|sockstat|powershell|osquery|proc-net)/.test(format),
);
/** A wrapped row has no line of its own, one of meterpreter's may have two, and documents and lists of properties have several for each. */
const hasRowsInLines = (text: string, file: string): boolean =>
  !/^\s*[[{<]/m.test(text) && !/^\s*\w+\s+[:=] /m.test(text) && !/wrapped|meterpreter/.test(file);

/** Samples with a row in a line. */
const samples: Sample[] = formats.flatMap((format) =>
  readdirSync(join(folder, format))
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => {
      const text = readFileSync(join(folder, format, file), "utf8");
      if (!hasRowsInLines(text, file)) return [];
      const lines = text.replaceAll("\r", "").replace(/\n$/, "").split("\n");
      const rows = [...new Set(socketsOf(text).map(({ line }) => line - 1))];
      return rows.length === 0 ? [] : [{ name: `${format}/${file}`, lines, rows }];
    }),
);

function socketsOf(text: string): Snapshot["sockets"] {
  return readSnapshots(text).flatMap(({ sockets }) => sockets);
}

function unreadOf(text: string): Snapshot["unread"] {
  return readSnapshots(text).flatMap(({ unread }) => unread);
}

function described(text: string): string[] {
  return socketsOf(text).map(({ line, ...rest }) => JSON.stringify(rest));
}

/** Every row of every sample with one change, as text. */
function* changed(
  change: (row: string) => string,
): Generator<{ name: string; text: string; before: string }> {
  for (const { name, lines, rows } of samples) {
    for (const row of rows) {
      const before = lines[row]!;
      const text = [...lines.slice(0, row), change(before), ...lines.slice(row + 1)].join("\n");
      yield { name: `${name}:${row + 1}`, text: `${text}\n`, before: `${lines.join("\n")}\n` };
    }
  }
}

test("there are samples of every line-oriented output", () => assert.ok(samples.length > 25));

for (const mark of ["-> ", "** ", "+ ", "- ", "* ", "• ", "> ", "=> ", "** !", "<- ", "-", "=> >> "]) {
  test(`a row marked with ${JSON.stringify(mark)} is read or unread`, () => {
    for (const { name, text, before } of changed((row) => `${mark}${row}`)) checkCount(name, text, before);
  });
}

for (const [name, change] of [
  ["in capitals", (row: string) => row.toUpperCase()],
  ["without its first character", (row: string) => row.slice(1)],
  ["with its columns in a Markdown table", (row: string) => `| ${row.trim().split(/\s+/).join(" | ")} |`],
  ["in bold", (row: string) => `**${row}**`],
  ["in backquotes", (row: string) => `\`${row}\``],
  ["numbered", (row: string) => `3. ${row}`],
] as const) {
  test(`a row ${name} is read or unread`, () => {
    for (const { name: at, text, before } of changed(change)) checkCount(at, text, before);
  });
}

test("a row that is broken at a blank is joined or unread", () => {
  for (const place of [0.3, 0.45, 0.6, 0.8]) {
    const broken = (row: string) => {
      const at = row.lastIndexOf(" ", Math.floor(row.length * place));
      return at <= 0 ? row : `${row.slice(0, at)}\n${row.slice(at + 1)}`;
    };
    for (const { name, text, before } of changed(broken))
      checkCount(`${name} broken at ${place}`, text, before);
  }
});

for (const [name, change] of [
  ["a fence glued to it", (row: string) => `${row}\`\`\``],
  ["a fence below it", (row: string) => `${row}\n\`\`\``],
  ["a backslash at its end", (row: string) => `${row} \\`],
  ["the border of a pane at its end", (row: string) => `${row}     │`],
  ["a pane beside it", (row: string) => `${row}     │ ann@laptop:~$ vim 12/notes`],
  ["borders around it", (row: string) => `│${row}  │`],
  ["a number below it", (row: string) => `${row}\n12`],
  ["hard blanks at its end", (row: string) => `${row}\u00a0\u00a0\u00a0`],
] as const) {
  test(`a row with ${name} is the same socket`, () => {
    for (const { name: at, text, before } of changed(change)) {
      assert.deepEqual(described(text), described(before), at);
    }
  });
}

test("rows with a blank line after each are the same sockets", () => {
  for (const { name, lines } of samples) {
    const text = lines.join("\n");
    assert.deepEqual(described(lines.join("\n\n")).sort(), described(text).sort(), name);
  }
});

test("without a row the others are the same sockets", () => {
  for (const { name, lines, rows } of samples) {
    for (const row of rows) {
      const all = socketsOf(lines.join("\n"));
      const text = [...lines.slice(0, row), ...lines.slice(row + 1)].join("\n");
      const left = all.filter(({ line }) => line !== row + 1);
      // What lsof repeats for a thread counts where the first row of it is gone.
      assert.ok(socketsOf(text).length >= left.length, `${name}:${row + 1}`);
    }
  }
});

test("a last row that is cut off is the same socket, or unread, or removes the claim of completeness", () => {
  for (const { name, lines, rows } of samples) {
    for (const row of rows) {
      const above = lines.slice(0, row).join("\n");
      const whole = lines[row]!;
      const before = socketsOf(`${above}\n${whole}\n`);
      for (let length = 1; length < whole.trimEnd().length; length++) {
        const text = `${above}\n${whole.slice(0, length)}`;
        checkCut(
          `${name}:${row + 1} cut to ${JSON.stringify(whole.slice(0, length))}`,
          text,
          before,
          row + 1,
        );
      }
    }
  }
});

function checkCount(name: string, text: string, before: string): void {
  const lost = socketsOf(before).length - socketsOf(text).length;
  const unread = unreadOf(text).length - unreadOf(before).length;
  assert.ok(lost <= unread, `${name}: ${lost} sockets are lost, ${unread} rows are unread\n${text}`);
}

function checkCut(name: string, text: string, before: Snapshot["sockets"], line: number): void {
  const snapshots = readSnapshots(text).filter(({ formats }) => formats.length > 0);
  // Nothing of an output, or nothing of the row.
  if (snapshots.length === 0 || text.slice(text.lastIndexOf("\n") + 1).trim() === "") return;
  const ends = (snapshot: Snapshot["sockets"]) =>
    snapshot
      .filter((one) => one.line === line)
      .map(({ proto, address, port }) => `${proto} ${address} ${port}`);
  const now = ends(snapshots.flatMap(({ sockets }) => sockets));
  if (now.length > 0) {
    assert.deepEqual(now, ends(before), name);
    return;
  }
  const isUnread = snapshots.some(({ unread }) => unread.some((row) => row.line === line));
  const isCut = snapshots.some(({ coverage }) =>
    [...coverage.tcp.gaps, ...coverage.udp.gaps].some(({ kind }) => kind !== "left-out"),
  );
  assert.ok(isUnread || isCut, name);
}
