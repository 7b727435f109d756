import type { DigitAutomaton, DigitState } from "./digit-automaton.ts";
import { highestPort } from "./port-set.ts";

/** Ascending pairs `lo, hi`, both included, disjoint and not adjacent, flattened. */
export type Ends = number[];

/**
 * The ports that a forward automaton accepts, as ranges: what can follow a state is computed once for each
 * number of digits, so that a pattern for nearly all ports takes no longer than one for a few. Undefined if
 * it takes too long.
 *
 * @param mostWork the maximum number of visited instructions
 */
export function portRanges(automaton: DigitAutomaton, mostWork: number): Ends | undefined {
  const known = new Map<DigitState, Ends[]>();
  const isTooMuch = () => automaton.work() > mostWork;

  /** The rests of this many digits that lead from a state to the end of a match. */
  const restsOf = (state: DigitState, digits: number): Ends => {
    if (digits === 0) return automaton.accepts(state) ? [0, 0] : [];
    let ofState = known.get(state);
    if (ofState === undefined) {
      ofState = [];
      known.set(state, ofState);
    }
    ofState[digits] ??= restsUpTo(state, digits, 10 ** digits - 1, 0);
    return ofState[digits];
  };

  /** The same up to a maximum; the first digit is at least `least`. */
  const restsUpTo = (state: DigitState, digits: number, most: number, least: number): Ends => {
    const weight = 10 ** (digits - 1);
    const ends: Ends = [];
    for (let digit = least; digit * weight <= most && digit <= 9 && !isTooMuch(); digit++) {
      const next = automaton.next(state, digit);
      if (next === undefined) continue;
      const room = most - digit * weight;
      const isWhole = room >= weight - 1;
      const rests =
        isWhole || digits === 1 ? restsOf(next, digits - 1) : restsUpTo(next, digits - 1, room, 0);
      for (let at = 0; at < rests.length; at += 2) {
        append(ends, digit * weight + rests[at]!, digit * weight + rests[at + 1]!);
      }
    }
    return ends;
  };

  const ends: Ends = [];
  for (let digits = 1; digits <= String(highestPort).length; digits++) {
    const most = Math.min(highestPort, 10 ** digits - 1);
    const found = restsUpTo(automaton.start, digits, most, 1);
    for (let at = 0; at < found.length; at += 2) append(ends, found[at]!, found[at + 1]!);
  }
  return isTooMuch() ? undefined : ends;
}

function append(ends: Ends, lo: number, hi: number): void {
  const last = ends.length - 1;
  if (last > 0 && lo === ends[last]! + 1) ends[last] = hi;
  else ends.push(lo, hi);
}
