/** A part of a text: offsets in UTF-16 code units, the end exclusive. */
export interface Span {
  start: number;
  end: number;
}
