/**
 * npm run fuzz: random inputs for everything that reads untrusted text. Looks for thrown errors, broken
 * promises, inputs of 10 KB that take longer than 200 ms, and growing memory.
 *
 *   npm run fuzz -- [--seconds N] [--seed N] [--target NAME]… [--texts FOLDER] [--run N]
 *
 * The seed is printed; the same seed makes the same inputs. `--run` makes one of them again. `--texts` adds
 * the files of a folder to the samples that inputs are made of. An input that fails is written to
 * `dist/fuzz/`: put it into `test/fuzz/corpus/`, where `npm test` runs it every time, and then fix what it
 * found.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { inputOf } from "./inputs.ts";
import { problemOf } from "./measure.ts";
import { readTexts, targets } from "./targets.ts";
import type { FuzzNews, FuzzWork } from "./worker.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: String(1 + Math.floor(Math.random() * 2 ** 31)) },
    target: { type: "string", multiple: true, default: Object.keys(targets) },
    texts: { type: "string" },
    run: { type: "string" },
  },
});
const root = join(import.meta.dirname, "../..");
const folder = join(root, "dist", "fuzz");
const seed = numberOf("seed", values.seed);
const names = values.target;
const unknown = names.filter((name) => !(name in targets));
if (unknown.length > 0)
  fail(`No such target: ${unknown.join(", ")}. There are: ${Object.keys(targets).join(", ")}.`);

/** No input may take a run this long. */
const stuckMs = 20_000;
/** Of what is said about a failure; the input is in its file. */
const longestProblem = 1200;
const longestLine = 200;
/** What caches and compiled code may still take in the second half of a run. */
const mostGrowth = 32 * 1024 * 1024;

interface Tally {
  runs: number;
  thrown: number;
  slow: number;
  stuck: number;
}
const tally: Tally = { runs: 0, thrown: 0, slow: 0, stuck: 0 };
const memory: number[] = [];

console.log(`Seed ${seed}; targets: ${names.join(", ")}.`);
if (values.run !== undefined) await runOne(numberOf("run", values.run));
else await runAll(numberOf("seconds", values.seconds) * 1000);
summarise();

async function runOne(run: number): Promise<void> {
  const { name, input } = inputOf(seed, run, names, readTexts(values.texts));
  const problem = await problemOf(targets[name]!, input);
  tally.runs++;
  if (problem !== undefined) keep(run, name, input, problem);
}

/** A run that does not end ends its thread; another one continues after it. */
async function runAll(time: number): Promise<void> {
  const until = performance.now() + time;
  let next = 0;
  while (performance.now() < until) next = await runSome(next, until - performance.now());
}

async function runSome(first: number, time: number): Promise<number> {
  const progress = new SharedArrayBuffer(4);
  const current = new Int32Array(progress);
  Atomics.store(current, 0, first);
  const work: FuzzWork = { seed, names, texts: values.texts, first, time, progress };
  const worker = new Worker(new URL("./start-worker.mjs", import.meta.url), { workerData: work });
  let last = first;
  let since = performance.now();
  return await new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      const run = Atomics.load(current, 0);
      if (run !== last) [last, since] = [run, performance.now()];
      else if (performance.now() - since > stuckMs) {
        tally.stuck++;
        tally.runs += run + 1 - first;
        const { name, input } = inputOf(seed, run, names, readTexts(values.texts));
        keep(run, name, input, `It did not end within ${stuckMs / 1000} s.`);
        finish(run + 1);
      }
    }, 500);
    function finish(next: number): void {
      clearInterval(watch);
      void worker.terminate().then(() => resolve(next));
    }
    worker.on("error", (error) => {
      clearInterval(watch);
      reject(error);
    });
    worker.on("message", (news: FuzzNews) => {
      if (news.kind === "problem") {
        const { name, input } = inputOf(seed, news.run, names, readTexts(values.texts));
        keep(news.run, name, input, news.problem);
      } else if (news.kind === "memory") memory.push(news.bytes);
      else {
        tally.runs += news.runs;
        finish(first + news.runs);
      }
    });
  });
}

/** Prints a problem, and keeps what it came with. */
function keep(run: number, name: string, input: string, problem: string): void {
  if (problem.startsWith("It took")) tally.slow++;
  else if (!problem.startsWith("It did not")) tally.thrown++;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${seed}-${run}.txt`);
  writeFileSync(path, input);
  console.log(`\n${relative(root, path)} (--seed ${seed} --run ${run}):\n${shortened(problem)}`);
}

function shortened(problem: string): string {
  const lines = problem
    .split("\n")
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  const text = lines.join("\n");
  return text.length > longestProblem ? `${text.slice(0, longestProblem)}…` : text;
}

function summarise(): void {
  const { runs, thrown, slow, stuck } = tally;
  console.log(`\n${runs} inputs: ${thrown} failed, ${slow} took longer than 200 ms, ${stuck} did not end.`);
  const half = memory.slice(Math.floor(memory.length / 2));
  const growth = half.length < 2 ? 0 : half.at(-1)! - half[0]!;
  if (memory.length > 0) {
    console.log(
      `Memory after collections: ${memory.map((bytes) => Math.round(bytes / 1024 / 1024)).join(", ")} MB.`,
    );
  }
  if (growth > mostGrowth) console.log("Memory grows.");
  process.exitCode = thrown + slow + stuck > 0 || growth > mostGrowth ? 1 : 0;
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number >= 0
    ? number
    : fail(`--${name} takes a whole number, not ${text}.`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
