import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { threadCount } from "../../../cli/lint/thread-count.ts";

describe("how many threads lint", () => {
  const folder = mkdtempSync(join(tmpdir(), "nessus-audit-threads-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const file = (megabytes: number) => {
    const path = `${megabytes}.audit`;
    writeFileSync(join(folder, path), "");
    truncateSync(join(folder, path), megabytes * 1_000_000);
    return { path };
  };
  const cases: [megabytes: number[], processors: number, threads: number][] = [
    [[1, 2], 8, 0],
    [[50], 8, 2],
    [[50, 100], 8, 6],
    [[50, 300], 8, 8],
    [[50, 600], 64, 16],
    // the engine itself needs the second one
    [[50, 300], 2, 0],
    [[300], 1, 0],
  ];
  for (const [megabytes, processors, threads] of cases) {
    it(`${threads} for ${megabytes.join(" and ")} MB on ${processors} processors`, () => {
      assert.equal(threadCount(megabytes.map(file), folder, processors), threads);
    });
  }

  it("none for a file that is not there", () => {
    assert.equal(threadCount([{ path: "missing.audit" }], folder, 8), 0);
  });
});
