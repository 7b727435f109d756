import { characterSetOf } from "../characters/character-set.ts";
import type { RegexNode } from "../syntax/node.ts";

/**
 * The longest known text that every text with a match contains, literally: with case ignored, a letter counts
 * as two characters, so only what is around letters is required. Empty if there is none.
 */
export function requiredText(node: RegexNode): string {
  const found: Found = { longest: "", current: "" };
  collect(node, found);
  keepLongest(found);
  return found.longest;
}

interface Found {
  longest: string;
  /** What ends where the next node begins. */
  current: string;
}

/** Searching for a longer text is not faster, and may compare all of it at every place. */
const longestRequired = 32;

function collect(node: RegexNode, found: Found): void {
  const set = characterSetOf(node);
  if (set !== undefined) {
    if (set.length === 2 && set[0] === set[1]) found.current += String.fromCodePoint(set[0]!);
    else keepLongest(found);
    return;
  }
  switch (node.kind) {
    case "sequence":
      for (const item of node.items) collect(item, found);
      return;
    case "group":
      collect(node.body, found);
      return;
    case "quantified":
      if (node.min === 1 && node.max === 1) collect(node.body, found);
      else if (node.min > 0) {
        // The first round continues what is before it; what follows comes after the last one.
        collect(node.body, found);
        keepLongest(found);
      } else keepLongest(found);
      return;
    case "look":
      // What a lookaround looks for need not be here, but somewhere in the text.
      if (!node.negated) {
        const inside: Found = { longest: found.longest, current: "" };
        collect(node.body, inside);
        keepLongest(inside);
        found.longest = inside.longest;
      }
      return;
    case "assertion":
    case "flags":
    case "keep-out":
      return;
    default:
      keepLongest(found);
  }
}

function keepLongest(found: Found): void {
  if (found.current.length > found.longest.length) found.longest = found.current.slice(0, longestRequired);
  found.current = "";
}
