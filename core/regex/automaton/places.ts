import type { Place } from "../syntax/node.ts";

/** What is on one side of a place in a text, as far as tests of places need it. */
export const kinds = {
  /** Nothing: the text begins or ends here. */
  edge: 0,
  /** The line break that ends the text. */
  finalNewline: 1,
  newline: 2,
  word: 3,
  other: 4,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

export const allKinds: readonly Kind[] = Object.values(kinds);

/** Is a test true at the place between these two? */
export function holdsBetween(place: Place, left: Kind, right: Kind): boolean {
  switch (place) {
    case "text-start":
    case "match-start":
      return left === kinds.edge;
    case "line-start":
      return left === kinds.edge || (left === kinds.newline && right !== kinds.edge);
    case "text-end":
      return right === kinds.edge;
    case "end":
      return right === kinds.edge || right === kinds.finalNewline;
    case "line-end":
      return right === kinds.edge || right === kinds.finalNewline || right === kinds.newline;
    case "word-boundary":
      return (left === kinds.word) !== (right === kinds.word);
    case "no-word-boundary":
      return (left === kinds.word) === (right === kinds.word);
  }
}
