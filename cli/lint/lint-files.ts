import { setImmediate } from "node:timers/promises";
import { tuneEngine } from "./engine-flags.ts";
import { type FilesRun, type LintJob, lintFile } from "./lint-file.ts";
import { lintInThreads } from "./lint-threads.ts";

/** After this time, in milliseconds, the thread handles signals. */
const turn = 50;

/**
 * Lints files, each of which is read once; no more are in work than there are threads.
 * @param threads 0: in this thread
 */
export async function lintFiles(jobs: readonly LintJob[], threads: number, run: FilesRun): Promise<void> {
  tuneEngine();
  if (threads > 0) return lintInThreads(jobs, threads, run);
  let next = performance.now() + turn;
  for (const [index, job] of jobs.entries()) {
    // a copy: a finding contains slices of the text, and a slice keeps the whole text in memory
    run.done(index, structuredClone(await lintFile(job, run.cwd)));
    if (performance.now() < next) continue;
    await setImmediate();
    next = performance.now() + turn;
  }
}
