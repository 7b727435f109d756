import { type CharSet, noCharacter, unionOf } from "../characters/char-set.ts";
import { characterSetOf } from "../characters/character-set.ts";
import { anyCharacter, newline, verticalSpace } from "../characters/named-sets.ts";
import type { RegexNode } from "../syntax/node.ts";

/** What a match of something can begin with. */
export interface FirstSet {
  set: CharSet;
  /** It can match without consuming a character; then what follows decides. */
  nullable: boolean;
  /** It begins with a test that `set` does not express, such as a lookaround. */
  tested: boolean;
}

/** What a finished match requires of the next character: nothing at all. */
export const nothingFollows: FirstSet = { set: noCharacter, nullable: false, tested: false };

/** What can follow if that is not known. */
export const anythingFollows: FirstSet = { set: anyCharacter, nullable: true, tested: true };

export function firstSetOf(node: RegexNode): FirstSet {
  const single = characterSetOf(node);
  if (single) {
    return { set: single, nullable: false, tested: false };
  }
  switch (node.kind) {
    case "sequence":
      return node.items.reduceRight((after, item) => inFrontOf(firstSetOf(item), after), nullable);
    case "alternation":
      return eitherOf(node.alternatives.map(firstSetOf));
    case "group":
      return firstSetOf(node.body);
    case "quantified":
      if (node.max === 0) {
        return nullable;
      }
      return node.min === 0 ? { ...firstSetOf(node.body), nullable: true } : firstSetOf(node.body);
    case "newline-sequence":
      return { set: verticalSpace, nullable: false, tested: false };
    case "assertion":
      if (node.place === "text-end") {
        return nothingFollows;
      }
      return node.place === "end" || node.place === "line-end"
        ? { set: newline, nullable: false, tested: false }
        : { ...nullable, tested: true };
    case "flags":
    case "keep-out":
      return nullable;
    default:
      return anythingFollows;
  }
}

const nullable: FirstSet = { set: noCharacter, nullable: true, tested: false };

/** The first set of one thing with another after it. */
export function inFrontOf(first: FirstSet, after: FirstSet): FirstSet {
  return first.nullable ? { ...eitherOf([first, after]), nullable: after.nullable } : first;
}

export function eitherOf(sets: readonly FirstSet[]): FirstSet {
  const set = unionOf(sets.map((each) => each.set));
  const isTooMuch = set.length > 2 * mostRanges;
  return {
    set: isTooMuch ? anyCharacter : set,
    nullable: sets.some((each) => each.nullable),
    tested: isTooMuch || sets.some((each) => each.tested),
  };
}

/** Sets of more ranges count as unknown: they would be joined again for every item before them. */
const mostRanges = 200;
