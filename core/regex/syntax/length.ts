import type { RegexNode } from "./node.ts";

/** How many characters a match of the node can have. */
export interface LengthRange {
  min: number;
  /** Infinity without an upper limit, or if it is not known. */
  max: number;
}

export function lengthOf(node: RegexNode): LengthRange {
  switch (node.kind) {
    case "literal":
    case "any":
    case "class":
    case "class-escape":
    case "property":
      return { min: 1, max: 1 };
    case "newline-sequence":
      return { min: 1, max: 2 };
    case "sequence":
      return node.items.map(lengthOf).reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), empty);
    case "alternation":
      return node.alternatives
        .map(lengthOf)
        .reduce((a, b) => ({ min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }));
    case "group":
      return lengthOf(node.body);
    case "quantified": {
      const body = lengthOf(node.body);
      return { min: times(body.min, node.min), max: times(body.max, node.max) };
    }
    case "grapheme-cluster":
    case "back-reference":
    case "subroutine-call":
    case "conditional":
      return { min: 0, max: Number.POSITIVE_INFINITY };
    default:
      return empty;
  }
}

const empty: LengthRange = { min: 0, max: 0 };

function times(length: number, count: number): number {
  return length === 0 || count === 0 ? 0 : length * count;
}
