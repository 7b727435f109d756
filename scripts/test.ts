#!/usr/bin/env node
/**
 * npm test: the unit and protocol tests under Node, programs from npm that read our files, then the suite inside
 * VS Code.
 *
 *   node --import tsx scripts/test.ts [unit] [formats] [vscode]
 */
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { unitTestFiles } from "./unit-test-files.ts";
import { root } from "./vscode-web.ts";

/** Programs that read our files and are too large for everybody to install; each is in a folder next to its test. */
const readers = [join("test", "ci", "sarif-multitool"), join("test", "core", "export", "pglite")];

const steps = { unit: runUnitTests, formats: runValidators, vscode: runInVsCode };
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

/**
 * The protocol tests talk to the built server and command line, so these are built first. By default, Node
 * leaves one processor idle, which is half of a machine with two.
 */
function runUnitTests(): boolean {
  const atOnce = `--test-concurrency=${availableParallelism()}`;
  return (
    run("scripts/build.mjs") &&
    run("--import", "tsx", "--test", atOnce, "--test-reporter=spec", ...unitTestFiles())
  );
}

/** Validates reports with their consumers' validators, and runs queries in the database that they are for. */
function runValidators(): boolean {
  return readers.every(
    (folder) =>
      runNpm("ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund") &&
      run("--import", "tsx", "--test", "--test-reporter=spec", `${folder}.test.ts`),
  );
}

/** Runs the npm of `npm run`, as a program: on Windows, its command is a batch file. */
function runNpm(...args: string[]): boolean {
  const npm = process.env.npm_execpath;
  if (npm) return run(npm, ...args);
  return spawnSync("npm", args, { cwd: root, stdio: "inherit" }).status === 0;
}

function runInVsCode(): boolean {
  return run("--import", "tsx", "test/vscode/run.ts");
}

function run(...args: string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status === 0;
}
