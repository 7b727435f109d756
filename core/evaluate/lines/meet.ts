import { type Meeting, seen } from "../observed/seen.ts";
import type { Outcome } from "../outcome.ts";
import type { LineGroup } from "./examine.ts";
import type { WrittenPattern } from "./written-pattern.ts";

/** Turns the lines of a group into evidence, with what the pattern does in each, such as `expect matches`. */
export function meet(
  { element }: WrittenPattern,
  { first, count }: LineGroup,
  violation: boolean,
  message: string,
): Pick<Outcome, "evidence" | "moreEvidence"> {
  return seen(
    first.map((place): Meeting => ({ element, place, violation, message })),
    count,
  );
}
