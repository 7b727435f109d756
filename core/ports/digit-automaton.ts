import type { Program } from "../regex/automaton/program.ts";
import { type Standing, settle, step, type Test } from "../regex/automaton/run.ts";
import type { Place } from "../regex/syntax/node.ts";

/**
 * A deterministic automaton over the digits of a number, built while it is walked. It reads in the direction
 * of its program: a backward one gets the last digit first.
 */
export interface DigitAutomaton {
  start: DigitState;
  /** Undefined if no longer number can match. */
  next(state: DigitState, digit: number): DigitState | undefined;
  /** Does the number whose digits led here match? Must not be asked for the start state. */
  accepts(state: DigitState): boolean;
  /** Instructions visited so far: the time it took. */
  work(): number;
}

/** One state for all numbers that leave the programs at the same instructions. */
export interface DigitState {
  /** For each program, the instructions to continue from. */
  from: readonly (readonly number[])[];
  isStart: boolean;
  next: (DigitState | undefined | null)[];
  standing?: readonly Standing[];
  accepts?: boolean;
}

const zero = 0x30;

/**
 * The automaton of a program whose lookarounds all read in its own direction: they run in parallel, so that
 * it is known at each place which of them match. With `trustLooks`, they are assumed to match, and may read
 * in either direction.
 */
export function digitAutomatonOf(program: Program, { trustLooks }: { trustLooks: boolean }): DigitAutomaton {
  const programs = trustLooks ? [program] : withLooks(program);
  const indexOf = new Map(programs.map((each, i) => [each, i]));
  const seen = programs.map(({ instructions }) => new Uint32Array(instructions.length));
  const main = programs.length - 1;
  const states = new Map<string, DigitState>();
  let mark = 0;
  let work = 0;

  /** Settles inner lookarounds before what contains them. */
  const settleAll = ({ from, isStart }: DigitState, isFinal: boolean): Standing[] => {
    mark++;
    const [atStart, atEnd] = program.direction === "forward" ? [isStart, isFinal] : [isFinal, isStart];
    const standings: Standing[] = [];
    for (const [i, each] of programs.entries()) {
      const holds = (test: Test): boolean => {
        if (test.op === "place") {
          return holdsInNumber(test.place, atStart, atEnd);
        }
        const look = each.looks[test.look]!;
        return trustLooks || standings[indexOf.get(look.program)!]!.matched !== look.negated;
      };
      standings.push(settle(each, from[i]!, holds, seen[i]!, mark));
      work += each.instructions.length;
    }
    return standings;
  };

  const advance = (state: DigitState, digit: number): DigitState | null => {
    state.standing ??= settleAll(state, false);
    const from = state.standing.map(({ waiting }, i) => {
      const after = new Set(step(programs[i]!, waiting, zero + digit));
      return [...(i === main ? after : after.add(programs[i]!.start))].sort((a, b) => a - b);
    });
    work += from.length;
    if (from[main]!.length === 0) {
      return null;
    }
    const key = from.join("|");
    const known = states.get(key) ?? { from, isStart: false, next: [] };
    states.set(key, known);
    return known;
  };

  return {
    start: { from: programs.map(({ start }) => [start]), isStart: true, next: [] },
    next(state, digit) {
      if (state.next[digit] === undefined) {
        state.next[digit] = advance(state, digit);
      }
      return state.next[digit] ?? undefined;
    },
    accepts(state) {
      state.accepts ??= settleAll(state, true)[main]!.matched;
      return state.accepts;
    },
    work: () => work,
  };
}

/** The programs of all lookarounds in a program, inner ones first, and finally the program itself. */
export function withLooks(program: Program): Program[] {
  return [...program.looks.flatMap((look) => withLooks(look.program)), program];
}

/** Is a place test true in a text that consists only of digits, at least one? */
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
