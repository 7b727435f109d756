import type { Alphabet } from "../automaton/alphabet.ts";
import { flatten } from "../automaton/flat-program.ts";
import {
  type AskLook,
  LazyAutomaton,
  type Limits,
  mostOutside,
  type Purpose,
} from "../automaton/lazy-automaton.ts";
import { type LookProgram, type Program, programOf } from "../automaton/program.ts";
import { isAccepted, type Subject, visitEnds } from "./scan.ts";

/** An automaton, together with what answers for the lookarounds that it can't follow itself. */
export interface Machine {
  automaton: LazyAutomaton;
  /**
   * Returns the answers for one subject. Must be called again for each one; earlier answers are then invalid.
   */
  askAbout(subject: Subject): AskLook;
}

/** Undefined if there are too many lookarounds. */
export function machineOf(
  program: Program,
  alphabet: Alphabet,
  purpose: Purpose,
  limits: Limits,
): Machine | undefined {
  const flat = flatten(program);
  if (flat.outside.length > mostOutside) return undefined;
  const automaton = new LazyAutomaton(flat, alphabet, purpose, limits);
  if (flat.outside.length === 0) return { automaton, askAbout: () => askNothing };
  const looks: LookAnswers[] = [];
  for (const look of flat.outside) {
    const answers = answersOf(look, alphabet, limits);
    if (answers === undefined) return undefined;
    looks.push(answers);
  }
  const ask: AskLook = (look, place) => looks[look]!.ask(place);
  return {
    automaton,
    askAbout(subject) {
      for (const look of looks) look.begin(subject);
      return ask;
    },
  };
}

const askNothing: AskLook = () => undefined;

interface LookAnswers {
  begin(subject: Subject): void;
  ask(place: number): boolean | undefined;
}

/** The places of longer subjects are forgotten with them. */
const longestKept = 1 << 16;

/** The cost of a question, in addition to the characters that are read for it. */
const costOfQuestion = 8;

/**
 * A lookahead is first evaluated where it is needed, by reading on from there. Once that has read more than
 * twice the subject, all places are found together, by reading it backwards; so the time stays linear. A
 * lookahead with lookarounds in it, and a lookbehind, is always evaluated for all places.
 */
function answersOf(
  { program, negated, body }: LookProgram,
  alphabet: Alphabet,
  limits: Limits,
): LookAnswers | undefined {
  const everywhere = machineOf(program, alphabet, { from: "every-place", ends: "all" }, limits);
  const here = program.direction === "backward" && program.looks.length === 0 && programOf(body);
  const hereMachine = here
    ? machineOf(here, alphabet, { from: "first-place", ends: "anywhere" }, limits)
    : undefined;
  if (everywhere === undefined) return undefined;
  let subject: Subject = { text: "", start: 0, end: 0 };
  let allowance = 0;
  let isKnown = false;
  let known = new Uint8Array(64);

  const findAll = (): boolean => {
    const { start, end } = subject;
    const size = end - start + 1;
    if (known.length < size) known = new Uint8Array(Math.max(size, 2 * known.length));
    known.fill(0, 0, size);
    const path = program.direction === "forward" ? { from: start, to: end } : { from: end, to: start };
    isKnown = visitEnds(everywhere.automaton, subject, path, everywhere.askAbout(subject), (place) => {
      known[place - start] = 1;
    });
    return isKnown;
  };

  return {
    begin(next) {
      subject = next;
      if (known.length > longestKept) known = new Uint8Array(64);
      isKnown = false;
      allowance = 2 * (next.end - next.start) + 64;
    },
    ask(place) {
      if (!isKnown && hereMachine !== undefined && !hereMachine.automaton.hasGivenUp && allowance > 0) {
        const found = isAccepted(hereMachine.automaton, subject, place, askNothing);
        allowance -= hereMachine.automaton.lastPlace - place + costOfQuestion;
        if (found !== undefined) return found !== negated;
      }
      if (!isKnown && (everywhere.automaton.hasGivenUp || !findAll())) return undefined;
      return (known[place - subject.start] === 1) !== negated;
    },
  };
}
