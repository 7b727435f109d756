import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Counts, noTests } from "./counts.ts";

export interface WineOptions {
  wine: string;
  nodeExe: string;
  /** For the files of the emulated Windows, and for logs. */
  folder: string;
  /** The project, as tests find it. */
  checkout: string;
}

export interface TestRun {
  counts: Counts;
  seconds: number;
  /** What was printed of each test, and at the end of those that failed. */
  log: string;
}

export interface NodeForWindows {
  /** Runs test files in one process; one that hangs has failed. */
  test(files: readonly string[]): Promise<TestRun>;
  /** Ends what still runs. */
  stop(): void;
}

/** A process that prints nothing for so long hangs, and must not hold the others. */
const longestSilenceMs = 600_000;

/** Makes a new Windows, and runs Node for Windows in it. */
export function startWine({ wine, nodeExe, folder, checkout }: WineOptions): NodeForWindows {
  const env = {
    ...process.env,
    WINEPREFIX: join(folder, "prefix"),
    WINEARCH: "win64",
    WINEDEBUG: "-all",
    NODE_SKIP_PLATFORM_CHECK: "1",
    // for notUnderWine: Node can't tell
    NESSUS_AUDIT_TESTS_UNDER: "wine",
  };
  const logs = join(folder, "logs");
  mkdirSync(logs);
  execFileSync(wine, ["wineboot", "--init"], { env, stdio: "ignore" });
  let runs = 0;

  async function test(files: readonly string[]): Promise<TestRun> {
    const begin = performance.now();
    const log = join(logs, `${++runs}.txt`);
    const results = join(logs, `${runs}.json`);
    // Node for Windows can't open the pipes of Linux as its standard streams.
    const stream = openSync(log, "w");
    const options = [
      ...["--import", "tsx"],
      ...["--test-reporter", "spec", "--test-reporter-destination", "stdout"],
      ...[
        "--test-reporter",
        "./test/windows/count-results.mjs",
        "--test-reporter-destination",
        `Z:${results}`,
      ],
    ];
    const run = spawn(wine, [nodeExe, ...options, "test/windows/run-files.mjs", ...files], {
      cwd: checkout,
      env,
      stdio: ["ignore", stream, stream],
    });
    const code = await exitOf(run, log);
    closeSync(stream);
    const seconds = Math.round((performance.now() - begin) / 1000);
    return { counts: readCounts(results, code), seconds, log: readFileSync(log, "utf8") };
  }

  return {
    test,
    stop: () => {
      try {
        execFileSync("wineserver", ["--kill"], { env, stdio: "ignore" });
      } catch {
        // nothing runs any more
      }
    },
  };
}

/** The code of a process, which is ended when its log no longer grows: undefined then. */
async function exitOf(run: ChildProcess, log: string): Promise<number | undefined> {
  const looks = 20;
  let size = -1;
  let silent = 0;
  const timer = setInterval(() => {
    const { size: now } = statSync(log);
    silent = now === size ? silent + 1 : 0;
    size = now;
    if (silent >= looks) run.kill("SIGKILL");
  }, longestSilenceMs / looks);
  try {
    const [code] = await once(run, "exit");
    return code ?? undefined;
  } finally {
    clearInterval(timer);
  }
}

/** A process that ended differently than its tests say has failed once more. */
function readCounts(results: string, code: number | undefined): Counts {
  const text = existsSync(results) ? readFileSync(results, "utf8") : "";
  const counts: Counts = text === "" ? noTests : JSON.parse(text);
  const isAsExpected = text !== "" && (counts.failed > 0 || code === 0);
  return isAsExpected ? counts : { ...counts, failed: counts.failed + 1 };
}
