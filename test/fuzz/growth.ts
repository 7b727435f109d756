/** How time grows with the size of a text: what a hostile text could make take forever. */

import assert from "node:assert/strict";
import { slowness } from "../not-here.ts";
import { cpuTime } from "./cpu-time.ts";

export interface Growth {
  /** Milliseconds for texts of 1, 2 and 4 times the size; the best of the runs that were needed. */
  times: [number, number, number];
  /** How many times as long four times the size takes: 4 if time is linear, 16 if it is quadratic. */
  ratio: number;
}

/** Growth below this is mostly noise that nobody has to wait for. */
const shortestMs = 20 * slowness;

/**
 * Four times the size may take four times as long, and some for sorting and for a garbage collection that
 * falls into it. Quadratic time is sixteen times as long.
 */
export const linearLimit = 9;

/**
 * Measures `run` on texts of a size, twice and four times it. The best of several runs counts, and more are
 * made while the ratio looks bad: garbage collections and a busy machine make a run slower, and never faster.
 * A first run is not counted: while the code is cold, the smallest size would seem to take as long as the
 * largest. Each round is one percent larger, so that nothing is remembered from the round before.
 *
 * @param prepare makes the input of a size; not measured itself
 */
export function growthOf<Input>(
  prepare: (size: number) => Input,
  run: (input: Input) => void,
  { size, limit = linearLimit, mostRuns = 12 }: { size: number; limit?: number; mostRuns?: number },
): Growth {
  run(prepare(2 * size));
  const times: Growth["times"] = [Infinity, Infinity, Infinity];
  let ratio = Infinity;
  for (let runs = 0; runs < mostRuns; runs++) {
    for (const [index, factor] of [1, 2, 4].entries()) {
      const input = prepare(Math.ceil(size * factor * (1 + runs / 100)));
      const start = cpuTime();
      run(input);
      times[index] = Math.min(times[index]!, cpuTime() - start);
    }
    ratio = Math.max(times[2], shortestMs) / Math.max(times[0], shortestMs / 4);
    // a single round only counts if it is clear
    if (ratio <= (runs === 0 ? limit / 2 : limit)) break;
  }
  return { times, ratio };
}

/**
 * Fails if time grows faster than the size, by ratio: no machine is too slow for it, and none so fast that it
 * passes by luck.
 *
 * @param what is said in the message
 * @param size the smallest of the sizes; large enough to notice quadratic time
 */
export function assertLinear<Input>(
  what: string,
  prepare: (size: number) => Input,
  run: (input: Input) => void,
  size: number,
): void {
  const { times, ratio } = growthOf(prepare, run, { size });
  const shown = times.map((time) => time.toFixed(1)).join(", ");
  assert.ok(ratio <= linearLimit, `${what}: 1, 2 and 4 times the size take ${shown} ms`);
}
