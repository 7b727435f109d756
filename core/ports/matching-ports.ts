import type { RegexMatcher } from "../regex/compile.ts";
import type { Place } from "../regex/node.ts";
import type { Program } from "../regex/program.ts";
import { settle, step, type Test } from "../regex/run.ts";
import { highestPort, PortSet } from "./port-set.ts";

/**
 * The ports among 1–65535 whose decimal text matches in full; undefined when finding that out would take too
 * long. Walks the tree of digits and leaves out every branch in which no match can lie. Lookarounds are taken to
 * hold on the walk, and what it finds is asked again one by one when there are any.
 */
export function portsMatching(matcher: RegexMatcher): PortSet | undefined {
  const { program } = matcher;
  const ports = walkDigits(program);
  if (!ports || program.looks.length === 0) {
    return ports && PortSet.of(ports);
  }
  const size = sizeOf(program);
  if (ports.length * size * longestPort > mostWork) {
    return undefined;
  }
  return PortSet.of(ports.filter((port) => matcher.matchesFully(String(port))));
}

/** Visits of instructions; a second at most. */
const mostWork = 20_000_000;
const longestPort = 5;
const zero = 0x30;

/** What the program is at after some digits; the same for all numbers that lead to the same instructions. */
interface State {
  from: readonly number[];
  /** By digit; undefined where it was not asked for yet. */
  next: (State | undefined)[];
  /** At the first digit: the word boundary and `^` hold here. */
  atStart: boolean;
  accepts: boolean | undefined;
  waiting: readonly number[] | undefined;
}

function walkDigits(program: Program): number[] | undefined {
  const states = new Map<string, State>();
  const seen = new Uint32Array(program.instructions.length);
  let mark = 0;
  let work = 0;

  const settleAt = (state: State, atEnd: boolean) => {
    work += program.instructions.length;
    const holds = (test: Test) => test.op === "look" || holdsInNumber(test.place, state.atStart, atEnd);
    return settle(program, state.from, holds, seen, ++mark);
  };
  const follow = (state: State, digit: number): State => {
    const known = state.next[digit];
    if (known) {
      return known;
    }
    state.waiting ??= settleAt(state, false).waiting;
    const from = [...new Set(step(program, state.waiting, zero + digit))].sort((a, b) => a - b);
    work += state.waiting.length;
    const key = from.join();
    const next = states.get(key) ?? newState(from, false);
    states.set(key, next);
    state.next[digit] = next;
    return next;
  };

  const found: number[] = [];
  const visit = (state: State, number: number): void => {
    const first = number === 0 ? 1 : 0;
    for (let digit = first; digit <= 9; digit++) {
      const longer = number * 10 + digit;
      if (longer > highestPort || work > mostWork) {
        return;
      }
      const next = follow(state, digit);
      if (next.from.length > 0) {
        next.accepts ??= settleAt(next, true).matched;
        if (next.accepts) {
          found.push(longer);
        }
        visit(next, longer);
      }
    }
  };
  visit(newState([program.start], true), 0);
  return work > mostWork ? undefined : found;
}

function newState(from: readonly number[], atStart: boolean): State {
  return { from, next: [], atStart, accepts: undefined, waiting: undefined };
}

/** Does a place test hold in a text of nothing but digits, at least one? */
function holdsInNumber(place: Place, atStart: boolean, atEnd: boolean): boolean {
  switch (place) {
    case "text-start":
    case "line-start":
    case "match-start":
      return atStart;
    case "text-end":
    case "end":
    case "line-end":
      return atEnd;
    case "word-boundary":
      return atStart || atEnd;
    case "no-word-boundary":
      return !atStart && !atEnd;
  }
}

function sizeOf(program: Program): number {
  return program.looks.reduce((sum, look) => sum + sizeOf(look.program), program.instructions.length);
}
