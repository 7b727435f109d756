import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { linesThatFit, mostOfSummary } from "../../../cli/output/job-summary.ts";
import { badPolicy, folderOf, nessusAudit } from "../command-line.ts";

describe("a job summary", () => {
  const fitted = (pieces: string[], room: number) => [...linesThatFit(pieces, room)].join("");

  it("has a report that fits as it is, to the last byte", () => {
    const pieces = ["ä\n".repeat(300), "b\nc"];
    assert.equal(fitted(pieces, 903), pieces.join(""));
    assert.notEqual(fitted(pieces, 902), pieces.join(""));
  });

  it("has the first lines of a longer one, whole, and says that there is more", () => {
    for (const room of [200, 201, 202, 203, 500, 501, 902]) {
      const text = fitted(["ä\n".repeat(300), "b\nc"], room);
      assert.ok(Buffer.byteLength(text) <= room, `${room}`);
      assert.match(text, /^(?:ä\n)+\n\nThat is as much as fits .*\n$/);
    }
  });

  it("is left alone where there is no room", () => {
    assert.equal(fitted(["a\n"], 1), "");
  });

  it("of a step is no larger than GitHub takes it", async (t) => {
    const before = "x".repeat(mostOfSummary - 300);
    const files = Object.fromEntries(["a", "b", "c"].map((name) => [`${name}.audit`, badPolicy]));
    const cwd = folderOf(t, { ...files, summary: before });
    const summary = join(cwd, "summary");
    await nessusAudit(["lint", "--format", "github"], { cwd, env: { GITHUB_STEP_SUMMARY: summary } });
    assert.ok(statSync(summary).size <= mostOfSummary);
    assert.match(
      readFileSync(summary, "utf8").slice(before.length),
      /^## Audit policies\n[\s\S]*as much as fits/,
    );
  });
});
