import { type Program, programOf } from "../regex/automaton/program.ts";
import type { RegexMatcher } from "../regex/compile.ts";
import { type DigitAutomaton, type DigitState, digitAutomatonOf, withLooks } from "./digit-automaton.ts";
import { portRanges } from "./port-ranges.ts";
import { highestPort, PortSet } from "./port-set.ts";

/**
 * The ports among 1–65535 whose decimal text matches in full; undefined if finding them would take too long.
 * Walks the tree of digits and skips every branch without matches: from the first digit, or from the last if
 * there are lookaheads. Lookaheads and lookbehinds together can't be followed in either direction; then they
 * are assumed to match, and each resulting port is checked again.
 */
export function portsMatching(matcher: RegexMatcher): PortSet | undefined {
  for (const direction of ["forward", "backward"] as const) {
    const program = programOf(matcher.node, direction);
    if (program && withLooks(program).every((each) => each.direction === direction)) {
      const automaton = digitAutomatonOf(program, { trustLooks: false });
      if (direction === "forward") {
        const ends = portRanges(automaton, mostWork);
        return ends && PortSet.ofRanges(ends);
      }
      const ports = walk(program, automaton);
      return ports && PortSet.of(ports);
    }
  }
  const forward = programOf(matcher.node);
  if (!forward) {
    return undefined;
  }
  const candidates = walk(forward, digitAutomatonOf(forward, { trustLooks: true }));
  const size = withLooks(forward).reduce((sum, { instructions }) => sum + instructions.length, 0);
  if (!candidates || candidates.length * size * longestPort > mostWork) {
    return undefined;
  }
  return PortSet.of(candidates.filter((port) => matcher.matchesFully(String(port))));
}

/** The maximum number of visited instructions; at most a second. */
const mostWork = 20_000_000;
const longestPort = 5;

function walk(program: Program, automaton: DigitAutomaton): number[] | undefined {
  const found: number[] = [];
  if (program.direction === "forward") {
    appendDigits(automaton, automaton.start, 0, found);
  } else {
    prependDigits(automaton, automaton.start, 0, 1, found);
  }
  return automaton.work() > mostWork ? undefined : found;
}

function appendDigits(automaton: DigitAutomaton, state: DigitState, number: number, found: number[]): void {
  for (let digit = number === 0 ? 1 : 0; digit <= 9; digit++) {
    const longer = number * 10 + digit;
    if (longer > highestPort || automaton.work() > mostWork) {
      return;
    }
    const next = automaton.next(state, digit);
    if (next) {
      if (automaton.accepts(next)) {
        found.push(longer);
      }
      appendDigits(automaton, next, longer, found);
    }
  }
}

/** `weight` is the power of ten of the next digit. */
function prependDigits(
  automaton: DigitAutomaton,
  state: DigitState,
  number: number,
  weight: number,
  found: number[],
): void {
  for (let digit = 0; digit <= 9; digit++) {
    const longer = digit * weight + number;
    if (longer > highestPort || automaton.work() > mostWork) {
      return;
    }
    const next = automaton.next(state, digit);
    if (next) {
      if (digit > 0 && automaton.accepts(next)) {
        found.push(longer);
      }
      if (weight < 10 ** (longestPort - 1)) {
        prependDigits(automaton, next, longer, weight * 10, found);
      }
    }
  }
}
