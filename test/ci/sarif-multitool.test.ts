import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Log } from "sarif";
import { checkAsSarif } from "../../core/report/formats/sarif/sarif-check.ts";
import { lintAsSarif } from "../../core/report/formats/sarif/sarif-lint.ts";
import { folderOf, nessusAudit } from "../cli/command-line.ts";
import { checkReport, lintReport, undecidedReport } from "../core/report/sample.ts";
import { notInstalled } from "../not-here.ts";

const packages = join(import.meta.dirname, "sarif-multitool", "node_modules", "@microsoft");
const programs: Partial<Record<NodeJS.Platform, string>> = {
  linux: "sarif-multitool-linux/Sarif.Multitool",
  darwin: "sarif-multitool-darwin/Sarif.Multitool",
  win32: "sarif-multitool-win32/Sarif.Multitool.exe",
};
const program = join(packages, programs[process.platform] ?? "none");
const present = existsSync(program);
// Its package does this in a script of its installation, and those are not run.
if (present && process.platform !== "win32") chmodSync(program, 0o755);

const samples = join(import.meta.dirname, "..", "..", "samples");

describe("Microsoft's validator, with its rules for GitHub code scanning, has nothing to say about SARIF", {
  skip: notInstalled(present, "SARIF Multitool", "npm run test:formats installs it"),
}, () => {
  for (const [name, text] of [
    ["of findings", async () => lintAsSarif(lintReport)],
    ["of verdicts", async () => checkAsSarif(checkReport)],
    ["of what is not decided", async () => checkAsSarif(undecidedReport)],
    ["of no verdict", async () => checkAsSarif({ ...checkReport, results: [] })],
    ["that lint prints about the samples", () => printed("lint", "policies")],
    ["that check prints about the samples", () => printed("check", "policies", "--hosts", "hosts")],
  ] as const) {
    it(name, async (t) => {
      const cwd = folderOf(t, { "report.sarif": await text() });
      const options = ["--rule-kind", "Sarif;Ghas", "--output", "said.sarif"];
      try {
        execFileSync(program, ["validate", "report.sarif", ...options], { cwd, stdio: "ignore" });
      } catch {
        // It ends with 1 where it found something, which is asserted below.
      }
      const said = (JSON.parse(readFileSync(join(cwd, "said.sarif"), "utf8")) as Log).runs[0]!;
      assert.ok(said.invocations?.[0]?.executionSuccessful);
      const problems = said.results!.map(({ ruleId, message, locations }) => [
        ruleId,
        message.id,
        message.arguments,
        locations?.[0]?.physicalLocation?.region?.startLine,
      ]);
      assert.deepEqual(problems, []);
    });
  }
});

async function printed(...args: string[]): Promise<string> {
  return (await nessusAudit([...args, "--format", "sarif"], { cwd: samples })).stdout;
}
