/** How time grows with the size of a text: what a hostile text could make last for ever. */

import { cpuTime } from "./cpu-time.ts";

export interface Growth {
  /** Milliseconds for texts of 1, 2 and 4 times the size; the best of the runs that were needed. */
  times: [number, number, number];
  /** How many times as long four times the size takes: 4 where time is linear, 16 where it is quadratic. */
  ratio: number;
}

/** Less than this is no growth that anyone waits for, and mostly noise. */
const shortestMs = 20;

/**
 * Measures `run` on texts of a size, twice and four times it. The best of several runs counts, and more are made while
 * the ratio looks bad: collections of garbage and a busy machine make a run slower, and never faster.
 *
 * @param prepare makes what is measured out of the size; not measured itself
 */
export function growthOf<Input>(
  prepare: (size: number) => Input,
  run: (input: Input) => void,
  { size, limit, mostRuns = 12 }: { size: number; limit: number; mostRuns?: number },
): Growth {
  const times: Growth["times"] = [Infinity, Infinity, Infinity];
  let ratio = Infinity;
  for (let runs = 0; runs < mostRuns; runs++) {
    for (const [index, factor] of [1, 2, 4].entries()) {
      const input = prepare(size * factor);
      const start = cpuTime();
      run(input);
      times[index] = Math.min(times[index]!, cpuTime() - start);
    }
    ratio = Math.max(times[2], shortestMs) / Math.max(times[0], shortestMs / 4);
    if (ratio <= limit) break;
  }
  return { times, ratio };
}
