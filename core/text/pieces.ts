/** A text that is whole, or comes in pieces one after the other, since it may be longer than a string can be. */
export type Pieces = string | Iterable<string>;

export function piecesOf(text: Pieces): Iterable<string> {
  return typeof text === "string" ? [text] : text;
}
