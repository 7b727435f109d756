/**
 * The linter over a large repository, with the built command from its start to its exit: with one and with
 * two threads, without and with a cache, compared with a program that only reads the same files.
 *
 *   npm run bench:repo -- [FOLDER [COUNT]]
 *
 * COUNT policies are copied from those below FOLDER to a temporary folder, over and over, each with a unique
 * line, so that no two are the same. Without FOLDER, they are generated.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastestRun, type Usage } from "./data/measured-process.ts";
import { policyText } from "./data/policy-text.ts";

const [source, count = "2000"] = process.argv.slice(2);
const files = Number(count);
const command = "dist/cli.cjs";
const readAll = `
  const { readdirSync, readFileSync } = require("node:fs");
  for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
    if (entry.isFile()) readFileSync(entry.path + "/" + entry.name);`;

const folder = mkdtempSync(join(tmpdir(), "audit-repository-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const policies = join(folder, "policies");
const cache = join(folder, "cache");
const megabytes = copyPolicies() / 1e6;
console.log(`lint, ${files} policies, ${megabytes.toFixed(0)} MB:`);

const lint = ["lint", "--config", "none", policies];
const reading = await fastestRun(["-e", readAll, policies]);
print("read only", reading);
print("1 worker", await fastestRun([command, ...lint, "--workers", "1"]));
print("2 workers", await fastestRun([command, ...lint, "--workers", "2"]));
const cached = [command, ...lint, "--workers", "2", "--cache-location", cache];
print(
  "2 workers, writing a cache",
  await fastestRun(cached, { before: () => rmSync(cache, { force: true }) }),
);
print("2 workers, nothing changed", await fastestRun(cached));

const single = join(folder, "single.audit");
writeFileSync(single, policyText(100_000));
const { elapsed } = await fastestRun([command, "lint", "--config", "none", single], { rounds: 9 });
console.log(`  one file of 100 KB: ${(elapsed * 1000).toFixed(0)} ms from start to exit`);

function print(name: string, { elapsed, cpu, peak }: Usage): void {
  const speed = `${Math.round(files / elapsed)} files/s, ${(megabytes / elapsed).toFixed(0)} MB/s`;
  const perCpu = `${(megabytes / cpu).toFixed(0)} MB per second of a processor`;
  const ratio = `${(elapsed / reading.elapsed).toFixed(1)} x reading`;
  console.log(
    `  ${name.padEnd(26)} ${elapsed.toFixed(2)} s, ${ratio}; ${speed}; ${perCpu}; peak ${peak.toFixed(0)} MB`,
  );
}

/** Returns how many bytes there are in all. */
function copyPolicies(): number {
  const originals = source === undefined ? madeUp() : readPolicies(source);
  let bytes = 0;
  for (let number = 0; number < files; number++) {
    const text = Buffer.concat([Buffer.from(`# ${number}\n`), originals[number % originals.length]!]);
    const place = join(policies, `${number % 40}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${number}.audit`), text);
    bytes += text.length;
  }
  return bytes;
}

function readPolicies(from: string): Buffer[] {
  const paths = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".audit"),
  );
  if (paths.length === 0) throw new Error(`There is no policy below ${from}.`);
  return paths.map((path) => readFileSync(join(from, path)));
}

function madeUp(): Buffer[] {
  return [4_000, 10_000, 30_000, 60_000, 120_000, 300_000].map((size) => Buffer.from(policyText(size)));
}
