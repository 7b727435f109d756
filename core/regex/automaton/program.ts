import { type CharSet, charSetOf, oneCharacter } from "../characters/char-set.ts";
import { characterSetOf } from "../characters/character-set.ts";
import { verticalSpace } from "../characters/named-sets.ts";
import type { Look, Place, RegexNode } from "../syntax/node.ts";

/** A nondeterministic automaton; an instruction is identified by its index, and names the next ones. */
export interface Program {
  instructions: readonly Instruction[];
  start: number;
  /** "backward" reads the text from its end. */
  direction: "forward" | "backward";
  /** The lookarounds that `look` instructions name by index. */
  looks: readonly LookProgram[];
}

export type Instruction =
  | { op: "character"; set: CharSet; next: number }
  | { op: "split"; first: number; second: number }
  | { op: "place"; place: Place; next: number }
  | { op: "look"; look: number; next: number }
  | { op: "match" };

/**
 * A lookaround, to be run from every place of the text at once: the lookaround matches at the places that it
 * reaches. Therefore a lookahead reads backward, and a lookbehind forward.
 */
export interface LookProgram {
  program: Program;
  negated: boolean;
  /** What it looks for. */
  body: RegexNode;
}

/**
 * Counted repetitions are written out, so a pattern like `(.{1,999}){999}` would need a million instructions.
 */
const mostSteps = 50_000;

interface Builder {
  instructions: Instruction[];
  looks: LookProgram[];
  lookIndex: Map<Look, number>;
  direction: Program["direction"];
  budget: { steps: number };
}

/** The program of a pattern for which `whyUndecidable` found nothing; undefined if it would be too large. */
export function programOf(node: RegexNode, direction: Program["direction"] = "forward"): Program | undefined {
  return build(node, direction, { steps: mostSteps });
}

function build(
  node: RegexNode,
  direction: Program["direction"],
  budget: Builder["budget"],
): Program | undefined {
  const builder: Builder = {
    instructions: [{ op: "match" }],
    looks: [],
    lookIndex: new Map(),
    direction,
    budget,
  };
  const start = emit(builder, node, 0);
  if (budget.steps < 0) {
    return undefined;
  }
  return { instructions: builder.instructions, start, direction, looks: builder.looks };
}

/**
 * Adds the instructions of a node before `next`; returns the first of them. Stops when the budget is spent.
 */
function emit(builder: Builder, node: RegexNode, next: number): number {
  if (--builder.budget.steps < 0) {
    return next;
  }
  const set = characterSetOf(node);
  if (set) {
    return add(builder, { op: "character", set, next });
  }
  switch (node.kind) {
    case "sequence": {
      const { items } = node;
      let after = next;
      if (builder.direction === "forward") {
        for (let i = items.length - 1; i >= 0; i--) after = emit(builder, items[i]!, after);
      } else {
        for (const item of items) after = emit(builder, item, after);
      }
      return after;
    }
    case "alternation": {
      const starts = node.alternatives.map((alternative) => emit(builder, alternative, next));
      return starts.reduceRight((second, first) => add(builder, { op: "split", first, second }));
    }
    case "group":
      return emit(builder, node.body, next);
    case "quantified":
      return emitRepetition(builder, node.body, node.min, node.max, next);
    case "assertion":
      return add(builder, { op: "place", place: node.place, next });
    case "look":
      return add(builder, { op: "look", look: lookIndexOf(builder, node), next });
    case "newline-sequence":
      return emitNewline(builder, next);
    default:
      return next;
  }
}

function emitRepetition(builder: Builder, body: RegexNode, min: number, max: number, next: number): number {
  let start = next;
  if (max === Number.POSITIVE_INFINITY) {
    const loop = { op: "split" as const, first: 0, second: next };
    start = add(builder, loop);
    loop.first = emit(builder, body, start);
  } else {
    for (let i = min; i < max && builder.budget.steps >= 0; i++) {
      start = add(builder, { op: "split", first: emit(builder, body, start), second: next });
    }
  }
  for (let i = 0; i < min && builder.budget.steps >= 0; i++) {
    start = emit(builder, body, start);
  }
  return start;
}

function emitNewline(builder: Builder, next: number): number {
  const [near, far] = builder.direction === "forward" ? [0x0d, 0x0a] : [0x0a, 0x0d];
  const second = add(builder, { op: "character", set: oneCharacter(far), next });
  const both = add(builder, { op: "character", set: oneCharacter(near), next: second });
  const one = add(builder, { op: "character", set: verticalSpace, next });
  return add(builder, { op: "split", first: both, second: one });
}

function lookIndexOf(builder: Builder, node: Look): number {
  const known = builder.lookIndex.get(node);
  if (known !== undefined) {
    return known;
  }
  const program = build(node.body, node.ahead ? "backward" : "forward", builder.budget) ?? nothing;
  const index = builder.looks.push({ program, negated: node.negated, body: node.body }) - 1;
  builder.lookIndex.set(node, index);
  return index;
}

const nothing: Program = {
  instructions: [{ op: "character", set: charSetOf([]), next: 0 }],
  start: 0,
  direction: "forward",
  looks: [],
};

function add(builder: Builder, instruction: Instruction): number {
  return builder.instructions.push(instruction) - 1;
}
