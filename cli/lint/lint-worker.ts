import { parentPort, workerData } from "node:worker_threads";
import { type LintJob, type LintOutcome, lintFile } from "./lint-file.ts";
import type { LintConfiguration } from "./text-linter.ts";

/** What a thread is started with. */
export interface LintWorkerData {
  cwd: string;
  configurations: LintConfiguration[];
}

/** A job as sent: configurations are numbers, so that each is sent only once. */
export interface SentJob extends Omit<LintJob, "configuration"> {
  index: number;
  configuration: number;
}

export interface SentOutcome {
  index: number;
  outcome: LintOutcome;
}

/** Lints what this thread is sent, in order, and answers for each file. */
export function serveLint(): void {
  const { cwd, configurations } = workerData as LintWorkerData;
  const port = parentPort!;
  port.on("message", async (jobs: SentJob[]) => {
    for (const { index, configuration, ...job } of jobs) {
      const outcome = await lintFile({ ...job, configuration: configurations[configuration]! }, cwd);
      port.postMessage({ index, outcome } satisfies SentOutcome);
    }
  });
}
