import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { devNull } from "node:os";

export interface Usage {
  /** Seconds from start to exit. */
  elapsed: number;
  /** Seconds of processor time, of all threads. */
  cpu: number;
  /** The most memory that was resident, in MB. */
  peak: number;
}

/**
 * Runs a Node script to its end, several times, and returns the fastest run: the machine has other things to
 * do, too.
 */
export async function fastestRun(
  args: readonly string[],
  { rounds = 3, before = () => {} }: { rounds?: number; before?: () => void } = {},
): Promise<Usage> {
  const runs: Usage[] = [];
  for (let round = 0; round < rounds; round++) {
    before();
    runs.push(await run(args));
  }
  const least = (what: keyof Usage) => Math.min(...runs.map((usage) => usage[what]));
  return { elapsed: least("elapsed"), cpu: least("cpu"), peak: Math.max(...runs.map(({ peak }) => peak)) };
}

async function run(args: readonly string[]): Promise<Usage> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--require", "./test/bench/data/report-usage.cjs", ...args], {
    stdio: ["ignore", openSync(devNull, "w"), "inherit", "pipe"],
  });
  let report = "";
  child.stdio[3]!.on("data", (chunk) => {
    report += chunk;
  });
  await once(child, "close");
  return { elapsed: (performance.now() - began) / 1000, ...JSON.parse(report) };
}
