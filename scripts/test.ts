#!/usr/bin/env node
/**
 * npm test: the unit and protocol tests under Node, then the suite inside VS Code.
 *
 *   node --import tsx scripts/test.ts [unit] [vscode]
 */
import { spawnSync } from "node:child_process";
import { unitTestFiles } from "./unit-test-files.ts";
import { root } from "./vscode-web.ts";

const steps = { unit: runUnitTests, vscode: runInVsCode };
type Step = keyof typeof steps;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such tests: ${unknown.join(", ")}. There are: ${Object.keys(steps).join(", ")}.`);
  process.exit(2);
}
const chosen = (asked.length > 0 ? asked : Object.keys(steps)) as Step[];
const failed = chosen.filter((step) => !steps[step]());
if (failed.length === 0) console.log(`All tests passed (${chosen.join(", ")}).`);
else console.error(`Tests FAILED (${failed.join(", ")}).`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The protocol tests speak to the built server and command line, so these are built first. */
function runUnitTests(): boolean {
  return (
    run("scripts/build.mjs") && run("--import", "tsx", "--test", "--test-reporter=spec", ...unitTestFiles())
  );
}

function runInVsCode(): boolean {
  return run("--import", "tsx", "test/vscode/run.ts");
}

function run(...args: string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status === 0;
}
