import { hasCharacter } from "../characters/char-set.ts";
import { wordCharacters } from "../characters/named-sets.ts";
import type { Place } from "../syntax/node.ts";
import type { Instruction, Program } from "./program.ts";

/** Instructions that test the place without consuming a character. */
export type Test = Extract<Instruction, { op: "place" | "look" }>;

/** The instructions that a program has reached at one place of the text. */
export interface Standing {
  /** The instructions that wait for a character. */
  waiting: number[];
  matched: boolean;
}

/**
 * Follows everything that consumes no character. `seen` holds a mark for each instruction of the program; `mark`
 * must differ from the marks of all earlier calls with the same `seen`.
 */
export function settle(
  program: Program,
  from: readonly number[],
  holds: (test: Test) => boolean,
  seen: Uint32Array,
  mark: number,
): Standing {
  const standing: Standing = { waiting: [], matched: false };
  const stack = [...from];
  while (stack.length > 0) {
    const index = stack.pop()!;
    if (seen[index] === mark) {
      continue;
    }
    seen[index] = mark;
    const instruction = program.instructions[index]!;
    switch (instruction.op) {
      case "character":
        standing.waiting.push(index);
        break;
      case "split":
        stack.push(instruction.first, instruction.second);
        break;
      case "match":
        standing.matched = true;
        break;
      default:
        if (holds(instruction)) {
          stack.push(instruction.next);
        }
    }
  }
  return standing;
}

/** The instructions after the given ones when they read this character. */
export function step(program: Program, waiting: readonly number[], codePoint: number): number[] {
  const after: number[] = [];
  for (const index of waiting) {
    const instruction = program.instructions[index]!;
    if (instruction.op === "character" && hasCharacter(instruction.set, codePoint)) {
      after.push(instruction.next);
    }
  }
  return after;
}

/**
 * Runs a program over a text, from its first place (in reading direction), from one place of a program that reads
 * forward, or from every place at once, and calls `reached` with each place where a match ends, until it returns true.
 * Time: instructions × characters.
 */
export function run(
  program: Program,
  text: readonly number[],
  from: "first-place" | "every-place" | number,
  reached: (place: number) => boolean,
): void {
  const seen = new Uint32Array(program.instructions.length);
  const looks = new Map<number, Uint8Array>();
  const forward = program.direction === "forward";
  let current = [program.start];
  const first = typeof from === "number" ? from : 0;
  for (let i = first; i <= text.length; i++) {
    const place = forward ? i : text.length - i;
    const holds = (test: Test) =>
      test.op === "place"
        ? isPlace(test.place, text, place)
        : placesWhereHolds(program, test.look, text, looks)[place] === 1;
    const { waiting, matched } = settle(program, current, holds, seen, i + 1);
    if (matched && reached(place)) {
      return;
    }
    if (i < text.length) {
      current = step(program, waiting, text[forward ? place : place - 1]!);
    }
    if (from === "every-place") {
      current.push(program.start);
    } else if (current.length === 0) {
      return;
    }
  }
}

function placesWhereHolds(
  program: Program,
  look: number,
  text: readonly number[],
  known: Map<number, Uint8Array>,
): Uint8Array {
  let places = known.get(look);
  if (!places) {
    const { program: lookProgram, negated } = program.looks[look]!;
    const found = new Uint8Array(text.length + 1).fill(negated ? 1 : 0);
    run(lookProgram, text, "every-place", (place) => {
      found[place] = negated ? 0 : 1;
      return false;
    });
    known.set(look, found);
    places = found;
  }
  return places;
}

const newline = 0x0a;

function isPlace(place: Place, text: readonly number[], at: number): boolean {
  switch (place) {
    case "text-start":
    case "match-start":
      return at === 0;
    case "line-start":
      return at === 0 || (text[at - 1] === newline && at < text.length);
    case "text-end":
      return at === text.length;
    case "end":
      return at === text.length || (at === text.length - 1 && text[at] === newline);
    case "line-end":
      return at === text.length || text[at] === newline;
    case "word-boundary":
      return isWordAt(text, at - 1) !== isWordAt(text, at);
    case "no-word-boundary":
      return isWordAt(text, at - 1) === isWordAt(text, at);
  }
}

function isWordAt(text: readonly number[], index: number): boolean {
  const codePoint = text[index];
  return codePoint !== undefined && hasCharacter(wordCharacters, codePoint);
}
