import { type CharSet, haveCommonCharacter } from "../characters/char-set.ts";
import { characterSetOf } from "../characters/character-set.ts";
import type { Quantified, RegexNode } from "../syntax/node.ts";

/**
 * The Glushkov automaton of a pattern: each place of it that consumes a character is a position, and an edge
 * says that one position can follow another. Edges count the number of ways, without empty rounds of a loop,
 * which engines skip.
 */
export interface FollowGraph {
  /** The characters of each position. */
  sets: CharSet[];
  /** By position: the next positions, and the number of ways to get there. */
  follow: Map<number, number>[];
}

/** Larger patterns are not examined: the product of two automata below grows with the fourth power. */
const mostPositions = 60;

/** Undefined for what contains tests (`^`, lookarounds …), prevents backtracking, or is too large. */
export function followGraphOf(node: RegexNode): FollowGraph | undefined {
  const graph: FollowGraph = { sets: [], follow: [] };
  return addPart(graph, node) && graph;
}

/**
 * Can two different ways through a loop read the same text, and meet again? Then n rounds have 2ⁿ ways. In a
 * loop every position leads to every other, so it is enough that two ways separate at one position and meet
 * at any.
 */
export function isAmbiguous(graph: FollowGraph): boolean {
  if (graph.follow.some((edges) => [...edges.values()].some((ways) => ways > 1))) {
    return true;
  }
  const parted = pairsReachable(graph, graph.follow);
  const meeting = pairsReachable(graph, reverse(graph.follow));
  return [...parted].some((pair) => meeting.has(pair));
}

/** A part of the pattern: where its matches can begin and end, and whether one can be empty. */
interface Part {
  first: number[];
  last: number[];
  nullable: boolean;
}

const emptyPart: Part = { first: [], last: [], nullable: true };

function addPart(graph: FollowGraph, node: RegexNode): Part | undefined {
  const set = characterSetOf(node);
  if (set) {
    return addPosition(graph, set);
  }
  switch (node.kind) {
    case "sequence":
      return node.items.reduce<Part | undefined>((left, item) => {
        const right = left && addPart(graph, item);
        return left && right && join(graph, left, right);
      }, emptyPart);
    case "alternation": {
      const parts = node.alternatives.map((alternative) => addPart(graph, alternative));
      return parts.reduce((a, b) => a && b && eitherPart(a, b));
    }
    case "group":
      return node.type === "atomic" ? undefined : addPart(graph, node.body);
    case "quantified":
      return node.mode === "possessive" ? undefined : addRepetition(graph, node, node.min, node.max);
    case "flags":
      return emptyPart;
    default:
      return undefined;
  }
}

function addPosition(graph: FollowGraph, set: CharSet): Part | undefined {
  if (graph.sets.length >= mostPositions) {
    return undefined;
  }
  const position = graph.sets.push(set) - 1;
  graph.follow.push(new Map());
  return { first: [position], last: [position], nullable: false };
}

/** `x{2,4}` is `xx(x(x)?)?`, and `x{2,}` is `x` before a loop. */
function addRepetition(graph: FollowGraph, node: Quantified, min: number, max: number): Part | undefined {
  if (max === 0) {
    return emptyPart;
  }
  const before = graph.sets.length;
  const once = addPart(graph, node.body);
  if (!once) {
    return undefined;
  }
  const isLoop = max === Number.POSITIVE_INFINITY && min <= 1;
  if (isLoop) {
    connect(graph, once.last, once.first);
  }
  const consumes = graph.sets.length > before;
  const rest = isLoop || !consumes ? emptyPart : addRepetition(graph, node, min - 1, max - 1);
  const whole = rest && join(graph, once, rest);
  return whole && (min <= 0 ? { ...whole, nullable: true } : whole);
}

function join(graph: FollowGraph, left: Part, right: Part): Part {
  connect(graph, left.last, right.first);
  return {
    first: left.nullable ? [...left.first, ...right.first] : left.first,
    last: right.nullable ? [...left.last, ...right.last] : right.last,
    nullable: left.nullable && right.nullable,
  };
}

function eitherPart(a: Part, b: Part): Part {
  return {
    first: [...a.first, ...b.first],
    last: [...a.last, ...b.last],
    nullable: a.nullable || b.nullable,
  };
}

function connect(graph: FollowGraph, from: readonly number[], to: readonly number[]): void {
  for (const a of from) {
    for (const b of to) {
      graph.follow[a]!.set(b, (graph.follow[a]!.get(b) ?? 0) + 1);
    }
  }
}

function reverse(follow: readonly Map<number, number>[]): Map<number, number>[] {
  const back = follow.map(() => new Map<number, number>());
  for (const [from, edges] of follow.entries()) {
    for (const [to, ways] of edges) {
      back[to]!.set(from, ways);
    }
  }
  return back;
}

/**
 * The pairs of different positions that two walks from one position can be at after reading the same text.
 */
function pairsReachable({ sets }: FollowGraph, follow: readonly Map<number, number>[]): Set<number> {
  const size = sets.length;
  const reached = new Set<number>();
  const open = sets.map((_, position): [number, number] => [position, position]);
  for (let pair = open.pop(); pair; pair = open.pop()) {
    for (const a of follow[pair[0]]!.keys()) {
      for (const b of follow[pair[1]]!.keys()) {
        const key = a * size + b;
        if (a !== b && !reached.has(key) && haveCommonCharacter(sets[a]!, sets[b]!)) {
          reached.add(key);
          open.push([a, b]);
        }
      }
    }
  }
  return reached;
}
