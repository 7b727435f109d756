import { type CharSet, haveCommonCharacter } from "../characters/char-set.ts";
import { characterSetOf } from "../characters/character-set.ts";
import { newline } from "../characters/named-sets.ts";
import { lengthOf } from "../syntax/length.ts";
import { childrenOf, type RegexNode } from "../syntax/node.ts";
import {
  anythingFollows,
  eitherOf,
  type FirstSet,
  firstSetOf,
  inFrontOf,
  nothingFollows,
} from "./first-set.ts";

/**
 * Why it can't be computed which texts a pattern matches; undefined if it can. Sets of places are enough for
 * everything except what looks at matched text again (back references), recurses, or discards alternatives
 * that backtracking would still try. The latter is fine if the alternatives would fail anyway, as in
 * `[0-9]++x`.
 */
export function whyUndecidable(node: RegexNode): string | undefined {
  const feature =
    unsupportedFeature(node) ??
    (mayGiveUpMatches(node) && givesUpMatches(node, nothingFollows)
      ? "an atomic group or possessive quantifier that gives up matches"
      : undefined);
  return feature && `uses ${feature}, which can't be matched here`;
}

function unsupportedFeature(node: RegexNode): string | undefined {
  switch (node.kind) {
    case "back-reference":
      return "a back reference";
    case "subroutine-call":
      return "recursion";
    case "conditional":
      return "a conditional group";
    case "verb":
      return "a control verb";
    case "grapheme-cluster":
      return "\\X";
    case "property":
      return "a Unicode property";
    case "class":
      return node.set ? undefined : "a Unicode property";
    case "assertion":
      return node.place === "match-start" ? "\\G" : undefined;
    default:
      for (const child of childrenOf(node)) {
        const found = unsupportedFeature(child);
        if (found) {
          return found;
        }
      }
      return undefined;
  }
}

/** Is there anything that `givesUpMatches` has to look at? Few patterns have it. */
function mayGiveUpMatches(node: RegexNode): boolean {
  switch (node.kind) {
    case "newline-sequence":
      return true;
    case "group":
      return node.type === "atomic" || mayGiveUpMatches(node.body);
    case "quantified":
      return node.mode === "possessive" || mayGiveUpMatches(node.body);
    default:
      return childrenOf(node).some(mayGiveUpMatches);
  }
}

/** Does something in the node prevent a match that backtracking into it would find? */
function givesUpMatches(node: RegexNode, after: FirstSet): boolean {
  switch (node.kind) {
    case "sequence": {
      let behind = after;
      for (const item of [...node.items].reverse()) {
        if (givesUpMatches(item, behind)) {
          return true;
        }
        behind = inFrontOf(firstSetOf(item), behind);
      }
      return false;
    }
    case "alternation":
      return node.alternatives.some((alternative) => givesUpMatches(alternative, after));
    case "look":
      return givesUpMatches(node.body, node.ahead ? nothingFollows : anythingFollows);
    case "group":
      if (node.type === "atomic" && !losesNothing(node.body, after)) {
        return true;
      }
      return givesUpMatches(node.body, after);
    case "quantified": {
      const possessive = node.mode === "possessive";
      if (possessive && !losesNothing(node, after)) {
        return true;
      }
      const again = node.max > 1 ? eitherOf([firstSetOf(node.body), after]) : after;
      return givesUpMatches(node.body, again);
    }
    case "newline-sequence":
      return meets(newline, after);
    default:
      return false;
  }
}

/**
 * True if every match of the node at one place has the same length, or if a shorter one could not continue.
 */
function losesNothing(node: RegexNode, after: FirstSet): boolean {
  const { min, max } = lengthOf(node);
  if (min === max) {
    return true;
  }
  const repeated = node.kind === "quantified" ? characterSetOf(node.body) : undefined;
  return (
    repeated !== undefined && !(node.kind === "quantified" && node.mode === "lazy") && !meets(repeated, after)
  );
}

function meets(set: CharSet, after: FirstSet): boolean {
  return after.tested || haveCommonCharacter(set, after.set);
}
