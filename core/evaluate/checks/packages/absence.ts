import { excerptOf } from "../../../observations/excerpt.ts";
import type { Place } from "../../../observations/observation.ts";
import { seen } from "../../observed/seen.ts";
import { type Outcome, outcome } from "../../outcome.ts";
import type { Written } from "../check-source.ts";

/**
 * The verdict on something that is missing.
 *
 * @param fact without a full stop
 * @param mayBeMissing whether `required : NO` permits it
 */
export function judgeAbsence(
  fact: string,
  [place]: readonly Place[],
  { element, mayBeMissing }: { element: Written; mayBeMissing: boolean },
): Outcome {
  const where = place === undefined ? fact : `${fact}, line ${excerptOf(place).line} of the snapshot`;
  const meeting = { element, violation: !mayBeMissing, message: fact, ...(place && { place }) };
  const reason = mayBeMissing ? `${where}, and required : NO permits that.` : `${where}.`;
  return outcome(mayBeMissing ? "PASSED" : "FAILED", reason, seen([meeting]));
}
