import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { describe, it } from "node:test";
import { unitTestFiles } from "../../scripts/unit-test-files.ts";
import {
  isWindows,
  notAsRoot,
  notLoadedUnderWine,
  notOnWindows,
  onlyAsRoot,
  onlyOnLinux,
} from "../not-here.ts";

const root = join(import.meta.dirname, "../..");
const files = unitTestFiles().map((file) => file.replaceAll(sep, "/"));

/** Lines that leave a test out on a system, and don't say why. */
function unexplained(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => /skip: .*\b(?:platform|getuid|is[A-Z]\w*)\b|\.skip\(\)/.test(line));
}

describe("tests that can't run on a system", () => {
  it("say why, with a reason that is listed", () => {
    const found = files.flatMap((file) =>
      unexplained(readFileSync(join(root, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
    );
    assert.deepEqual(
      found.filter((line) => !line.startsWith("test/scripts/not-here.test.ts")),
      [],
    );
  });

  it("are found where they don't", () => {
    for (const line of [
      'it("x", { skip: process.platform === "win32" }, () => {',
      "  skip: isWindows,",
      "  skip: !isRoot,",
      "  skip: process.getuid?.() === 0,",
      "  t.skip();",
    ])
      assert.deepEqual(unexplained(line), [line]);
    assert.deepEqual(unexplained('it("x", { skip: notOnWindows("links") }, () => {'), []);
  });

  it("run on a system that has what they need", () => {
    assert.equal(notOnWindows("links") === false, !isWindows);
    assert.equal(onlyOnLinux("proc") === false, process.platform === "linux");
    // a Windows has neither; elsewhere somebody is root, or is not
    const runs = [onlyAsRoot(), notAsRoot()].filter((reason) => reason === false);
    assert.equal(runs.length, isWindows ? 0 : 1);
  });

  for (const file of Object.keys(notLoadedUnderWine)) {
    it(`are not loaded under Wine: ${file}`, () => {
      assert.ok(existsSync(join(root, file)));
      assert.ok(files.includes(file));
    });
  }
});
