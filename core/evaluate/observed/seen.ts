import { excerptOf } from "../../observations/excerpt.ts";
import type { Place } from "../../observations/observation.ts";
import type { Outcome } from "../outcome.ts";
import type { Evidence } from "../verdict.ts";

/** Excerpts that a verdict holds; the rest is counted. */
export const mostExcerpts = 20;

/** A part of the policy that met a part of the snapshot. */
export interface Meeting {
  element?: Evidence["element"];
  /** Undefined for what should be there and is not. */
  place?: Place;
  violation: boolean;
  /** What is so, without a full stop; the line of the snapshot is added. */
  message: string;
}

/**
 * The first meetings as evidence, and how many more there are.
 *
 * @param count how many there are, where not all of them are given
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
