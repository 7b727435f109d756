import { type Program, programOf } from "../automaton/program.ts";
import { matchesSomewhere } from "../automaton/search.ts";
import { type CharSet, haveCommonCharacter } from "../characters/char-set.ts";
import { anyButNewline } from "../characters/named-sets.ts";
import type { Place, RegexNode } from "../syntax/node.ts";
import { sampleText } from "./sample-text.ts";
import { whyUndecidable } from "./undecidable.ts";

/** More pairs of states than this are not looked at. */
const mostPairs = 100_000;

/** A pattern (the tree of one without errors), for `canMatchSameLine`, with what is known about it. */
export interface LinePattern {
  node: RegexNode;
  /** Undefined if it can't be decided in which lines the pattern matches. */
  automaton: LineAutomaton | undefined;
  /** A line in which it does match, of the shortest kind, if there is one; undefined until it is needed. */
  line: { text: string | undefined } | undefined;
}

export function linePatternOf(node: RegexNode): LinePattern {
  return { node, automaton: automatonOf(node), line: undefined };
}

/**
 * Is there a single line in which both patterns match, each in its own place? False only if that is proven
 * impossible. Lookarounds and word boundaries are assumed to match, so a pattern matches at least what it
 * really matches.
 */
export function canMatchSameLine(left: LinePattern, right: LinePattern): boolean {
  const [a, b] = [left.automaton, right.automaton];
  if (a === undefined || b === undefined) return true;
  // If the two were meant to match the same line, the shortest line of either is usually one.
  return matchesLineOf(left, right) || matchesLineOf(right, left) || haveCommonLine(a, b);
}

/** Does a pattern match the line that was made up for the other one? */
function matchesLineOf({ automaton }: LinePattern, other: LinePattern): boolean {
  other.line ??= { text: lineOf(other) };
  const { text } = other.line;
  return text !== undefined && matchesSomewhere(automaton!.program, text);
}

/**
 * The generated line may not match, because lookarounds and the like are ignored: the pattern itself decides.
 */
function lineOf({ node, automaton }: LinePattern): string | undefined {
  const line = sampleText(node, "short");
  if (line === undefined || line.includes("\n") || !matchesSomewhere(automaton!.program, line))
    return undefined;
  return line;
}

function haveCommonLine(a: LineAutomaton, b: LineAutomaton): boolean {
  const width = b.size;
  const seen = new Uint8Array(a.size * width);
  const stack: number[] = [];
  const visit = (p: number, q: number) => {
    const pair = p * width + q;
    if (seen[pair] === 0) {
      seen[pair] = 1;
      stack.push(pair);
    }
  };
  for (const p of a.start) for (const q of b.start) visit(p, q);
  for (let looked = 0; stack.length > 0; looked++) {
    if (looked > mostPairs) return true;
    const pair = stack.pop()!;
    const p = Math.floor(pair / width);
    const q = pair % width;
    if (isFinal(p) && isFinal(q)) return true;
    const one = a.setOf(p);
    const other = b.setOf(q);
    if (one === undefined || other === undefined || !haveCommonCharacter(one, other)) continue;
    for (const next of a.nextOf(p)) for (const after of b.nextOf(q)) visit(next, after);
  }
  return false;
}

/**
 * Accepts the lines in which a pattern matches somewhere. A state is identified by its number; its successors
 * are computed on demand, because most pairs of patterns meet long before every state was visited.
 */
interface LineAutomaton {
  program: Program;
  /** How many states there are. */
  size: number;
  start: readonly number[];
  /** The characters with which a line continues; undefined if it can't. */
  setOf(state: number): CharSet | undefined;
  /** The states after such a character. */
  nextOf(state: number): readonly number[];
}

/** The first states: before the match began, and after it ended, with anything to follow. */
const before = 0;
const after = 1;
/** After `$`: only the end of the line may follow. */
const atEnd = 2;
const firstInstruction = 3;

/** May the line end here? */
function isFinal(state: number): boolean {
  return state === after || state === atEnd;
}

function automatonOf(node: RegexNode): LineAutomaton | undefined {
  if (whyUndecidable(node) !== undefined) return undefined;
  const program = programOf(node);
  if (program === undefined || program.instructions.length > 2000) return undefined;
  const { instructions, start } = program;
  const next: (readonly number[] | undefined)[] = [];
  const findNext = (state: number): readonly number[] => {
    if (state === before) return [before, ...follow(program, start, false)];
    if (state === after) return [after];
    const instruction = instructions[state - firstInstruction];
    return instruction?.op === "character" ? follow(program, instruction.next, false) : [];
  };
  return {
    program,
    size: firstInstruction + instructions.length,
    start: [before, ...follow(program, start, true)],
    setOf(state) {
      if (state < firstInstruction) return state === atEnd ? undefined : anyButNewline;
      const instruction = instructions[state - firstInstruction]!;
      return instruction.op === "character" ? instruction.set : undefined;
    },
    nextOf(state) {
      next[state] ??= findNext(state);
      return next[state];
    },
  };
}

/** The states that an instruction leads to without a character. */
function follow(program: Program, from: number, isLineStart: boolean): number[] {
  const { instructions } = program;
  const first = instructions[from]!;
  if (first.op === "character") return [firstInstruction + from];
  if (first.op === "match") return [after];
  const states: number[] = [];
  const seen = new Set<number>();
  /** An instruction, or the complement of one that is reached after the end of the line. */
  const stack = [from];
  while (stack.length > 0) {
    const key = stack.pop()!;
    if (seen.has(key)) continue;
    seen.add(key);
    const ended = key < 0;
    const index = ended ? ~key : key;
    const instruction = instructions[index]!;
    switch (instruction.op) {
      case "character":
        if (!ended) states.push(firstInstruction + index);
        break;
      case "split":
        if (ended) stack.push(~instruction.first, ~instruction.second);
        else stack.push(instruction.first, instruction.second);
        break;
      case "match":
        states.push(ended ? atEnd : after);
        break;
      case "look":
        stack.push(ended ? ~instruction.next : instruction.next);
        break;
      case "place":
        if (isEnd(instruction.place)) stack.push(~instruction.next);
        else if (isLineStart || !isStart(instruction.place))
          stack.push(ended ? ~instruction.next : instruction.next);
    }
  }
  return states;
}

function isStart(place: Place): boolean {
  return place === "text-start" || place === "line-start" || place === "match-start";
}

function isEnd(place: Place): boolean {
  return place === "end" || place === "text-end" || place === "line-end";
}
