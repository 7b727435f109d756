import type { Place } from "../../../observations/observation.ts";
import { seen } from "../../observed/seen.ts";
import { type Outcome, outcome, undecided } from "../../outcome.ts";
import type { Answer } from "../../windows-values/answer.ts";
import { factOf, type Wanted } from "./wanted.ts";

/**
 * The verdict on one thing that a host shows.
 *
 * @param fact what it shows, without a full stop: `HKLM\SOFTWARE\X\Y is 1`
 * @param remedy what helps where the answer is unclear: a whole sentence
 */
export function judgeAnswer(
  answer: Answer,
  fact: string,
  wanted: Pick<Wanted, "element" | "phrase">,
  { place, remedy, notes = [] }: { place?: Place | undefined; remedy?: string; notes?: string[] },
): Outcome {
  const sentence = factOf(fact, answer, wanted);
  if (answer.truth === "unknown") return undecided("undocumented", `${sentence}.`, remedy, { notes });
  const passes = answer.truth === "true";
  const meeting = {
    element: wanted.element,
    violation: !passes,
    message: sentence,
    ...(place !== undefined && { place }),
  };
  return outcome(passes ? "PASSED" : "FAILED", `${sentence}.`, { ...seen([meeting]), notes });
}
