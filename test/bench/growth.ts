/**
 * How the time of parse and rules grows with the size of a policy, for the texts made to use up time: the exponent is 1
 * where twice the size takes twice as long, and 2 where it takes four times as long.
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
const doublings = 3;

/** Seconds of a text that is too slow to ask for a larger one. */
const slow = 3;

/** Less than this says nothing about growth: milliseconds. */
const shortest = 10;

/** What grows faster is listed again at the end. */
const limit = 1.2;

const words = process.argv.slice(2);
const tooFast: string[] = [];
console.log(
  `parse and all rules, ms of a processor for texts of ${smallest / 1000} KB and twice, 4 and 8 times that:`,
);
for (const [name, shape] of Object.entries({ ...policyShapes, ...longShapes })) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
  const times = timesOf(shape);
  const exponent = exponentOf(times);
  const shown = times.map((time) => time.toFixed(0).padStart(6)).join("");
  console.log(`  ${name.padEnd(48)}${shown.padEnd(26)}${exponent === undefined ? "" : exponent.toFixed(2)}`);
  if (exponent !== undefined && exponent > limit) tooFast.push(`${name} ${exponent.toFixed(2)}`);
}
console.log(
  tooFast.length === 0 ? `None grows faster than ${limit}.` : `Faster than ${limit}: ${tooFast.join("; ")}`,
);

function timesOf(shape: (size: number) => string): number[] {
  run(shape(smallest));
  const times: number[] = [];
  for (let step = 0; step <= doublings; step++) {
    let best = Infinity;
    for (let round = 0; round < 3 && (round === 0 || best < 300); round++) {
      best = Math.min(best, run(shape(smallest * 2 ** step)));
    }
    times.push(best);
    if (best > slow * 1000) break;
  }
  return times;
}

function run(text: string): number {
  const start = cpuTime();
  lint(policyOf(parse(text)), { today: "2026-01-01" });
  return cpuTime() - start;
}

/** Between the first text that takes long enough and the last; undefined where none does. */
function exponentOf(times: readonly number[]): number | undefined {
  const first = times.findIndex((time) => time >= shortest);
  const last = times.length - 1;
  if (first === -1 || first === last) return undefined;
  return Math.log2(times[last]! / times[first]!) / (last - first);
}
