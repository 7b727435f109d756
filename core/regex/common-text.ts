import { type CharSet, haveCommonCharacter } from "./char-set.ts";
import { anyButNewline } from "./named-sets.ts";
import type { Place, RegexNode } from "./node.ts";
import { type Program, programOf } from "./program.ts";
import { whyUndecidable } from "./undecidable.ts";

/** More pairs of states than this are not looked at. */
const mostPairs = 100_000;

/**
 * Is there a single line in which both patterns (trees without errors) match somewhere, each in its own place?
 * False only where that is proved. Lookarounds and word boundaries are taken to hold, so that a pattern matches
 * here whatever it matches in truth.
 */
export function canMatchSameLine(left: RegexNode, right: RegexNode): boolean {
  const [a, b] = [automatonOf(left), automatonOf(right)];
  if (a === undefined || b === undefined) return true;
  const width = b.states.length;
  const seen = new Uint8Array(a.states.length * width);
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
    const [p, q] = [a.states[Math.floor(pair / width)]!, b.states[pair % width]!];
    if (p.final && q.final) return true;
    for (const one of p.steps) {
      for (const other of q.steps) {
        if (!haveCommonCharacter(one.set, other.set)) continue;
        for (const next of one.next) for (const after of other.next) visit(next, after);
      }
    }
  }
  return false;
}

/** Accepts the lines in which a pattern matches somewhere. */
interface LineAutomaton {
  states: State[];
  start: number[];
}

interface State {
  /** The line may end here. */
  final: boolean;
  steps: { set: CharSet; next: number[] }[];
}

/** The first states: before the match began, and after it ended, with anything to follow. */
const before = 0;
const after = 1;
/** After `$`: only the end of the line may follow. */
const atEnd = 2;
const firstInstruction = 3;

function automatonOf(node: RegexNode): LineAutomaton | undefined {
  if (whyUndecidable(node) !== undefined) return undefined;
  const program = programOf(node);
  if (program === undefined || program.instructions.length > 2000) return undefined;
  const atStart = closureOf(program, true);
  const later = closureOf(program, false);
  const states: State[] = [
    { final: false, steps: [{ set: anyButNewline, next: [before, ...later(program.start)] }] },
    { final: true, steps: [{ set: anyButNewline, next: [after] }] },
    { final: true, steps: [] },
    ...program.instructions.map((instruction) => ({
      final: false,
      steps: instruction.op === "character" ? [{ set: instruction.set, next: later(instruction.next) }] : [],
    })),
  ];
  return { states, start: [before, ...atStart(program.start)] };
}

/** From an instruction to the states that it leads to without a character. */
function closureOf(program: Program, isLineStart: boolean): (from: number) => number[] {
  const known = new Map<number, number[]>();
  return (from) => {
    let states = known.get(from);
    if (states === undefined) {
      states = follow(program, from, isLineStart);
      known.set(from, states);
    }
    return states;
  };
}

function follow(program: Program, from: number, isLineStart: boolean): number[] {
  const states = new Set<number>();
  const seen = new Set<string>();
  const stack: [index: number, ended: boolean][] = [[from, false]];
  while (stack.length > 0) {
    const [index, ended] = stack.pop()!;
    const key = `${index} ${ended}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const instruction = program.instructions[index]!;
    switch (instruction.op) {
      case "character":
        if (!ended) states.add(firstInstruction + index);
        break;
      case "split":
        stack.push([instruction.first, ended], [instruction.second, ended]);
        break;
      case "match":
        states.add(ended ? atEnd : after);
        break;
      case "look":
        stack.push([instruction.next, ended]);
        break;
      case "place":
        if (isEnd(instruction.place)) stack.push([instruction.next, true]);
        else if (isLineStart || !isStart(instruction.place)) stack.push([instruction.next, ended]);
    }
  }
  return [...states];
}

function isStart(place: Place): boolean {
  return place === "text-start" || place === "line-start" || place === "match-start";
}

function isEnd(place: Place): boolean {
  return place === "end" || place === "text-end" || place === "line-end";
}
