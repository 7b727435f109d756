/**
 * How the time of parse and rules grows with the size of a policy, for texts made to take much time: the
 * exponent is 1 if twice the size takes twice as long, and 2 if it takes four times as long.
 *
 *   npm run bench growth [-- WORDS]
 *
 * WORDS: only the shapes with one of them in their names.
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
/** The time spent on one size, in milliseconds; at least three runs. */
const patience = 400;
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

/** The times of texts from the first size on that takes long enough, the best of several runs each. */
function timesOf(shape: (size: number) => string): { from: number; times: number[] } {
  let from = smallest;
  while (from * 2 ** (sizes - 1) < largest && bestOf(shape(from)) < shortest) from *= 2;
  const times: number[] = [];
  for (let step = 0; step < sizes; step++) {
    times.push(bestOf(shape(from * 2 ** step)));
    if (times.at(-1)! > slow) break;
  }
  return { from, times };
}

function bestOf(text: string): number {
  let best = Infinity;
  let spent = 0;
  for (let round = 0; round < 3 || (spent < patience && round < 20); round++) {
    const time = run(text);
    best = Math.min(best, time);
    spent += time;
  }
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
