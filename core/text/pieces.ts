/** A text that is complete, or comes in pieces, because it may be longer than a string can be. */
export type Pieces = string | Iterable<string>;

export function piecesOf(text: Pieces): Iterable<string> {
  return typeof text === "string" ? [text] : text;
}
