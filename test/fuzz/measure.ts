import { slowness } from "../not-here.ts";
import { cpuTime } from "./cpu-time.ts";
import type { Target } from "./targets.ts";

/** Work on 10 KB that takes longer is a hang. */
export const longestMs = 200 * slowness;

/** What is wrong with an input: the error, or how long it took. Undefined if nothing is. */
export async function problemOf(target: Target, input: string): Promise<string | undefined> {
  let best = Number.POSITIVE_INFINITY;
  // The best of several runs: a collection of garbage may fall into one.
  for (let run = 0; run < 5; run++) {
    const start = cpuTime();
    try {
      await target.run(input);
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    best = Math.min(best, cpuTime() - start);
    if (best <= longestMs) return undefined;
  }
  return `It took ${best.toFixed(0)} ms for ${input.length} characters.`;
}
