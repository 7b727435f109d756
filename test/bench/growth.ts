/**
 * How the time of parse and rules grows with the size of a policy, for texts made to take much time: the
 * exponent is 1 if twice the size takes twice as long, and 2 if it takes four times as long.
 *
 *   npm run bench growth [-- WORDS]
 *
 * WORDS: only the shapes with one of them in their names.
 *
 * The engine is told to collect garbage in the thread that is measured, and as soon as 1 MB is new (`scripts/bench.ts`). By
 * itself it lets 16 MB gather: what a text of 400 KB needs is then thrown away for nothing when the run is over, and what one
 * of 1.6 MB needs is moved twice, so that one doubling costs three times as much and those before and after it twice. And
 * its helpers, which look for work on a busy machine, are counted as time of this process. With these flags, work that is
 * in proportion to the size shows as that; what grows with the square does so with any.
 */
import { lint } from "../../core/lint/lint.ts";
import { policyOf } from "../../core/semantics/policy.ts";
import { parse } from "../../core/syntax/parse.ts";
import { cpuTime } from "../fuzz/cpu-time.ts";
import { longShapes, policyShapes } from "../fuzz/policy-shapes.ts";

/** Characters of the smallest text; each is twice as long as the one before. */
const smallest = 50_000;
/** No text is longer. */
const largest = 3_200_000;
/** How many sizes are compared; the first takes long enough to be measured. */
const sizes = 4;

/** Shorter times say nothing about growth, in milliseconds. */
const shortest = 20;
/** Runs of each size of which the best counts, and so many more where that looks like too much growth. */
const rounds = { atFirst: 4, more: 8 };
/** After this time, in milliseconds, no larger text is tried. */
const slow = 4000;

/** What grows faster is listed again at the end. */
const limit = 1.2;

const words = process.argv.slice(2);
const tooFast: string[] = [];
console.log(
  `parse and all rules, ms of a processor for texts from ${smallest / 1000} KB on, each twice as long as the one before:`,
);
for (const [name, shape] of Object.entries({ ...policyShapes, ...longShapes })) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
  const { from, times } = timesOf(shape);
  const exponent = exponentOf(times);
  const shown = times.map((time) => time.toFixed(0).padStart(6)).join("");
  const start = `${from / 1000} KB`.padStart(8);
  console.log(
    `  ${name.padEnd(48)}${start}${shown.padEnd(26)}${exponent === undefined ? "" : exponent.toFixed(2)}`,
  );
  if (exponent !== undefined && exponent > limit) tooFast.push(`${name} ${exponent.toFixed(2)}`);
}
console.log(
  tooFast.length === 0 ? `None grows faster than ${limit}.` : `Faster than ${limit}: ${tooFast.join("; ")}`,
);

/**
 * The times of texts from the first size on that takes long enough, the best of several runs each: whatever else a machine
 * does makes a run slower, and none faster. The sizes take turns, so that a while in which the machine is busy is the same
 * for all of them. Where the growth looks too fast, a fixed number of runs more decides.
 */
function timesOf(shape: (size: number) => string): { from: number; times: number[] } {
  let from = smallest;
  while (from * 2 ** (sizes - 1) < largest && quickest(shape(from)) < shortest) from *= 2;
  const texts = Array.from({ length: sizes }, (_, step) => shape(from * 2 ** step));
  // so that nothing is remembered of the smallest, which ran last
  run(texts.at(-1)!);
  const times: number[] = [];
  const measure = (count: number) => {
    for (let round = 0; round < count; round++) {
      for (const [step, text] of texts.entries()) {
        times[step] = Math.min(times[step] ?? Infinity, run(text));
        if (times[step]! > slow) texts.length = step + 1;
      }
    }
  };
  measure(rounds.atFirst);
  if ((exponentOf(times) ?? 0) > limit) measure(rounds.more);
  return { from, times };
}

/** When the code is warm. */
function quickest(text: string): number {
  let best = Infinity;
  for (let round = 0; round < 8; round++) best = Math.min(best, run(text));
  return best;
}

function run(text: string): number {
  const start = cpuTime();
  lint(policyOf(parse(text)), { today: "2026-01-01" });
  return cpuTime() - start;
}

/** The exponent of the last time relative to the first; undefined if they are too short to compare. */
function exponentOf(times: readonly number[]): number | undefined {
  const last = times.length - 1;
  if (last === 0 || times[0]! < shortest / 2) return undefined;
  return Math.log2(times[last]! / times[0]!) / last;
}
