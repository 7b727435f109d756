import type { Place } from "../../observations/observation.ts";
import type { Observations } from "../../observations/observations.ts";
import { systemValueKey } from "../../observations/system-value-key.ts";

/** Names of system values: `QSECURITY`. */
export const systemValueName = /^Q[A-Z0-9]{2,9}$/;

/** What a user without authority is shown (G 100). */
const notAvailable = /^\*NOTAVL$/i;

/**
 * Adds a system value from an output. The values of a list are separated by blanks; undefined: the way the
 * output shows it may leave something out.
 */
export function addSystemValue(
  observations: Observations,
  name: string,
  value: string | undefined,
  place: Place,
): void {
  const key = systemValueKey(name);
  const shown = value?.trim().replace(/\s+/g, " ");
  if (shown === undefined) observations.addUnknown("setting", key, "cut", place);
  else if (notAvailable.test(shown)) observations.addUnknown("setting", key, "denied", place);
  else observations.add("setting", key, { value: shown }, place);
}
