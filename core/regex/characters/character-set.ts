import type { Literal, RegexNode } from "../syntax/node.ts";
import { type CharSet, oneCharacter, withBothCases } from "./char-set.ts";
import { anyButNewline, anyCharacter, classEscapes } from "./named-sets.ts";

/** The characters that a node matches, for the nodes that match exactly one character; undefined for others. */
export function characterSetOf(node: RegexNode): CharSet | undefined {
  switch (node.kind) {
    case "literal":
      return literalSet(node);
    case "any":
      return node.matchesNewline ? anyCharacter : anyButNewline;
    case "class-escape":
      return classEscapes[node.letter];
    case "class":
      return node.set;
    case "group":
      return node.type === "branch-reset" ? undefined : characterSetOf(node.body);
    default:
      return undefined;
  }
}

/** The sets of literals below 128, which most patterns consist of, by code point. */
const exactSets: CharSet[] = [];
const foldedSets: CharSet[] = [];

function literalSet({ codePoint, ignoreCase }: Literal): CharSet {
  const known = ignoreCase ? foldedSets : exactSets;
  if (known.length === 0) {
    for (let each = 0; each < 128; each++) {
      const set = oneCharacter(each);
      known.push(ignoreCase ? withBothCases(set) : set);
    }
  }
  // Without UTF mode, only letters below 128 have two cases.
  return known[codePoint] ?? oneCharacter(codePoint);
}
