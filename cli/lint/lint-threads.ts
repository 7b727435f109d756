import { Worker } from "node:worker_threads";
import { threadFile } from "../files/program-file.ts";
import { type JobRuns, jobRuns } from "./job-runs.ts";
import type { FilesRun, LintJob } from "./lint-file.ts";
import type { LintWorkerData, SentJob, SentOutcome } from "./lint-worker.ts";
import type { LintConfiguration } from "./text-linter.ts";

/**
 * How many files a thread has waiting at most: enough not to idle, few enough that all threads end together.
 */
const mostAhead = 8;

/**
 * Megabytes for what a thread has just made, and for what it keeps. Most of a policy's tree and findings is
 * garbage a moment later. V8 fills a third of the first number before it collects that garbage: 32 MB, twice its
 * default, for a tenth less CPU time. It lets a heap with a high limit grow to four times its live data before it
 * collects garbage; with a limit below 2 GB, to less than two times, without taking longer. The largest
 * policy that is read needs a third of this.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 1536 };

/** What the threads of a run share. */
interface SharedWork {
  /** Jobs that were not sent to a thread yet. */
  runs: JobRuns<SentJob>;
  threads: number;
  workerData: LintWorkerData;
  done: FilesRun["done"];
}

/** Lints files in threads, each of which gets its next files when it has nearly finished the last. */
export async function lintInThreads(
  jobs: readonly LintJob[],
  threads: number,
  { cwd, done }: FilesRun,
): Promise<void> {
  const numbers = new Map<LintConfiguration, number>();
  const queue = jobs.map(({ configuration, ...job }, index): SentJob => {
    const number = numbers.get(configuration) ?? numbers.size;
    numbers.set(configuration, number);
    return { ...job, index, configuration: number };
  });
  const count = Math.min(threads, jobs.length);
  const work: SharedWork = {
    runs: jobRuns(queue, count),
    threads: count,
    workerData: { cwd, configurations: [...numbers.keys()] },
    done,
  };
  await Promise.all(Array.from({ length: count }, (_, thread) => lintInThread(work, thread)));
}

/**
 * Runs one thread until nothing is left. A file that ends the thread because it needs too much memory fails;
 * what else was sent is returned, for a new thread.
 */
async function lintInThread(work: SharedWork, thread: number): Promise<void> {
  while (work.runs.left() > 0) {
    const { unanswered, reason } = await runThread(work, thread);
    const [stopped, ...others] = unanswered;
    if (stopped === undefined) return;
    work.runs.giveBack(thread, others);
    work.done(stopped.index, { kind: "failed", message: `${stopped.path} could not be linted: ${reason}` });
  }
}

interface EndOfThread {
  /** Jobs that were sent and not answered, in order. */
  unanswered: SentJob[];
  reason: string;
}

function runThread({ runs, threads, workerData, done }: SharedWork, thread: number): Promise<EndOfThread> {
  const worker = new Worker(threadFile, { workerData, resourceLimits });
  const sent = new Map<number, SentJob>();
  let reason = "its thread ended.";

  const send = () => {
    // fewer towards the end, so that no thread has many waiting while another has none
    const count = Math.min(mostAhead, Math.ceil(runs.left() / (2 * threads)));
    const jobs = runs.take(thread, count);
    for (const job of jobs) sent.set(job.index, job);
    if (jobs.length > 0) worker.postMessage(jobs);
  };

  return new Promise((resolve) => {
    worker.on("message", ({ index, outcome }: SentOutcome) => {
      sent.delete(index);
      done(index, outcome);
      if (sent.size < mostAhead / 2) send();
      if (sent.size === 0) void worker.terminate();
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reason = outOfMemory ? "there is not enough memory." : `${error.message}.`;
    });
    worker.on("exit", () => resolve({ unanswered: [...sent.values()], reason }));
    send();
  });
}
