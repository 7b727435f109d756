import { excerptOf } from "../../observations/excerpt.ts";
import type { Place } from "../../observations/observation.ts";
import type { Outcome } from "../outcome.ts";
import type { Evidence } from "../verdict.ts";

/** How many excerpts a verdict keeps; the rest is counted. */
export const mostExcerpts = 20;

/** A part of the policy, and the part of the snapshot that it applied to. */
export interface Meeting {
  element?: Evidence["element"];
  /** Undefined for something that is missing. */
  place?: Place;
  violation: boolean;
  /** What is true, without a full stop; the line of the snapshot is added. */
  message: string;
}

/**
 * The first meetings as evidence, and how many more there are.
 *
 * @param count how many there are, if not all of them are listed
 */
export function seen(
  meetings: readonly Meeting[],
  count = meetings.length,
): Pick<Outcome, "evidence" | "moreEvidence"> {
  const evidence = meetings.slice(0, mostExcerpts).map(evidenceOf);
  const more = count - evidence.length;
  return more > 0 ? { evidence, moreEvidence: more } : { evidence };
}

function evidenceOf({ element, place, violation, message }: Meeting): Evidence {
  const common = { ...(element !== undefined && { element }), violation };
  if (place === undefined) return { ...common, message };
  const excerpt = excerptOf(place);
  return { ...common, excerpt, message: `${message}, line ${excerpt.line} of the snapshot` };
}
