import type { RegexNode } from "../syntax/node.ts";

/**
 * Reduces a pattern to one that matches somewhere in exactly the same texts, with less to follow: optional
 * parts at its beginning or its end are removed, as in `.*key.*`, and repetitions there are reduced to the
 * minimum. The matches themselves are shorter.
 */
export function searchedPart(node: RegexNode): RegexNode {
  return trim(trim(node, "start"), "end");
}

function trim(node: RegexNode, side: "start" | "end"): RegexNode {
  switch (node.kind) {
    case "sequence": {
      const needed = (item: RegexNode) => !canBeLeftOut(item);
      const outer = side === "start" ? node.items.findIndex(needed) : node.items.findLastIndex(needed);
      if (outer < 0) return { ...node, items: [] };
      const item = trim(node.items[outer]!, side);
      const { items } = node;
      return {
        ...node,
        items: side === "start" ? [item, ...items.slice(outer + 1)] : [...items.slice(0, outer), item],
      };
    }
    case "alternation":
      return { ...node, alternatives: node.alternatives.map((each) => trim(each, side)) };
    case "group":
      return { ...node, body: trim(node.body, side) };
    case "quantified":
      if (node.min === 0) return { kind: "sequence", items: [], start: node.start, end: node.end };
      return node.min === 1 ? trim(node.body, side) : { ...node, max: node.min };
    default:
      return node;
  }
}

/** Does it match the empty text everywhere? */
function canBeLeftOut(node: RegexNode): boolean {
  switch (node.kind) {
    case "sequence":
      return node.items.every(canBeLeftOut);
    case "alternation":
      return node.alternatives.some(canBeLeftOut);
    case "group":
      return canBeLeftOut(node.body);
    case "quantified":
      return node.min === 0 || canBeLeftOut(node.body);
    case "flags":
    case "keep-out":
      return true;
    default:
      return false;
  }
}
