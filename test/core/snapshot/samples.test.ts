import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { decode } from "../../../core/snapshot/decode.ts";
import { readSnapshot } from "../../../core/snapshot/read-snapshot.ts";
import type { Snapshot } from "../../../core/snapshot/snapshot.ts";

/**
 * Reads every `samples/FORMAT/NAME.txt` and compares with `NAME.expected.json` beside it. `UPDATE=1` writes the
 * expectations anew; they are then read in review.
 */
const folder = join(import.meta.dirname, "samples");

for (const format of readdirSync(folder)) {
  for (const file of readdirSync(join(folder, format))) {
    if (!file.endsWith(".txt")) continue;
    const name = file.slice(0, -".txt".length);
    test(`${format}/${name}`, () => checkSample(join(folder, format, name)));
  }
}

function checkSample(path: string): void {
  const actual = brief(readSnapshot(decode(readFileSync(`${path}.txt`))));
  const expectedFile = `${path}.expected.json`;
  if (process.env.UPDATE === "1" || !existsSync(expectedFile)) {
    assert.equal(process.env.UPDATE, "1", `${expectedFile} is missing; write it with UPDATE=1.`);
    writeFileSync(expectedFile, `${JSON.stringify(actual, null, 2)}\n`);
  }
  assert.deepEqual(actual, JSON.parse(readFileSync(expectedFile, "utf8")));
}

/** A snapshot with a line of text for each row, short enough to be reviewed. */
function brief(snapshot: Snapshot) {
  const { host, groups, expectations, formats, coverage } = snapshot;
  return {
    ...(host === undefined ? {} : { host }),
    ...(groups === undefined ? {} : { groups }),
    ...(expectations === undefined ? {} : { expectations }),
    formats,
    coverage: `tcp ${coverage.tcp}, udp ${coverage.udp}, names ${coverage.processNames}, ${coverage.viewpoint}`,
    sockets: snapshot.sockets.map(
      ({ line, proto, family, address, port, state, process, pid }) =>
        `${line}: ${proto}${family ?? ""} ${address} ${port} ${state ?? "-"} ${pid ?? "-"} ${process ?? "-"}`,
    ),
    processes: snapshot.processes.map(
      ({ line, pid, user, name, command }) =>
        `${line}: ${pid ?? "-"} ${user ?? "-"} ${name} | ${command ?? ""}`,
    ),
    hashes: snapshot.hashes.map(({ line, algorithm, hash, path }) => `${line}: ${algorithm} ${hash} ${path}`),
    notCounted: snapshot.notCounted.map(
      ({ reason, count, firstLine }) => `${firstLine}: ${count} x ${reason}`,
    ),
    unread: snapshot.unread.map(({ line, reason }) => `${line}: ${reason}`),
    warnings: snapshot.warnings.map(({ line, message }) => `${line ?? "-"}: ${message}`),
  };
}
