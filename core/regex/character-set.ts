import { type CharSet, oneCharacter, withBothCases } from "./char-set.ts";
import { anyButNewline, anyCharacter, classEscapes } from "./named-sets.ts";
import type { RegexNode } from "./node.ts";

/** The characters that a node matches, for the nodes that match exactly one character; undefined for others. */
export function characterSetOf(node: RegexNode): CharSet | undefined {
  switch (node.kind) {
    case "literal":
      return node.ignoreCase ? withBothCases(oneCharacter(node.codePoint)) : oneCharacter(node.codePoint);
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
