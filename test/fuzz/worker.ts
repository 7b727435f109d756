import { parentPort, workerData } from "node:worker_threads";
import { inputOf } from "./inputs.ts";
import { problemOf } from "./measure.ts";
import { readTexts, targets } from "./targets.ts";

/** What the thread that runs the inputs is started with. */
export interface FuzzWork {
  seed: number;
  names: string[];
  texts: string | undefined;
  first: number;
  /** Milliseconds. */
  time: number;
  /** At 0 the current run; at 1 what is set to end it. */
  progress: SharedArrayBuffer;
}

/** What it says: a problem, or how much memory is used after a garbage collection. */
export type FuzzNews =
  | { kind: "problem"; run: number; name: string; problem: string }
  | { kind: "memory"; run: number; bytes: number }
  | { kind: "end"; runs: number };

const { seed, names, texts: folder, first, time, progress } = workerData as FuzzWork;
const port = parentPort!;
const shared = new Int32Array(progress);
const texts = readTexts(folder);
const memoryEvery = time / 10;
const say = (news: FuzzNews) => port.postMessage(news);

let run = first;
const began = performance.now();
let lastMemory = began;
while (performance.now() - began < time) {
  Atomics.store(shared, 0, run);
  const { name, input } = inputOf(seed, run, names, texts);
  const problem = await problemOf(targets[name]!, input);
  if (problem !== undefined) say({ kind: "problem", run, name, problem });
  run++;
  if (performance.now() - lastMemory < memoryEvery) continue;
  lastMemory = performance.now();
  globalThis.gc?.();
  say({ kind: "memory", run, bytes: process.memoryUsage().heapUsed });
}
say({ kind: "end", runs: run - first });
