import type { CharSet } from "../characters/char-set.ts";
import type { Place } from "../syntax/node.ts";
import type { Instruction, LookProgram, Program } from "./program.ts";

/**
 * A program together with the lookarounds that read in its direction, so that all of them can be run in
 * parallel: their instructions are numbered consecutively, inner lookarounds first, the program itself last.
 */
export interface FlatProgram {
  direction: Program["direction"];
  instructions: readonly FlatInstruction[];
  parts: readonly Part[];
  /** The lookarounds that read in the other direction; something else has to say where they match. */
  outside: readonly LookProgram[];
}

export interface Part {
  /** The instructions `first … end - 1` belong to this part. */
  first: number;
  end: number;
  start: number;
}

export type FlatInstruction =
  | { op: "character"; set: CharSet; next: number }
  | { op: "split"; first: number; second: number }
  | { op: "place"; place: Place; next: number }
  /** True if the part has matched, or if it has not when negated. */
  | { op: "beside"; part: number; negated: boolean; next: number }
  | { op: "outside"; look: number; next: number }
  | { op: "match" };

export function flatten(program: Program): FlatProgram {
  const instructions: FlatInstruction[] = [];
  const parts: Part[] = [];
  const outside: LookProgram[] = [];
  const { direction } = program;
  const addPart = (each: Program): number => {
    const places = each.looks.map((look) =>
      look.program.direction === direction ? addPart(look.program) : outside.push(look) - 1,
    );
    const first = instructions.length;
    for (const instruction of each.instructions) {
      instructions.push(moveInstruction(instruction, first, each, places, direction));
    }
    return parts.push({ first, end: instructions.length, start: first + each.start }) - 1;
  };
  addPart(program);
  return { direction, instructions, parts, outside };
}

function moveInstruction(
  instruction: Instruction,
  by: number,
  { looks }: Program,
  places: readonly number[],
  direction: Program["direction"],
): FlatInstruction {
  switch (instruction.op) {
    case "match":
      return instruction;
    case "split":
      return { op: "split", first: by + instruction.first, second: by + instruction.second };
    case "look": {
      const next = by + instruction.next;
      const look = looks[instruction.look]!;
      const place = places[instruction.look]!;
      return look.program.direction === direction
        ? { op: "beside", part: place, negated: look.negated, next }
        : { op: "outside", look: place, next };
    }
    default:
      return { ...instruction, next: by + instruction.next };
  }
}
